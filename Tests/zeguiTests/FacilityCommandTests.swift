import Foundation
import TestWorlds
import Testing

@Suite("facilities that come from files")
struct FacilityCommandTests {
    /// Beside the main street of the equator, each 0.0001° north of it; the park lies on it from 0.02° to 0.022°. The
    /// last is a hundred kilometres off.
    private static let list = """
        编号,类别,名称,容量,经度,纬度
        k,幼儿园,一幼,120,0.01,0.0001
        c1,clinic,,,0.015,0.0001
        c2,clinic,,,0.018,0.0001
        far,clinic,,,1,0

        """
    private static let parks = """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"p","name":"一园"},
        "geometry":{"type":"Polygon","coordinates":[[[0.02,-0.001],[0.022,-0.001],[0.022,0.001],[0.02,0.001],[0.02,-0.001]]]}}]}
        """
    /// To the street: 0.0001° of the meridian.
    private static let leg = 0.0001 * StreetWorld.meridianDegree

    private func inTown(_ body: (TemporaryFolder) throws -> Void) throws {
        try StreetWorld.inFolder { folder in
            try folder.write(Self.list, to: "list.csv")
            try folder.write(Self.parks, to: "parks.geojson")
            try expectSuccess(zegui("import", "facilities", "walk.gpkg", "list.csv", in: folder))
            try expectSuccess(
                zegui("import", "facilities", "walk.gpkg", "parks.geojson", "--category", "公园", in: folder))
            try body(folder)
        }
    }

    private func isochrone(_ options: String..., in folder: TemporaryFolder) throws -> Run {
        try zegui(["isochrone", "walk.gpkg", "-o", "out.geojson", "--force"] + options, in: folder)
    }

    @Test("are exported as points, of which that of a park lies in the park")
    func exported() throws {
        try inTown { folder in
            try expectSuccess(zegui("export", "facilities", "walk.gpkg", "-o", "out.geojson", in: folder))
            let text = try folder.text(of: "out.geojson")
            let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
            let features = try #require(object?["features"] as? [[String: Any]])
            func values(_ name: String) -> [String?] {
                features.map { ($0["properties"] as? [String: Any])?[name] as? String }
            }
            #expect(values("facility_id") == ["k", "c1", "c2", "far", "p"])
            #expect(values("category") == ["kindergarten", "clinic", "clinic", "clinic", "park"])
            #expect(values("name") == ["一幼", nil, nil, nil, "一园"])
            #expect((features[0]["properties"] as? [String: Any])?["capacity"] as? Int == 120)
            let places = try features.map { feature in
                let geometry = try #require(feature["geometry"] as? [String: Any])
                #expect(geometry["type"] as? String == "Point")
                return try #require(geometry["coordinates"] as? [Double])
            }
            #expect(Array(places.prefix(4)) == [[0.01, 0.0001], [0.015, 0.0001], [0.018, 0.0001], [1, 0]])
            #expect((0.02...0.022).contains(places[4][0]) && (-0.001...0.001).contains(places[4][1]))
        }
    }

    @Test("are told by category when they come, and in the project's status")
    func told() throws {
        try StreetWorld.inFolder { folder in
            try folder.write(Self.list, to: "list.csv")
            let run = try expectSuccess(zegui("import", "facilities", "walk.gpkg", "list.csv", in: folder))
            #expect(
                run.output
                    == "list.csv: 4 facilities (clinic 3, kindergarten 1), EPSG:4326, text UTF-8 (its bytes)\n")
            let status = try expectSuccess(zegui("status", "walk.gpkg", in: folder))
            #expect(status.output.contains("4 facilities (clinic 3, kindergarten 1), 0 entrances"))
            let again = try zegui("import", "facilities", "walk.gpkg", "list.csv", in: folder)
            #expect(again.status == 65 && again.errors.contains("in the project already, byte for byte"))
            try folder.write(Self.parks, to: "parks.geojson")
            let parks = try expectSuccess(
                zegui(
                    "import", "facilities", "walk.gpkg", "parks.geojson", "--category", "park", "--format", "json",
                    in: folder))
            #expect(try parks.object()["facilities"] as? [String: Int] == ["park": 1])
        }
    }

    @Test("are found by who looks for the nearest")
    func nearest() throws {
        try inTown { folder in
            try folder.write("id,lon,lat\na,0.017,0\n", to: "from.csv")
            try expectSuccess(
                zegui("nearest", "walk.gpkg", "--from", "from.csv", "-o", "near.csv", "--speed", "2", in: folder))
            let found = rows(ofCSV: try folder.text(of: "near.csv"))
            #expect(found.map { $0["facility"] } == ["c2", "k", "p"])
            // A clinic 0.001° away and its leg, a kindergarten 0.007°, a park that begins at 0.02°.
            for (row, metres) in zip(found, [0.001, 0.007, 0.003].map { $0 * StreetWorld.equatorDegree }) {
                let leg = row["facility"] == "p" ? 0 : Self.leg
                #expect(try abs(#require(row["metres"].flatMap(Double.init)) - metres - leg) < 0.002)
            }
        }
    }

    @Test("each have their own isochrones: a park's begin at its ends, a clinic's at its door")
    func isochrones() throws {
        try inTown { folder in
            let run = try expectSuccess(isochrone("--facility", "p,k", "--minutes", "2,1", "--lines", in: folder))
            #expect(run.output == "out.geojson: from 2 facilities, reached within 1,2 min, adult, 1.2 m/s, CRS84\n")
            let features = try GeoJSON(folder.text(of: "out.geojson")).features
            #expect(features.map { $0.properties["facility"] as? String } == ["k", "k", "p", "p"])
            #expect(
                features.map { $0.properties["category"] as? String } == [
                    "kindergarten", "kindergarten", "park", "park",
                ])
            #expect(features.map { $0.properties["name"] as? String } == ["一幼", "一幼", "一园", "一园"])
            #expect(features.map { $0.properties["minutes"] as? Double } == [1, 2, 1, 2])
            // Both ways along the street, 72 m a minute: from the door less its leg, from the park and through it.
            let within = 0.002 * StreetWorld.equatorDegree
            let expected = [2 * (72 - Self.leg), 2 * (144 - Self.leg), within + 2 * 72, within + 2 * 144]
            for (feature, length) in zip(features, expected) {
                // Told to a decimetre.
                #expect(try abs(#require(feature.properties["length_m"] as? Double) - length) < 0.06)
            }
        }
    }

    @Test("of a category are taken all, but those that no street is near, which are told")
    func category() throws {
        try inTown { folder in
            let run = try expectSuccess(isochrone("--category", "clinic", "--format", "json", in: folder))
            #expect(run.errors.contains("too far from any street to be reached: 1, the first is far"))
            let summary = try run.object()
            let facilities = try #require(summary["facilities"] as? [[String: Any]])
            #expect(facilities.map { $0["id"] as? String } == ["c1", "c2"])
            #expect(summary["offNetwork"] as? [String] == ["far"] && summary["features"] as? Int == 6)
            #expect(summary["at"] == nil)
            // Of each facility the ground is that of the place where it stands, for each time.
            let features = try GeoJSON(folder.text(of: "out.geojson")).features
            try expectSuccess(isochrone("--at", "0.018,0.0001", in: folder))
            let alone = try GeoJSON(folder.text(of: "out.geojson")).features
            for (one, other) in zip(features.suffix(3), alone) {
                let areas = [one, other].compactMap { $0.properties["area_km2"] as? Double }
                #expect(areas.count == 2 && areas[0] == areas[1])
            }
        }
    }

    @Test("of ids that are none, all are told with those nearest; where walking starts is said once")
    func refused() throws {
        try inTown { folder in
            let unknown = try isochrone("--facility", "c3,k,x9", in: folder)
            #expect(unknown.status == 64)
            #expect(unknown.errors.contains("no facility of the id c3, x9; the nearest ids: c1, c2"))
            let far = try isochrone("--facility", "far", in: folder)
            #expect(far.status == 65 && far.errors.contains("No street is within 250 m of far"))
            let other = try isochrone("--category", "clinc", in: folder)
            #expect(other.status == 64 && other.errors.contains("did you mean 'clinic'"))
            for options in [[], ["--at", "0,0", "--category", "clinic"], ["--category", "clinic", "--crs", "gcj02"]] {
                let arguments = ["isochrone", "walk.gpkg", "-o", "none.geojson"] + options
                #expect(try zegui(arguments, in: folder).status == 64, "\(options)")
            }
            let both = ["import", "facilities", "walk.gpkg", "list.csv", "--category", "a", "--category-field", "b"]
            #expect(try zegui(both, in: folder).status == 64)
            #expect(!folder.has("none.geojson"))
        }
    }
}
