import Geodata
import OSMInterop
import TestWorlds
import Testing

/// Counted with pyosmium 4.3 by the default rule as it is written in words, without our table: edges whose two nodes are
/// both in the file and differ, and the nodes that they have. Helsinki's streets name 856 nodes that it does not have.
@Suite struct RealExtractTests {
    @Test(
        "real extracts have the nodes and segments that another reader counts",
        .needsRealData("liechtenstein"),
        arguments: [
            ("liechtenstein/liechtenstein", 54_257, 55_865), ("monaco/monaco", 24_627, 25_800),
            ("helsinki/helsinki", 6_546, 7_834), ("porto-portugal/porto_portugal", 324_649, 351_893),
        ])
    func counts(name: String, nodes: Int, segments: Int) throws {
        let rules = try GeodataFolder(path: Places.geodata).walkingRules()
        let extract = try OSMExtract(reading: "\(Places.realData)/\(name).osm.pbf", rules: rules)
        #expect(extract.streets.reduce(0) { $0 + $1.shape.count - 1 } == segments)
        // Inner positions are nodes of one street only; closed barriers make several ends of one node.
        let inner = extract.streets.reduce(0) { $0 + $1.shape.count - 2 }
        let ends = Set(extract.streets.flatMap { [$0.from, $0.to] }.filter { $0 > Int64.min / 2 })
        let barriers = extract.remarks.reduce(0) { sum, remark in
            if case .closedBarriers(let count) = remark { sum + count } else { sum }
        }
        #expect(inner + ends.count + barriers == nodes)
    }
}
