import GDALInterop
import GeoModel
import ProjectStore
import SQLiteInterop
import TestWorlds
import Testing

/// A square kilometre at 114°E, 33.00227°N in EPSG:4547: its derivation is in AreaImportTests.
private func squareKilometer(_ x: Double, _ y: Double, northFirst: Bool = false) -> MultiPolygon<Coordinate> {
    let corners = [(0.0, 0.0), (1000, 0), (1000, 1000), (0, 1000), (0, 0)]
    let ring = corners.map { Coordinate(x: x + $0.0, y: y + $0.1) }
    return MultiPolygon([Polygon(exterior: northFirst ? ring.map { Coordinate(x: $0.y, y: $0.x) } : ring)])
}

extension StoreWorld {
    /// Writes a Shapefile, without a `.prj` unless a CRS is given, and imports it as streets.
    fileprivate func importShapefile(
        _ shape: MultiPolygon<Coordinate>, states crs: CRS? = nil, declared: CRS? = nil
    ) throws -> ImportSummary {
        let writer = try FeatureWriter(
            creating: folder.file("a.shp"), layer: "a", fields: [Field("name", .text)], geometry: .polygon, crs: crs)
        try writer.write(Feature(geometry: .polygons(shape), attributes: [.text("方")]))
        try writer.finish()
        return try importAreas(file: "a.shp", fields: ["name"]) { $0.crs = declared }
    }

    fileprivate func isWhereItShouldBe() throws -> Bool {
        let extent = Extent(try project.boundary(of: area("方")))
        let size = try area("方").area.squareKilometers
        return abs(extent.minX - 114) < 1e-9 && abs(extent.minY - 33.00227) < 1e-4 && abs(size - 1) < 1e-6
    }

    fileprivate func recorded(_ column: String) throws -> String {
        let database = try Database(path: path, mode: .existing)
        var value = ""
        try database.query("SELECT \(column) FROM source") { value = $0.text(0) ?? "" }
        return value
    }
}

@Suite("layers whose numbers are not what is said of them") struct LayerPlacementTests {
    @Test(
        "prefixed eastings are read in the prefixed system, told and written down",
        arguments: [(CRS?.none, CRS?.none), (.epsg(4547), nil), (nil, .epsg(4547)), (nil, .cgcs2000)])
    func prefixed(states: CRS?, declared: CRS?) throws {
        try withStoreWorld { world in
            let shape = squareKilometer(38_500_000, 3_653_000)
            let summary = try world.importShapefile(shape, states: states, declared: declared)
            #expect(try world.isWhereItShouldBe())
            #expect(summary.move?.from == "EPSG:4526")
            #expect(summary.remarks.count == 1)
            #expect(summary.remarks.first?.text(in: .english).contains("EPSG:4526") == true)
            #expect(try world.recorded("crs") == "EPSG:4526")
            #expect(try world.recorded("remarks").contains("zone's number 38"))
        }
    }

    @Test("northing-first files are turned around, told and written down")
    func northFirst() throws {
        try withStoreWorld { world in
            let shape = squareKilometer(500_000, 3_653_000, northFirst: true)
            let summary = try world.importShapefile(shape, states: .epsg(4547))
            #expect(try world.isWhereItShouldBe())
            #expect(summary.remarks == [.readNorthFirst("EPSG:4547")])
            #expect(try world.recorded("operation").hasPrefix("Axis order reversed"))
        }
    }

    @Test("latitude-first GeoJSON too, whose first feature has no shape")
    func latitudeFirst() throws {
        try withStoreWorld { world in
            let list = try world.importAreas(
                [
                    (nil, ["name": "空"]),
                    ("POLYGON ((33 114, 33 114.01, 33.01 114.01, 33 114))", ["name": "方"]),
                ]
            ) { $0.repairs = true }
            #expect(list.remarks.contains(.readNorthFirst("EPSG:4326")))
            #expect(Extent(try world.project.boundary(of: world.area("方"))).minX == 114)
        }
    }

    @Test("metres without a zone are refused with the candidates and how to find the right one")
    func unplaced() throws {
        try withStoreWorld { world in
            do {
                _ = try world.importShapefile(squareKilometer(500_000, 3_653_000))
                Issue.record("taken")
            } catch let error as StoreError {
                guard case .noZone = error else { throw error }
                let text = error.explanation(in: .english)
                for word in ["21", "EPSG:4534", "EPSG:4554", "--crs", "EPSG:4547"] { #expect(text.contains(word)) }
                #expect(error.kind == .badInput)
            }
        }
    }

    @Test("a layer of CGCS2000 outside China is refused row by row")
    func outside() throws {
        try withStoreWorld { world in
            let tokyo = "POLYGON ((139.5 34.6, 139.6 34.6, 139.6 34.7, 139.5 34.6))"
            let lines = try world.refusal {
                try world.importAreas([(tokyo, ["name": "Tokyo"])]) { $0.crs = .cgcs2000 }
            }
            #expect(lines.count == 1)
            #expect(lines.first?.contains("EPSG:4490") == true)
        }
    }

    @Test("a layer declared as GCJ-02 lands where it is, and the 2 m are written down")
    func gcj02() throws {
        try withStoreWorld { world in
            // 116.404, 39.915 of GCJ-02 is 116.39775575, 39.91359624 (DOMAIN 5.4).
            let wkt = "POLYGON ((116.404 39.915, 116.404 39.916, 116.403 39.916, 116.404 39.915))"
            try world.importAreas([(wkt, ["name": "方"])]) { $0.crs = .gcj02 }
            let ring = try world.project.boundary(of: world.area("方")).polygons[0].exterior
            let southernmost = try #require(ring.min { $0.latitude < $1.latitude })
            #expect(abs(southernmost.longitude - 116.39775575) < 1e-8)
            #expect(abs(southernmost.latitude - 39.91359624) < 1e-8)
            #expect(try world.project.sources().first?.accuracy == Meters(2))
            #expect(try world.project.sources().first?.crs == "GCJ-02")
            #expect(try world.recorded("operation").contains("GCJ-02"))
        }
    }

    @Test("a planner's own polygons take a CRS, and a pipeline of the user's, too")
    func planners() throws {
        try withStoreWorld { world in
            try world.importAreas([(square(0, 0), ["name": "甲"])])
            let metres = "POLYGON ((500000 3653000, 501000 3653000, 501000 3654000, 500000 3653000))"
            let pipeline = "+proj=pipeline +step +inv +proj=tmerc +lon_0=114 +x_0=500000 +ellps=GRS80"
            try world.importPlannerLayer([(metres, ["actor": "某", "role": "planner"])]) {
                $0.crs = .pipeline(pipeline)
            }
            #expect(try world.project.sources().last?.operation?.contains(pipeline) == true)
        }
    }
}
