import Foundation
import TestWorlds
import Testing

@Suite("zegui crs and zegui fit")
struct CoordinateCommandTests {
    @Test("crs tells what a code is, its zone and area, and the way to both systems of projects")
    func crs() throws {
        try withTemporaryFolder { folder in
            let text = try expectSuccess(zegui("crs", "epsg:4547", in: folder)).output
            for words in [
                "CGCS2000 / 3-degree Gauss-Kruger CM 114E", "zone 38", "114°E", "EPSG:4526", "112.5 to 115.5°E",
                "to EPSG:4490", "to EPSG:4326", "accuracy 0.0 m",
            ] {
                #expect(text.contains(words), "\(words)")
            }
            let chinese = try expectSuccess(zegui("crs", "EPSG:4526", "--lang", "zh", in: folder)).output
            #expect(chinese.contains("3 度带第 38 带") && chinese.contains("EPSG:4547"))
        }
    }

    @Test("crs answers programs with one object, refusals in it")
    func crsJSON() throws {
        try withTemporaryFolder { folder in
            let xian = try expectSuccess(zegui("crs", "EPSG:2384", "--format", "json", in: folder)).object()
            #expect(
                Set(xian.keys)
                    == ["crs", "name", "kind", "datum", "axes", "readAs", "zone", "areaOfUse", "to"])
            let ways = try #require(xian["to"] as? [[String: Any]])
            #expect(ways.count == 2)
            #expect((ways[0]["refused"] as? String)?.hasPrefix("CRS.ballpark") == true)
            let gcj = try expectSuccess(zegui("crs", "gcj02", "--format", "json", in: folder)).object()
            #expect((gcj["to"] as? [[String: Any]])?.map { $0["accuracyM"] as? Double } == [2, 2])
            #expect(gcj["zone"] is NSNull)
        }
    }

    /// Four points of a made-up city system: EPSG:4547's metres, turned by nothing, shifted by -400,000 and -3,000,000,
    /// and one of them 0.1 m off.
    private static let city = """
        点名,原x,原y,目标x,目标y
        A,90000,400000,490000,3400000
        B,110000,400000,510000,3400000
        C,110000,420000,510000,3420000
        D,90000.1,420000,490000,3420000

        """

    @Test("fit prints residuals and the pipeline, which pyproj follows to the same places", .needsPython)
    func fit() throws {
        try withTemporaryFolder { folder in
            try folder.write(Self.city, to: "points.csv")
            let text = try expectSuccess(zegui("fit", "points.csv", "--to-crs", "EPSG:4547", in: folder))
            let pipeline = try #require(text.lines.last)
            #expect(pipeline.hasPrefix("+proj=pipeline"))
            let json = try expectSuccess(
                zegui("fit", "points.csv", "--to-crs", "EPSG:4547", "--format", "json", in: folder)
            ).object()
            #expect(json["pipeline"] as? String == pipeline)
            let residuals = try #require(json["residuals"] as? [[String: Any]])
            #expect(residuals.compactMap { $0["name"] as? String } == ["A", "B", "C", "D"])
            // pyproj follows the pipeline to degrees, goes on to EPSG:4547, and measures what is left.
            let script = """
                import csv, sys
                from pyproj import Transformer
                way = Transformer.from_pipeline(sys.argv[1])
                plane = Transformer.from_crs(4490, 4547, always_xy=True)
                for row in csv.DictReader(open('points.csv')):
                    x, y = plane.transform(*way.transform(float(row['原x']), float(row['原y'])))
                    print(x - float(row['目标x']), y - float(row['目标y']))
                """
            let measured = try expectSuccess(python(script, pipeline, in: folder)).lines.map { line in
                line.split(separator: " ").compactMap { Double($0) }
            }
            for (residual, theirs) in zip(residuals, measured) {
                #expect(abs((residual["eastM"] as? Double ?? .nan) - theirs[0]) < 1e-5)
                #expect(abs((residual["northM"] as? Double ?? .nan) - theirs[1]) < 1e-5)
            }
            // The corner's 0.1 m: half of it is left there, as in ControlPointFitTests, and √(8/4)/40 in the mean.
            #expect(abs((json["largestM"] as? Double ?? .nan) - 0.05) < 1e-4)
            #expect(abs((json["rmsM"] as? Double ?? .nan) - 0.1 / 4 * 2.0.squareRoot()) < 1e-4)
        }
    }

    @Test("what fit prints is what --crs takes")
    func roundTrip() throws {
        try withTemporaryFolder { folder in
            try folder.write(Self.city, to: "points.csv")
            let pipeline = try #require(
                try expectSuccess(zegui("fit", "points.csv", "--to-crs", "EPSG:4547", in: folder)).lines.last)
            let square = "POLYGON ((100000 400000, 101000 400000, 101000 401000, 100000 401000, 100000 400000))"
            try folder.write(try GeoJSONFile.text([(square, ["name": "方"])]), to: "a.geojson")
            _ = try expectSuccess(zegui("init", "city.gpkg", "--scheme", "beijing", in: folder))
            let taken = try expectSuccess(
                zegui(
                    "import", "areas", "city.gpkg", "a.geojson", "--level", "street", "--crs", pipeline, "--format",
                    "json", in: folder)
            ).object()
            let move = try #require(taken["crs"] as? [String: Any])
            #expect(move["from"] as? String == "PROJ pipeline")
            #expect((move["operation"] as? String)?.contains(pipeline) == true)
            #expect(move["accuracyM"] == nil || move["accuracyM"] is NSNull)
        }
    }

    @Test("three points and six parameters: fit says that they prove nothing")
    func provesNothing() throws {
        try withTemporaryFolder { folder in
            try folder.write(
                Self.city.split(separator: "\n").prefix(4).joined(separator: "\n") + "\n", to: "three.csv")
            let run = try expectSuccess(
                zegui("fit", "three.csv", "--to-crs", "EPSG:4547", "--affine", in: folder))
            #expect(run.errors.contains("prove nothing"))
        }
    }

    @Test("rows that are no numbers, repeat each other, or lie on one line are refused, each told")
    func refused() throws {
        try withTemporaryFolder { folder in
            try folder.write("from_x,from_y,to_x,to_y\n1,x,114,30\n5,6,,30\n1,1,114,30\n1,1,115,31\n", to: "bad.csv")
            let bad = try zegui("fit", "bad.csv", in: folder)
            #expect(bad.status == 65)
            for words in ["row 2: 'from_y' is 'x'", "row 3: 'to_x' is empty", "row 5: it repeats row 4"] {
                #expect(bad.errors.contains(words), "\(words)")
            }
            try folder.write(
                "from_x,from_y,to_x,to_y\n0,0,114,30\n1000,1000,114.01,30.01\n2000,2000,114.02,30.02\n", to: "line.csv")
            let line = try zegui("fit", "line.csv", in: folder)
            #expect(line.status == 65 && line.errors.contains("one line"))
            try folder.write("from_x,to_x,to_y\n0,114,30\n", to: "short.csv")
            let short = try zegui("fit", "short.csv", in: folder)
            #expect(short.status == 65 && short.errors.contains("'from_y'"))
        }
    }

    @Test(
        "what is exported in any system comes back where it was",
        arguments: [
            ("gpkg", "cgcs2000"), ("gpkg", "EPSG:4547"), ("gpkg", "EPSG:4526"), ("shp", "EPSG:4526"),
            ("shp", "EPSG:4547"),
            ("shp", "wgs84"), ("fgb", "EPSG:3857"), ("gpkg", "EPSG:32649"),
        ])
    func returns(ending: String, crs: String) throws {
        try City.sample.get().inFolder { folder in
            try expectSuccess(
                zegui("export", "areas", "city.gpkg", "-o", "a.\(ending)", "--crs", crs, in: folder))
            try expectSuccess(zegui("init", "again.gpkg", "--scheme", "beijing", in: folder))
            let back = try expectSuccess(
                zegui(
                    "import", "areas", "again.gpkg", "a.\(ending)", "--level-field", "level", "--parent-field",
                    "parent",
                    "--code-field", "code", in: folder))
            #expect(back.errors.isEmpty)
            func areas(_ project: String) throws -> [Double] {
                let status = try expectSuccess(zegui("status", project, "--format", "json", in: folder)).object()
                let levels = try #require(status["areas"] as? [[String: Any]])
                return levels.compactMap { $0["km2"] as? Double }
            }
            let (first, again) = (try areas("city.gpkg"), try areas("again.gpkg"))
            #expect(!first.isEmpty && first.count == again.count)
            // Chords of a plane and of degrees differ a little.
            for (one, other) in zip(first, again) { #expect(abs(one - other) < 1e-4 * one) }
        }
    }

    @Test("nothing is written in a zone that the project does not lie in")
    func otherZone() throws {
        try City.sample.get().inFolder { folder in
            let refused = try zegui("export", "areas", "city.gpkg", "-o", "a.gpkg", "--crs", "EPSG:4534", in: folder)
            #expect(refused.status == 65)
            #expect(refused.errors.contains("EPSG:4534"))
            #expect(try !folder.names().contains("a.gpkg"))
        }
    }
}
