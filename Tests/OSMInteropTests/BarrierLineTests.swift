import GeoModel
import OSMInterop
import PlanningModel
import Testing

@Suite("lines that sever")
struct BarrierLineTests {
    /// Nodes 1 to 5 along the equator; the street 1–2 is always walked.
    private let base = (1...5).map { OSMText.node($0, Double($0) / 1000, 0) } + [OSMText.way(9, [1, 2])]

    private func at(_ nodes: [Int]) -> [Position] { nodes.map { Position(longitude: Double($0) / 1000, latitude: 0) } }

    @Test(
        "are expressways, railways and rivers, but not where one walks over or under them",
        arguments: [
            ("highway=motorway", BarrierLine.Kind.road), ("highway=trunk", .road), ("highway=trunk_link", .road),
            ("highway=secondary motorroad=yes", .road), ("highway=primary foot=no", .road), ("highway=primary", nil),
            ("highway=trunk bridge=yes", nil), ("highway=motorway tunnel=yes", nil), ("highway=residential", nil),
            ("highway=trunk bridge=no", .road), ("railway=rail", .railway), ("railway=light_rail", .railway),
            ("railway=subway tunnel=yes", nil), ("railway=rail bridge=viaduct", nil), ("railway=tram", nil),
            ("railway=abandoned", nil), ("waterway=river", .river), ("waterway=canal", .river),
            ("waterway=canal tunnel=culvert", nil), ("waterway=river covered=yes", nil), ("waterway=stream", nil),
            ("waterway=canal bridge=aqueduct", nil),
        ])
    func kinds(tags: String, kind: BarrierLine.Kind?) throws {
        let extract = try OSMText.read(base + [OSMText.way(10, [3, 4], tags)])
        #expect(extract.barriers.map(\.kind) == (kind.map { [$0] } ?? []))
        #expect(extract.barriers.allSatisfy { $0.id == "way/10" && $0.line == at([3, 4]) })
    }

    @Test("are walked too where they may be")
    func walked() throws {
        let extract = try OSMText.read(base + [OSMText.way(10, [2, 3], "highway=trunk")])
        #expect(extract.barriers.map(\.id) == ["way/10"] && extract.streets.map(\.way) == [9, 10])
    }

    @Test("have their name, else their number as a road, and do not depend on the order of the file")
    func names() throws {
        let ways = [
            OSMText.way(12, [4, 5], "waterway=river"), OSMText.way(11, [3, 4], "highway=trunk ref=G4"),
            OSMText.way(10, [2, 3], "highway=trunk ref=G4 name=环路"),
        ]
        let extract = try OSMText.read(base + ways)
        #expect(extract.barriers.map(\.name) == ["环路", "G4", nil])
        #expect(try OSMText.read(base + ways.reversed()).barriers == extract.barriers)
    }

    @Test("end before a node that the file does not have, and begin again after it")
    func missingNodes() throws {
        let extract = try OSMText.read(base + [OSMText.way(10, [1, 2, 3, 77, 4, 5, 78, 1], "railway=rail")])
        // Between 78 and the end stands node 1 alone, which is no line.
        #expect(extract.barriers.map(\.line) == [at([1, 2, 3]), at([4, 5])])
        #expect(extract.remarks.isEmpty)
    }

    @Test("do not cut the streets they cross at a node that only they share")
    func noCut() throws {
        let extract = try OSMText.read(
            base + [OSMText.way(10, [2, 3, 4]), OSMText.way(11, [1, 3, 5], "railway=rail")])
        #expect(extract.pieces == [[9, 1, 2, 2], [10, 2, 4, 3]])
    }
}
