import Foundation
import TestWorlds
import Testing

@Suite("zegui import network")
struct NetworkCommandTests {
    /// Two streets that meet in node 2 and a motorway; node 5 is missing. A library and a gate.
    private static let file = """
        <osm version="0.6">
          <node id="1" lon="112.50" lat="33.00"/><node id="2" lon="112.51" lat="33.00"/>
          <node id="3" lon="112.52" lat="33.00"/><node id="4" lon="112.51" lat="33.01"/>
          <node id="7" lon="112.50" lat="33.001"><tag k="amenity" v="library"/><tag k="name" v="书屋"/></node>
          <node id="8" lon="112.50" lat="33.002"><tag k="entrance" v="main"/></node>
          <way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/></way>
          <way id="11"><nd ref="2"/><nd ref="4"/><nd ref="5"/><tag k="highway" v="footway"/></way>
          <way id="12"><nd ref="1"/><nd ref="4"/><tag k="highway" v="motorway"/></way>
        </osm>
        """

    private func inWorld(_ body: (TemporaryFolder) throws -> Void) throws {
        try withTemporaryFolder { folder in
            try folder.write(Self.file, to: "city.osm")
            try expectSuccess(zegui("init", "city.gpkg", "--scheme", "beijing", in: folder))
            try body(folder)
        }
    }

    @Test("tells the streets, the network, the facilities, and what was left out")
    func english() throws {
        try inWorld { folder in
            let run = try expectSuccess(
                zegui("import", "network", "city.gpkg", "city.osm", "--facilities", in: folder))
            // Way 10 is cut at node 2; with way 11 these are three streets between four nodes, all of which end one or
            // are where three meet. Two hundredths of a degree at 33°N and one along the meridian are 2.978 km.
            #expect(
                run.lines == [
                    "city.osm: 3 streets, EPSG:4326 to EPSG:4490",
                    "2.978 km of street, 4 junctions, 1 component, 0 vertices on islands",
                    "1 facility (library 1), 1 entrance",
                    "1 barrier line (road 1)",
                ])
            #expect(run.errors.contains("1 nodes of streets are not in the file"))
            #expect(run.errors.contains("1 ways are not walked"))
            let status = try expectSuccess(zegui("status", "city.gpkg", in: folder)).lines
            #expect(run.lines.dropFirst().allSatisfy(status.contains))
            let json = try expectSuccess(zegui("status", "city.gpkg", "--format", "json", in: folder)).object()
            #expect(json["barriers"] as? [String: Int] == ["road": 1, "railway": 0, "river": 0])
        }
    }

    @Test("speaks Chinese and JSON")
    func languages() throws {
        try inWorld { folder in
            let chinese = try expectSuccess(
                zegui("import", "network", "city.gpkg", "city.osm", "--lang", "zh", in: folder))
            #expect(
                chinese.lines.dropFirst() == [
                    "道路 2.978 公里，路口 4 个，连通部分 1 个，孤岛上的顶点 0 个", "阻隔线 1 条（道路 1）",
                ])
            #expect(chinese.errors.contains("文件缺少 1 个道路节点"))
            let status = try expectSuccess(zegui("status", "city.gpkg", "--format", "json", in: folder)).object()
            let network = try #require(status["network"] as? [String: Any])
            #expect(network["km"] as? Double == 2.978 && network["junctions"] as? Int == 4)
            #expect(status["facilities"] == nil)
            try expectSuccess(zegui("init", "other.gpkg", "--scheme", "beijing", in: folder))
            let json = try expectSuccess(
                zegui("import", "network", "other.gpkg", "city.osm", "--facilities", "--format", "json", in: folder)
            ).object()
            #expect(json["streets"] as? Int == 3 && json["entrances"] as? Int == 1)
            #expect((json["facilities"] as? [String: Int]) == ["library": 1])
            #expect((json["barriers"] as? [String: Int]) == ["road": 1, "railway": 0, "river": 0])
            #expect((json["network"] as? [String: Any])?["components"] as? Int == 1)
        }
    }

    @Test("makes layers that other programs read", .needsProgram("ogrinfo", package: "gdal-bin"))
    func layers() throws {
        try inWorld { folder in
            try expectSuccess(zegui("import", "network", "city.gpkg", "city.osm", "--facilities", in: folder))
            let info = try run(
                try #require(Places.program("ogrinfo")),
                ["-al", "-so", "city.gpkg", "street", "facility", "entrance", "barrier"],
                in: folder.path)
            #expect(info.status == 0 && info.errors.isEmpty, "\(info.errors)")
            for words in ["Geometry: Line String", "Geometry: Unknown (any)", "Geometry: Point", "Feature Count: 3"] {
                #expect(info.output.contains(words), "\(words)")
            }
        }
    }

    @Test("refuses options that the file has no use for, a damaged file, and the same file again")
    func refused() throws {
        try inWorld { folder in
            let crs = try zegui("import", "network", "city.gpkg", "city.osm", "--crs", "gcj02", in: folder)
            #expect(crs.status == 64 && crs.errors.contains("'--crs' is for layers of lines"))
            let places = try zegui("import", "network", "city.gpkg", "a.geojson", "--facilities", in: folder)
            #expect(places.status == 64 && places.errors.contains("are taken of OpenStreetMap files"))
            try folder.write("<osm><node", to: "cut.osm")
            #expect(try zegui("import", "network", "city.gpkg", "cut.osm", in: folder).status == 65)
            #expect(try zegui("import", "network", "city.gpkg", "none.osm", in: folder).status == 66)
            try expectSuccess(zegui("import", "network", "city.gpkg", "city.osm", in: folder))
            let again = try zegui("import", "network", "city.gpkg", "city.osm", in: folder)
            #expect(again.status == 65 && again.errors.contains("is in the project already"))
        }
    }

    @Test("takes Liechtenstein without areas", .needsRealData("liechtenstein"))
    func liechtenstein() throws {
        try inWorld { folder in
            let json = try expectSuccess(
                zegui(
                    "import", "network", "city.gpkg", Places.realData + "/liechtenstein/liechtenstein.osm.pbf",
                    "--format", "json", in: folder)
            ).object()
            // 54,257 nodes of walkable ways, counted with pyosmium; closed barriers are nodes of each piece they end.
            let vertices = try #require((json["network"] as? [String: Any])?["vertices"] as? Int)
            #expect(abs(vertices - 54_257) < 200)
        }
    }
}
