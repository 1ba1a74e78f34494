import GeoModel
import PROJInterop
import Testing

private let beijing = Extent(minX: 115.4, minY: 39.4, maxX: 117.5, maxY: 41.1)

private func operation(_ from: CRS, _ to: CRS, over extent: Extent = beijing) throws -> CoordinateOperation {
    try CoordinateOperation(from: from, to: to, over: extent)
}

@Suite("Choosing an operation") struct OperationChoiceTests {
    @Test(
        "without published parameters there is no way between datums (DOMAIN 5.3)",
        arguments: [
            (4214, 4490), (4610, 4490), (4610, 4326), (4555, 4490), (4555, 4326), (4490, 4214), (4326, 4610),
        ])
    func refused(from: Int, to: Int) throws {
        #expect {
            try operation(.epsg(from), .epsg(to))
        } throws: {
            guard case .ballpark = $0 as? PROJError else { return false }
            return true
        }
    }

    @Test(
        "nor between their Gauss-Krüger zones",
        // CM 117E: Beijing 1954, Xian 1980, New Beijing; 2414 is Beijing 1954 / zone 38.
        arguments: [(2436, 4490), (2384, 4490), (2384, 4548), (4796, 4490), (2414, 4547), (2384, 32650), (4548, 2436)])
    func refusedProjected(from: Int, to: Int) throws {
        #expect {
            // A box around Beijing in metres of CM 117E; 2414 has its zone number in front.
            let inSource =
                [4490, 4548].contains(from)
                ? Extent.empty : Extent(minX: 440_000, minY: 4_400_000, maxX: 460_000, maxY: 4_420_000)
            _ = try operation(.epsg(from), .epsg(to), over: from == 2414 ? .empty : inSource)
        } throws: {
            guard case .ballpark = $0 as? PROJError else { return false }
            return true
        }
    }

    @Test("a refusal names both systems and the ways out, in both languages")
    func refusalIsExplained() throws {
        do {
            _ = try CoordinateOperation(from: .epsg(4610), to: .cgcs2000, over: beijing)
            Issue.record("Xian 1980 was moved to CGCS2000")
        } catch {
            let english = error.explanation(in: .english)
            #expect(english.contains("Xian 1980"))
            #expect(english.contains("China Geodetic Coordinate System 2000"))
            #expect(english.contains("TOWGS84"))
            #expect(error.explanation(in: .chinese).contains("没有公开"))
            #expect(error.kind == .badInput)
        }
    }

    @Test(
        "between CGCS2000 and WGS 84 nothing moves, and it is called ballpark",
        arguments: [
            (CRS.cgcs2000, CRS.wgs84, "China Geodetic Coordinate System 2000 to WGS 84"),
            (.wgs84, .cgcs2000, "WGS 84 to China Geodetic Coordinate System 2000"),
            (Texts.esriWGS84, .cgcs2000, "WGS 84 to China Geodetic Coordinate System 2000"),
        ])
    func nullTransformation(from: CRS, to: CRS, words: String) throws {
        let operation = try operation(from, to)
        #expect(operation.name == "Ballpark geographic offset from \(words)")
        #expect(operation.isBallpark)
        #expect(!operation.isIdentity)
        #expect(operation.accuracy == nil)
        // Numbers that a round trip through radians would change in the last bit.
        let points = (0..<1000).map { Position(longitude: 115.4 + Double($0) / 777, latitude: 39.4 + Double($0) / 991) }
        #expect(try operation.apply(to: points) == points)
    }

    @Test(
        "GCJ-02 and BD-09 come by formula, right to 2 m, CGCS2000 and WGS 84 alike",
        arguments: [CRS.gcj02, .bd09], [CRS.wgs84, .cgcs2000, .epsg(4548)])
    func offsetSystems(from: CRS, to: CRS) throws {
        let operation = try operation(from, to)
        #expect(operation.name.hasPrefix("\(from.shortName) to WGS 84 (inverse of the published formula)"))
        #expect(operation.accuracy == Meters(2))
        #expect(operation.isBallpark == (to != .wgs84))
        #expect(!operation.isIdentity)
        // The exact inverse at Beijing: DOMAIN 5.4.
        if from == .gcj02, to != .epsg(4548) {
            let place = Position(longitude: 116.404, latitude: 39.915)
            let moved = try operation.apply(to: [place], as: Position.self)[0]
            #expect(abs(moved.longitude - 116.39775575457485) < 1e-9)
            #expect(abs(moved.latitude - 39.913596235609404) < 1e-9)
        }
        let back = try CoordinateOperation(from: to, to: from, over: .empty)
        #expect(back.accuracy == Meters(2))
        let places = [Position(longitude: 116.404, latitude: 39.915), Position(longitude: 115.5, latitude: 40.9)]
        let returned = try back.apply(to: operation.apply(to: places, as: Coordinate.self), as: Position.self)
        for (place, other) in zip(places, returned) {
            #expect(abs(place.longitude - other.longitude) < 1e-8)
            #expect(abs(place.latitude - other.latitude) < 1e-8)
        }
    }

    @Test("a datum without a way to WGS 84 has none to GCJ-02 either")
    func noWayToOffset() {
        #expect(throws: PROJError.self) { _ = try operation(.gcj02, .epsg(4610)) }
    }

    @Test(
        "a system and itself need no operation",
        arguments: [
            (CRS.cgcs2000, CRS.cgcs2000), (.wgs84, Texts.gdalWGS84), (.epsg(4214), .epsg(4214)),
            (.epsg(4547), .epsg(4547)), (Texts.esriGaussKruger114, .epsg(4547)), (Texts.wkt2CGCS2000, .cgcs2000),
        ])
    func identity(from: CRS, to: CRS) throws {
        let operation = try operation(from, to, over: .empty)
        #expect(operation.isIdentity)
        #expect(operation.name == "none")
        #expect(operation.accuracy == Meters(0))
        #expect(!operation.isBallpark)
        let points = [Coordinate(x: 76.1, y: 31.7)]
        #expect(try operation.apply(to: points) == points)
    }

    @Test("within a datum an operation is exact and no ballpark")
    func withinDatum() throws {
        let operation = try operation(.epsg(4547), .cgcs2000, over: .empty)
        #expect(operation.name == "Inverse of 3-degree Gauss-Kruger CM 114E")
        #expect(operation.accuracy == Meters(0))
        #expect(!operation.isBallpark)
    }

    @Test("Beijing 1954 has a way to WGS 84 in the Ordos basin, of 1 m, and none in Beijing")
    func beijing1954() throws {
        // EPSG operation 15920, Beijing 1954 to WGS 84 (3): 107 to 110.01° E, 37.75 to 38.25° N.
        let ordos = Extent(minX: 108, minY: 37.8, maxX: 109, maxY: 38.2)
        let there = try operation(.epsg(4214), .wgs84, over: ordos)
        #expect(there.name.hasPrefix("Beijing 1954 to WGS 84"))
        #expect(there.accuracy == Meters(1))
        #expect(!there.isBallpark)
        #expect(throws: PROJError.self) { try operation(.epsg(4214), .wgs84) }
    }

    @Test("the area of interest of a projected source is brought to degrees first")
    func projectedExtent() throws {
        // The same place in Beijing 1954 / 3-degree CM 108E (EPSG:2433).
        let ordos = Extent(minX: 500_000, minY: 4_190_000, maxX: 580_000, maxY: 4_230_000)
        #expect(try !operation(.epsg(2433), .wgs84, over: ordos).isBallpark)
    }

    @Test("a shift that a file states is taken, to WGS 84 and on to CGCS2000")
    func statedShift() throws {
        let stated = Texts.beijing1954(shift: "15.8,-154.4,-82.3")
        let toWorld = try operation(stated, .wgs84)
        let toChina = try operation(stated, .cgcs2000)
        #expect(!toWorld.isBallpark)
        #expect(toChina.isBallpark)
        let point = [Position(longitude: 116.4, latitude: 39.9)]
        let world: [Position] = try toWorld.apply(to: point)
        let china: [Position] = try toChina.apply(to: point)
        #expect(world == china)
        // Over 10 m, under 200 m: such is the size of the published shifts (DOMAIN 5.3).
        let moved = Geodesic().distance(from: point[0], to: world[0])
        #expect(moved > Meters(10) && moved < Meters(200))
    }

    @Test("a stated shift of zeros states nothing")
    func zeroShift() throws {
        #expect(throws: PROJError.self) { try operation(Texts.beijing1954(shift: "0,0,0"), .cgcs2000) }
    }

    @Test("a code that does not exist is told with PROJ's reason")
    func unknownCode() throws {
        #expect(throws: PROJError.unknownCRS(.epsg(999_999), reason: "proj_create_from_database: crs not found")) {
            try operation(.epsg(999_999), .cgcs2000)
        }
        let error = PROJError.unknownCRS(.epsg(999_999), reason: "crs not found")
        #expect(error.kind == .usage)
        #expect("\(error)".hasPrefix("EPSG:999999 is not a coordinate system PROJ knows: crs not found."))
    }

    @Test("a text that is no CRS is told with PROJ's reason", arguments: ["GEOGCS[\"x\"]", "hello", ""])
    func unreadableText(text: String) throws {
        #expect {
            try operation(.wellKnownText(text), .cgcs2000)
        } throws: {
            guard case .unknownCRS(_, let reason) = $0 as? PROJError else { return false }
            return !reason.isEmpty && reason != "no reason given"
        }
    }
}

@Suite("Local systems") struct LocalSystemTests {
    @Test("a plane that does not say where on Earth it lies cannot be used")
    func engineering() throws {
        let local = CRS.wellKnownText(
            "LOCAL_CS[\"Shanghai local\",UNIT[\"metre\",1],AXIS[\"E\",EAST],AXIS[\"N\",NORTH]]")
        #expect(throws: PROJError.unknownCRS(local, reason: "Shanghai local does not say where on Earth it lies")) {
            try operation(local, .cgcs2000)
        }
    }
}

@Suite("Moving coordinates") struct ApplyTests {
    @Test("east comes before north, although EPSG:4547 has it the other way")
    func axisOrder() throws {
        // On the central meridian of 114° E the easting is 500,000 m by definition, and the northing is the length of
        // the meridian from the equator: 3320113.3978450214 m to 30° N on CGCS2000's ellipsoid (PyPI geographiclib 2).
        let there: [Position] = try operation(.epsg(4547), .cgcs2000, over: .empty).apply(
            to: [Coordinate(x: 500_000, y: 3320113.3978450214)])
        #expect(abs(there[0].longitude - 114) < 1e-12)
        #expect(abs(there[0].latitude - 30) < 1e-12)
    }

    @Test("numbers agree with pyproj (PROJ 9.5.1)")
    func pyproj() throws {
        let zone: [Coordinate] = try operation(.cgcs2000, .epsg(4547)).apply(to: [
            Position(longitude: 114.5, latitude: 30)
        ])
        #expect(abs(zone[0].x - 548243.448606167) < 1e-6)
        #expect(abs(zone[0].y - 3320218.650410273) < 1e-6)
        let utm: [Coordinate] = try operation(.wgs84, .epsg(32650)).apply(to: [
            Position(longitude: 116.4, latitude: 39.9)
        ])
        #expect(abs(utm[0].x - 448709.3801924693) < 1e-6)
        #expect(abs(utm[0].y - 4416830.562171828) < 1e-6)
    }

    @Test("the zone with its number in front differs from the one without by that number only")
    func zonePrefix() throws {
        let moved: [Coordinate] = try operation(.epsg(4547), .epsg(4526), over: .empty).apply(
            to: [Coordinate(x: 548_000, y: 3_320_000)])
        #expect(abs(moved[0].x - 38_548_000) < 1e-6)
        #expect(abs(moved[0].y - 3_320_000) < 1e-6)
    }

    @Test(
        "between a zone of CGCS2000 and WGS 84 only the zone's formulas move anything",
        arguments: [CRS.epsg(4547), Texts.esriGaussKruger114])
    func composed(zone: CRS) throws {
        let points = [Coordinate(x: 500_000, y: 4_000_000), Coordinate(x: 560_000, y: 4_500_000)]
        let toChina: [Position] = try operation(zone, .cgcs2000, over: .empty).apply(to: points)
        let composed = try operation(zone, .wgs84, over: .empty)
        #expect(try composed.apply(to: points) == toChina)
        #expect(composed.isBallpark)
        #expect(composed.accuracy == nil)
        let back: [Coordinate] = try operation(.wgs84, zone, over: .empty).apply(to: toChina)
        for (point, returned) in zip(points, back) {
            #expect(abs(point.x - returned.x) < 1e-6 && abs(point.y - returned.y) < 1e-6)
        }
    }

    @Test(
        "there and back is where one began, to a micrometre",
        arguments: [4547, 4526, 4548, 4509, 32650, 3857])
    func roundTrip(code: Int) throws {
        let points = (0..<50).map { Position(longitude: 112.5 + Double($0) / 20, latitude: 20 + Double($0) / 3) }
        let there: [Coordinate] = try operation(.cgcs2000, .epsg(code), over: .empty).apply(to: points)
        let back: [Position] = try operation(.epsg(code), .cgcs2000, over: .empty).apply(to: there)
        for (point, returned) in zip(points, back) {
            #expect(Geodesic().distance(from: point, to: returned) < Meters(1e-6))
        }
    }

    @Test(
        "a longitude of 500 is nowhere on Earth, whatever the operation",
        arguments: [
            (CRS.wgs84, CRS.cgcs2000), (.cgcs2000, .cgcs2000), (.cgcs2000, .epsg(4547)), (.wgs84, .epsg(32650)),
        ])
    func offEarth(from: CRS, to: CRS) throws {
        let operation = try operation(from, to, over: .empty)
        let good = Position(longitude: 116, latitude: 40)
        for bad in [
            Position(longitude: 500, latitude: 40), Position(longitude: 116, latitude: -90.1),
            Position(longitude: 448_000, latitude: 4_416_000),
        ] {
            #expect(throws: PROJError.notOnEarth(at: Coordinate(x: bad.x, y: bad.y))) {
                let _: [Coordinate] = try operation.apply(to: [good, bad])
            }
        }
        #expect(throws: PROJError.self) {
            let _: [Coordinate] = try operation.apply(to: [Position(longitude: .nan, latitude: 40)])
        }
    }

    @Test("a place without an image is told by its own numbers")
    func withoutImage() throws {
        // A Gauss-Krüger zone has no place for the point a quarter of the equator away from its meridian of 114° E.
        let operation = try operation(.cgcs2000, .epsg(4547), over: .empty)
        #expect {
            let _: [Coordinate] = try operation.apply(
                to: [Position(longitude: 114, latitude: 2), Position(longitude: -156, latitude: 0)])
        } throws: {
            guard case .outsideOperation(let place, _, let reason) = $0 as? PROJError else { return false }
            return place == Coordinate(x: -156, y: 0) && !reason.isEmpty
        }
    }

    @Test("a shape moves with its holes, and nothing moves to nothing")
    func shapes() throws {
        let ring = [(116.0, 39.0), (117, 39), (117, 40), (116, 39)].map { Position(longitude: $0.0, latitude: $0.1) }
        let hole = [(116.5, 39.2), (116.6, 39.2), (116.6, 39.3), (116.5, 39.2)].map {
            Position(longitude: $0.0, latitude: $0.1)
        }
        let operation = try operation(.cgcs2000, .epsg(4548))
        let moved: MultiPolygon<Coordinate> = try operation.apply(
            to: MultiPolygon([Polygon(exterior: ring, interiors: [hole])]))
        #expect(moved.polygons[0].exterior == (try operation.apply(to: ring)))
        #expect(moved.polygons[0].interiors == [try operation.apply(to: hole)])
        #expect(try operation.apply(to: [Position]()) == [Coordinate]())
        #expect(try operation.apply(to: MultiPolygon<Position>([])) == MultiPolygon<Coordinate>([]))
    }

    @Test("the extent of an image holds the images of all points of an extent")
    func extents() throws {
        let operation = try operation(.cgcs2000, .epsg(4548))
        let box = try operation.apply(to: beijing)
        for i in 0...20 {
            for j in 0...20 {
                let point = Position(
                    longitude: beijing.minX + (beijing.maxX - beijing.minX) * Double(i) / 20,
                    latitude: beijing.minY + (beijing.maxY - beijing.minY) * Double(j) / 20)
                let image: [Coordinate] = try operation.apply(to: [point])
                #expect(image[0].x >= box.minX - 1e-6 && image[0].x <= box.maxX + 1e-6)
                #expect(image[0].y >= box.minY - 1e-6 && image[0].y <= box.maxY + 1e-6)
            }
        }
        // Parallels bend north away from the central meridian of 117°, so the top is the western corner.
        let corner: [Coordinate] = try operation.apply(to: [Position(longitude: beijing.minX, latitude: beijing.maxY)])
        #expect(abs(box.maxY - corner[0].y) < 1)
        #expect(try operation.apply(to: Extent.empty).isEmpty)
    }
}
