import Foundation
import TestWorlds
import Testing

@Suite("zegui nearest")
struct NearestTests {
    /// A street along the equator from 0° to 0.03°, in OpenStreetMap's words. Two libraries beside it at 0.01° and
    /// 0.02°, each 0.0001° north; a park whose ground the street runs through from 0.024° to 0.026°; a school that no
    /// street is near.
    private static let city = """
        <osm version="0.6">
          <node id="1" lon="0" lat="0"/><node id="2" lon="0.03" lat="0"/>
          <way id="10"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/></way>
          <node id="3" lon="0.01" lat="0.0001"><tag k="amenity" v="library"/><tag k="name" v="西馆"/></node>
          <node id="4" lon="0.02" lat="0.0001"><tag k="amenity" v="library"/></node>
          <node id="5" lon="0.024" lat="-0.001"/><node id="6" lon="0.026" lat="-0.001"/>
          <node id="7" lon="0.026" lat="0.001"/><node id="8" lon="0.024" lat="0.001"/>
          <way id="11"><nd ref="5"/><nd ref="6"/><nd ref="7"/><nd ref="8"/><nd ref="5"/><tag k="leisure" v="park"/></way>
          <node id="9" lon="0.01" lat="0.01"><tag k="amenity" v="school"/></node>
        </osm>
        """
    private static let header = ["from", "category", "rank", "facility", "name", "seconds", "metres", "reason"]
    /// Beside a library: 0.0001° of the meridian.
    private static let leg = 0.0001 * StreetWorld.meridianDegree

    private func inCity(_ body: (TemporaryFolder) throws -> Void) throws {
        try withTemporaryFolder { folder in
            try folder.write(Self.city, to: "city.osm")
            try expectSuccess(zegui("init", "city.gpkg", "--scheme", "beijing", in: folder))
            try expectSuccess(zegui("import", "network", "city.gpkg", "city.osm", "--facilities", in: folder))
            try body(folder)
        }
    }

    private func nearest(_ places: String, _ options: [String], in folder: TemporaryFolder) throws -> Run {
        try folder.write("id,lon,lat\n" + places, to: "from.csv")
        return try zegui(
            ["nearest", "city.gpkg", "--from", "from.csv", "-o", "out.csv", "--force"] + options, in: folder)
    }

    private func rows(of folder: TemporaryFolder) throws -> [[String]] {
        try folder.text(of: "out.csv").split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test("each category has the nearest one; a park is reached where the street enters it, not at its middle")
    func categories() throws {
        try inCity { folder in
            let run = try expectSuccess(nearest("a,0.012,0\n", ["--speed", "2"], in: folder))
            let rows = try rows(of: folder)
            #expect(rows.map { $0[0] } == ["from", "a", "a", "a"])
            #expect(rows[0] == Self.header)
            // 1800 m: the park begins 0.012° away, 1335.8 m; the western library is 0.002° away and its leg.
            #expect(rows[1].prefix(5) == ["a", "library", "1", "node/3", "西馆"])
            #expect(rows[2].prefix(5) == ["a", "park", "1", "way/11", ""])
            #expect(rows[3] == ["a", "school", "", "", "", "", "", "noneWithin"])
            for (row, metres) in [
                (rows[1], 0.002 * StreetWorld.equatorDegree + Self.leg), (rows[2], 0.012 * StreetWorld.equatorDegree),
            ] {
                #expect(try abs(#require(Double(row[6])) - metres) < 0.002)
                #expect(try abs(#require(Double(row[5])) - metres / 2) < 0.002)
                #expect(row[7].isEmpty)
            }
            #expect(run.output == "out.csv: 1 × 3 nearest facilities, 2 within 15 min, 2.0 m/s\n")
            #expect(run.errors.contains("too far from any street to be reached: 1, the first is node/9"))
        }
    }

    @Test("of several the nearest comes first; there are no more than are within the time")
    func several() throws {
        try inCity { folder in
            // From 0.016°: 0.004° east, 445.3 m + 11.1 m; 0.006° west, 667.9 m + 11.1 m.
            let options = ["--category", "library", "-k", "3", "--speed", "1"]
            try expectSuccess(nearest("a,0.016,0\n", options, in: folder))
            #expect(
                try rows(of: folder).dropFirst().map { Array($0[1...3]) } == [
                    ["library", "1", "node/4"], ["library", "2", "node/3"],
                ])
            // 11 minutes are 660 m, 7 are 420 m.
            try expectSuccess(nearest("a,0.016,0\n", options + ["--minutes", "11"], in: folder))
            #expect(try rows(of: folder).dropFirst().map { $0[3] } == ["node/4"])
            try expectSuccess(nearest("a,0.016,0\n", options + ["--minutes", "7"], in: folder))
            #expect(try rows(of: folder)[1] == ["a", "library", "", "", "", "", "", "noneWithin"])
        }
    }

    @Test("a place that no street is near says so; who stands at a facility walks nowhere")
    func places() throws {
        try inCity { folder in
            let run = try expectSuccess(
                nearest("far,0.01,0.01\nthere,0.02,0.0001\n", ["--category", "library"], in: folder))
            let rows = try rows(of: folder)
            #expect(rows[1] == ["far", "library", "", "", "", "", "", "tooFar"])
            #expect(rows[2] == ["there", "library", "1", "node/4", "", "0.000", "0.000", ""])
            #expect(run.errors.contains("from far: the nearest street is 1105.7 m away"))
        }
    }

    @Test("categories come in alphabetical order, each once, however they are asked for; JSON counts the pairs")
    func order() throws {
        try inCity { folder in
            let asked = ["park", "library", "park"].flatMap { ["--category", $0] }
            let run = try expectSuccess(nearest("a,0.02,0\nb,0.01,0.01\n", asked + ["--format", "json"], in: folder))
            #expect(
                try rows(of: folder).dropFirst().map { $0[0] + $0[1] } == ["alibrary", "apark", "blibrary", "bpark"])
            let summary = try run.object()
            #expect(summary["pairs"] as? Int == 4 && summary["reached"] as? Int == 2)
            #expect(summary["categories"] as? [String] == ["library", "park"])
            #expect((summary["remarks"] as? [[String: Any]])?.map { $0["id"] as? String } == ["b"])
        }
    }

    @Test("a category that is not there names the nearest; facilities that are not there, how to import them")
    func refusals() throws {
        try inCity { folder in
            let run = try nearest("a,0.02,0\n", ["--category", "libary"], in: folder)
            #expect(run.status == 64 && run.errors.contains("did you mean 'library'"))
            #expect(!folder.has("out.csv"))
            for options in [
                ["-k", "0"], ["--minutes", "0"], ["--minutes", "nan"], ["--minutes", "240", "--speed", "10"],
                ["-o", "out.gpkg"],
            ] {
                #expect(try nearest("a,0.02,0\n", options, in: folder).status == 64, "\(options)")
            }
        }
        try StreetWorld.inFolder { folder in
            try folder.write("id,lon,lat\na,0,0\n", to: "from.csv")
            let run = try zegui("nearest", "walk.gpkg", "--from", "from.csv", "-o", "out.csv", in: folder)
            #expect(run.status == 65 && run.errors.contains("zegui import network --facilities"))
        }
    }
}
