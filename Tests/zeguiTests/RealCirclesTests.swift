import Foundation
import TestWorlds
import Testing

@Suite("living circles of real places, against plain code")
struct RealCirclesTests {
    /// The rows of `nearest-15`, and what fills each.
    private static let rows: [String: [String]] = [
        "market": ["market", "convenience"], "restaurant": ["restaurant"],
        "school": ["school", "primary-school", "middle-school"], "clinic": ["clinic", "hospital"],
        "post-bank": ["post", "bank"], "park": ["park"],
        "entertainment": ["cultural-centre", "library", "sports-centre"], "shop": ["shop"],
        "bus-stop": ["bus-stop", "rail-stop"],
    ]
    /// 15 minutes at 1.2 m/s.
    private static let limit = "1080"

    /// Lends a folder with a project `city.gpkg` of some areas, and the streets and facilities of an extract.
    private func inTown(
        _ extract: String, areas: String, code: String, _ body: (TemporaryFolder) throws -> Void
    ) throws {
        try withTemporaryFolder { folder in
            try folder.write(areas, to: "areas.geojson")
            try expectSuccess(zegui("init", "city.gpkg", "--scheme", "beijing", in: folder))
            try expectSuccess(
                zegui(
                    "import", "areas", "city.gpkg", "areas.geojson", "--level", "township", "--name-field", "name",
                    "--code-field", code, in: folder))
            let network = "\(Places.realData)/\(extract)"
            try expectSuccess(zegui("import", "network", "city.gpkg", network, "--facilities", in: folder))
            try body(folder)
        }
    }

    /// Liechtenstein's eleven municipalities.
    private func inLiechtenstein(_ body: (TemporaryFolder) throws -> Void) throws {
        let all = URL(filePath: Places.realData + "/liechtenstein/liechtenstein_admin.geojson")
        var layer = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: all)) as? [String: Any])
        let features = try #require(layer["features"] as? [[String: Any]])
        layer["features"] = features.filter {
            ($0["properties"] as? [String: Any])?["admin_level"] as? String == "8"
        }
        let areas = String(decoding: try JSONSerialization.data(withJSONObject: layer), as: UTF8.self)
        try inTown("liechtenstein/liechtenstein.osm.pbf", areas: areas, code: "osm_id", body)
    }

    private func circle(_ folder: TemporaryFolder, _ options: String...) throws -> Circle {
        let words = ["circle", "city.gpkg", "--as-of", "2026-06-30", "--format", "json"]
        return try Circle(expectSuccess(zegui(words + options, in: folder)))
    }

    /// Compares every share under `nearest-15` with those of ``PlainCircles``.
    private func compare(_ folder: TemporaryFolder, areas: Int, within tolerance: Double) throws {
        let circles = try circle(folder, "--standard", "nearest-15")
        let rows = String(decoding: try JSONEncoder().encode(Self.rows), as: UTF8.self)
        let run = try expectSuccess(python(PlainCircles.script, "city.gpkg", Self.limit, rows, in: folder))
        let plain = try JSONDecoder().decode([String: [String: Double]].self, from: Data(run.output.utf8))
        func compare(
            _ name: String, _ weight: Double, _ categories: [Circle.Category], _ allMusts: Double?
        ) throws {
            let whole = try #require(plain["weight"]?[name])
            #expect(abs(weight - whole) <= tolerance * whole, "\(name): \(weight), not \(whole)")
            #expect(Set(categories.map(\.category)) == Set(Self.rows.keys))
            let shares = categories.map { ($0.category, $0.share) } + [("all musts", allMusts)]
            for (row, share) in shares {
                let expected = try #require(plain[row]?[name]) / whole
                #expect(try abs(#require(share) - expected) < tolerance, "\(name), \(row): not \(expected)")
            }
        }
        #expect(circles.areas.count == areas)
        for area in circles.areas { try compare(area.area.name, area.weight, area.categories, area.allMusts) }
        try compare("all", circles.project.weight, circles.project.categories, circles.project.allMusts)
    }

    @Test(
        "Helsinki's people have within 15 minutes what plain code says, square by square", .needsPython,
        .needsRealData("helsinki/helsinki.osm.pbf"))
    func helsinki() throws {
        let ground = "POLYGON ((24.8 60.1, 25.1 60.1, 25.1 60.3, 24.8 60.3, 24.8 60.1))"
        let areas = try GeoJSONFile.text([(ground, ["name": "Helsinki", "code": "91"])])
        try inTown("helsinki/helsinki.osm.pbf", areas: areas, code: "code") { folder in
            let grid = Places.realData + "/helsinki/helsinki_population_grid_2020.gpkg"
            try expectSuccess(zegui("import", "population", "city.gpkg", grid, in: folder))
            // A share is a sum of whole people over 71,724: what is not the same differs by 1.4e-5 or more.
            try compare(folder, areas: 1, within: 1e-6)
        }
    }

    @Test(
        "people all over Liechtenstein have within 15 minutes what plain code says", .needsPython,
        .needsRealData("liechtenstein"))
    func people() throws {
        try inLiechtenstein { folder in
            // A lattice of some 600 m by 900 m over the country and what is around it, with 1 to 7 people at each point.
            let places = (0..<690).map { number in
                let (x, y) = (9.47 + 0.008 * Double(number / 30), 47.045 + 0.008 * Double(number % 30))
                return ("POINT (\(x) \(y))", ["people": 1 + number % 7] as [String: any Sendable])
            }
            try folder.write(GeoJSONFile.text(places), to: "people.geojson")
            try expectSuccess(zegui("import", "population", "city.gpkg", "people.geojson", in: folder))
            try compare(folder, areas: 11, within: 1e-6)
        }
    }

    @Test(
        "as much of Liechtenstein's streets as plain code says has it within 15 minutes, to a thousandth", .needsPython,
        .needsRealData("liechtenstein"))
    func streets() throws {
        try inLiechtenstein { folder in
            // Ours are pieces of at most 10 m, plain code's of 2 m: each cut misjudges half a piece where the limit falls.
            try compare(folder, areas: 11, within: 1e-3)
        }
    }

    @Test(
        "areas that tile a country add up to it, row by row; what is nowhere has a share of 0; nobody is cut off from elsewhere's",
        .needsPython, .needsRealData("liechtenstein"))
    func sums() throws {
        try inLiechtenstein { folder in
            let circles = try circle(folder)
            func isSum(_ part: (Circle.AreaCircle) -> Double, _ whole: Double) -> Bool {
                abs(circles.areas.map(part).reduce(0, +) - whole) < 1e-3
            }
            #expect(isSum(\.weight, circles.project.weight))
            for (number, row) in circles.project.categories.enumerated() {
                #expect(isSum({ $0.categories[number].within }, row.within), "\(row.category)")
                #expect(isSum({ $0.categories[number].unreachable }, row.unreachable), "\(row.category)")
                #expect(row.within + row.unreachable <= row.weight + 1e-3)
                if row.facilities == 0 {
                    #expect(row.share == 0 && row.within == 0 && row.nearestMinutesMedian == nil)
                    for area in circles.areas { #expect(area.categories[number].share == 0) }
                }
                // Borders don't part: exclaves and all, each facility stands in one municipality or abroad.
                #expect(circles.areas.map { $0.categories[number].facilities }.reduce(0, +) <= row.facilities)
            }
            // The extract has no nursing home, Vaduz has the hospital.
            #expect(circles.project.categories.contains { $0.category == "nursing-home" && $0.facilities == 0 })
            let hospital = circles.areas.filter {
                ($0.categories.first { $0.category == "clinic" }?.facilities ?? 0) > 0
            }
            #expect(hospital.map(\.area.name) == ["Vaduz"])
            // Who is cut off lives in the area, and so does what it is cut off from.
            #expect(!circles.severed.isEmpty)
            let weights = Dictionary(uniqueKeysWithValues: circles.areas.map { ($0.area.id, $0.weight) })
            for severed in circles.severed {
                let area = try #require(weights[severed.area.id])
                #expect(severed.weight > 0 && severed.weight <= area)
            }
            let pairs = circles.severed.map { [$0.area.id, $0.facility] }
            let script = """
                import json, sqlite3, sys, shapely
                def shapes(sql):
                    return {key: shapely.from_wkb(blob[8 + (0, 32, 48, 48, 64)[blob[3] >> 1 & 7]:])
                            for key, blob in sqlite3.connect("city.gpkg").execute(sql)}
                areas, facilities = shapes("SELECT id, geom FROM area"), shapes("SELECT ref, geom FROM facility")
                print(json.dumps({"elsewhere": [[a, f] for a, f in json.loads(sys.argv[1])
                                                if not areas[a].intersects(facilities[f])]}))
                """
            let list = String(decoding: try JSONEncoder().encode(pairs), as: UTF8.self)
            let answer = try expectSuccess(python(script, list, in: folder)).object()
            #expect(answer["elsewhere"] as? [[String]] == [])
        }
    }
}
