import GeoModel
import Testing

@testable import GDALInterop

@Suite("areas of an OpenStreetMap file")
struct OpenStreetMapTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    /// A square town of 0.1° whose boundary is two ways, with a park in it, a road and a tree.
    private static let town = """
        <?xml version="1.0" encoding="UTF-8"?>
        <osm version="0.6">
          <node id="1" version="1" lat="33.0" lon="112.0"/><node id="2" version="1" lat="33.0" lon="112.1"/>
          <node id="3" version="1" lat="33.1" lon="112.1"/><node id="4" version="1" lat="33.1" lon="112.0"/>
          <node id="5" version="1" lat="33.02" lon="112.02"/><node id="6" version="1" lat="33.02" lon="112.03"/>
          <node id="7" version="1" lat="33.03" lon="112.03"><tag k="natural" v="tree"/></node>
          <way id="10" version="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/></way>
          <way id="11" version="1"><nd ref="3"/><nd ref="4"/><nd ref="1"/></way>
          <way id="12" version="1"><nd ref="5"/><nd ref="6"/><nd ref="7"/><nd ref="5"/><tag k="leisure" v="park"/></way>
          <way id="13" version="1"><nd ref="5"/><nd ref="6"/><tag k="highway" v="service"/></way>
          <relation id="20" version="1">
            <member type="way" ref="10" role="outer"/><member type="way" ref="11" role="outer"/>
            <tag k="type" v="boundary"/><tag k="boundary" v="administrative"/><tag k="admin_level" v="8"/>
            <tag k="name" v="某镇"/>
          </relation>
        </osm>
        """

    @Test("are put together out of ways and relations, in WGS 84", arguments: ["a.osm", "a.osm.gz"])
    func areas(name: String) throws {
        try folder.write(Self.town, to: "a.osm")
        if name.hasSuffix(".gz") { try folder.run("gzip", "a.osm") }
        let reader = try LayerReader(folder.path(name))
        #expect(try reader.format == "OSM" && reader.layer == "multipolygons" && reader.crs == .wgs84)
        // Of all that is drawn, two are areas.
        #expect(try reader.extent() == Extent(minX: 112, minY: 33, maxX: 112.1, maxY: 33.1))
        try reader.select(["name", "leisure"])
        #expect(Set(try reader.all().map(\.attributes)) == [[.text("某镇"), .null], [.null, .text("park")]])
    }

    @Test("that meet a condition are read alone")
    func condition() throws {
        let path = try folder.write(Self.town, to: "a.osm")
        let reader = try LayerReader(path, where: "boundary='administrative' AND admin_level='8'")
        #expect(try reader.firstExtent().maxX == 112.1)
        try reader.select(["name"])
        let features = try reader.all()
        #expect(features.map(\.attributes) == [[.text("某镇")]])
        guard case .polygons(let shape)? = features.first?.geometry else {
            Issue.record("no ground")
            return
        }
        #expect(shape.polygons.count == 1 && shape.polygons[0].exterior.count == 5)
        #expect(try LayerReader(path, layer: "points").all().count == 1)
    }

    @Test("a file that is cut off is told, and its objects of before are not taken for all")
    func cut() throws {
        let path = try folder.write(String(Self.town.dropLast(60)), to: "a.osm")
        let error = #expect(throws: FormatError.self) { try LayerReader(path).all() }
        #expect(error?.kind == .badInput)
        if let extract = sharedData("liechtenstein/liechtenstein.osm.pbf") {
            let bytes = try bytes(of: extract)
            let path = try folder.write(Array(bytes.prefix(bytes.count / 2)), to: "half.osm.pbf")
            let error = #expect(throws: FormatError.self) {
                try LayerReader(path, where: "admin_level='8'").all()
            }
            #expect(error?.kind == .badInput)
        }
    }

    private func bytes(of path: String) throws -> [UInt8] {
        try folder.run("cp", path, folder.path("whole"))
        return try folder.bytes("whole")
    }
}
