import GeoModel
import TestWorlds
import Testing

/// Every type of shape, the empty one of each, and shapes with holes and several parts.
private let everyType = [
    "POINT (116.4 39.9)",
    "POINT EMPTY",
    "MULTIPOINT (1 2, 3 4)",
    "MULTIPOINT EMPTY",
    "LINESTRING (0 0, 1 1, 2 0)",
    "LINESTRING EMPTY",
    "MULTILINESTRING ((0 0, 1 1), (5 5, 6 6, 7 5))",
    "MULTILINESTRING EMPTY",
    "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))",
    "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 1 2, 2 2, 1 1), (5 5, 5 6, 6 6, 5 5))",
    "POLYGON EMPTY",
    "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 4, 0 0)), ((9 9, 8 9, 8 8, 9 9), (8.5 8.7, 8.6 8.8, 8.6 8.9, 8.5 8.7)))",
    "MULTIPOLYGON EMPTY",
]

@Suite("well-known binary")
struct WellKnownBinaryTests {
    @Test("every type of shape comes back as it was written", arguments: everyType)
    func roundTrip(wkt: String) throws {
        let written: Geometry<Position> = try shape(wkt)
        var bytes: [UInt8] = []
        WellKnownBinary.encode(written, into: &bytes)
        #expect(try decoded(bytes) == written)
    }

    @Test("a polygon is written as OGC 06-103r4 says, byte for byte")
    func bytesOfPolygon() throws {
        var bytes: [UInt8] = []
        WellKnownBinary.encode(try shape("POLYGON ((1 2, 0 0, 2 0, 1 2))", as: Position.self), into: &bytes)
        // 01 little-endian; type 3; one ring; four vertices; 1.0 is 3FF0…, 2.0 is 4000….
        let one: [UInt8] = [0, 0, 0, 0, 0, 0, 0xF0, 0x3F]
        let two: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0x40]
        let zero = [UInt8](repeating: 0, count: 8)
        let header: [UInt8] = [1, 3, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0]
        #expect(bytes == [header, one, two, zero, zero, two, zero, one, two].flatMap { $0 })
    }

    @Test("both byte orders, and Z and M in ISO and EWKB form, give the same shape", arguments: everyType)
    func dialects(wkt: String) throws {
        let expected: Geometry<Position> = try shape(wkt)
        for dialect in Dialect.allCases {
            for isBigEndian in [false, true] {
                let bytes = HandMadeWKB(dialect: dialect, isBigEndian: isBigEndian).bytes(of: wkt, expected)
                #expect(try decoded(bytes) == expected, "\(dialect), big-endian: \(isBigEndian)")
            }
        }
    }

    @Test("parts may be in another byte order than the whole")
    func mixedByteOrders() throws {
        let wkt = "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)), ((9 9, 8 9, 8 8, 9 9)))"
        let expected: Geometry<Position> = try shape(wkt)
        let bytes = HandMadeWKB(dialect: .plain, isBigEndian: true, alternates: true).bytes(of: wkt, expected)
        #expect(try decoded(bytes) == expected)
    }

    @Test("a shape cut off at any byte is an error", arguments: everyType)
    func truncated(wkt: String) throws {
        for dialect in [Dialect.plain, .isoZM] {
            for isBigEndian in [false, true] {
                let whole = HandMadeWKB(dialect: dialect, isBigEndian: isBigEndian).bytes(of: wkt, try shape(wkt))
                for count in whole.indices {
                    #expect(throws: WellKnownBinary.DecodingError.truncated, "cut off after \(count) bytes") {
                        try decoded(Array(whole[..<count]))
                    }
                }
            }
        }
    }

    @Test("a count larger than the bytes that follow is an error, not a request for memory")
    func lyingCount() {
        // The largest count there is: taken at its word, 64 GiB of vertices.
        let most: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]
        let some = [UInt8](repeating: 0, count: 64)
        for type in UInt8(2)...6 {
            #expect(throws: WellKnownBinary.DecodingError.truncated) { try decoded([1, type, 0, 0, 0] + most + some) }
        }
        // One ring of 2³² - 1 vertices.
        #expect(throws: WellKnownBinary.DecodingError.truncated) {
            try decoded([1, 3, 0, 0, 0, 1, 0, 0, 0] + most + some)
        }
    }

    @Test(
        "types without a boundary are named in the error",
        arguments: [(UInt8(8), UInt32(8)), (10, 10), (15, 15), (0, 0)])
    func unsupported(code: UInt8, type: UInt32) {
        #expect(throws: WellKnownBinary.DecodingError.unsupportedType(type)) {
            try decoded([1, code, 0, 0, 0, 0, 0, 0, 0])
        }
    }

    @Test("a part of another type than its whole is refused")
    func wrongPart() {
        // A MultiPolygon whose one part is a LineString.
        #expect(throws: WellKnownBinary.DecodingError.unsupportedType(2)) {
            try decoded([1, 6, 0, 0, 0, 1, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0])
        }
    }

    /// Collections within each other around a body, `depth` of them.
    private func nested(_ depth: Int, around body: [UInt8]) -> [UInt8] {
        (0..<depth).flatMap { _ in [1, 7, 0, 0, 0, 1, 0, 0, 0] as [UInt8] } + body
    }

    @Test("a collection of polygonal shapes is polygons; with another part it is named by it")
    func collections() throws {
        let polygon = HandMadeWKB(dialect: .plain, isBigEndian: false)
            .bytes(of: "POLYGON", try shape("POLYGON ((0 0, 4 0, 4 4, 0 0))"))
        let expected: Geometry<Position> = try shape("MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)), ((0 0, 4 0, 4 4, 0 0)))")
        let both = [1, 7, 0, 0, 0, 2, 0, 0, 0] + polygon + nested(1, around: polygon)
        #expect(try decoded(both) == expected)
        #expect(try decoded([1, 7, 0, 0, 0, 0, 0, 0, 0]) == .polygons(MultiPolygon([])))
        let line: [UInt8] = [1, 2, 0, 0, 0, 0, 0, 0, 0]
        #expect(throws: WellKnownBinary.DecodingError.mixedCollection(with: 2)) {
            try decoded([1, 7, 0, 0, 0, 2, 0, 0, 0] + polygon + line)
        }
        for count in both.indices {
            #expect(throws: WellKnownBinary.DecodingError.truncated) { try decoded(Array(both[..<count])) }
        }
    }

    @Test("collections nest 32 deep, and deeper ones end in an error, not at the end of the stack")
    func deep() throws {
        let empty: [UInt8] = [1, 6, 0, 0, 0, 0, 0, 0, 0]
        #expect(try decoded(nested(32, around: empty)).isEmpty)
        for depth in [33, 10_000, 1_000_000] {
            #expect(throws: WellKnownBinary.DecodingError.tooDeep) { try decoded(nested(depth, around: empty)) }
        }
    }

    @Test("an SRID of EWKB is not read as a count")
    func srid() {
        // PostGIS's form: the bit 0x20000000, and four bytes of SRID before the count.
        #expect(throws: WellKnownBinary.DecodingError.unsupportedType(0x2000_0003)) {
            try decoded([1, 3, 0, 0, 0x20, 0xE6, 0x10, 0, 0, 0, 0, 0, 0])
        }
    }

    @Test("bytes changed at random give a shape or an error, never a crash")
    func noise() throws {
        for seed in UInt64(0)..<500 {
            var random = SplitMix64(seed: seed)
            let wkt = everyType[Int.random(in: everyType.indices, using: &random)]
            let writer = HandMadeWKB(dialect: .isoZ, isBigEndian: Bool.random(using: &random))
            var bytes = writer.bytes(of: wkt, try shape(wkt))
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            // Noise may well be an error. If it is a shape, it has no more vertices than there are bytes for.
            guard let shape = try? decoded(bytes) else { continue }
            #expect(vertexCount(shape) * 16 <= bytes.count, "seed \(seed)")
        }
    }

    private func vertexCount(_ shape: Geometry<Position>) -> Int {
        switch shape {
        case .points(let points): points.count
        case .lines(let lines): lines.reduce(0) { $0 + $1.count }
        case .polygons(let shape): shape.vertexCount
        }
    }
}

@discardableResult
private func decoded(_ bytes: [UInt8]) throws -> Geometry<Position> {
    try bytes.withUnsafeBytes { try WellKnownBinary.decode($0) }
}

private enum Dialect: CaseIterable {
    case plain, isoZ, isoM, isoZM, ewkbZ, ewkbM, ewkbZM

    func code(_ type: UInt32) -> UInt32 {
        switch self {
        case .plain: type
        case .isoZ: type + 1000
        case .isoM: type + 2000
        case .isoZM: type + 3000
        case .ewkbZ: type | 0x8000_0000
        case .ewkbM: type | 0x4000_0000
        case .ewkbZM: type | 0xC000_0000
        }
    }

    var surplus: [Double] {
        switch self {
        case .plain: []
        case .isoZ, .isoM, .ewkbZ, .ewkbM: [777]
        case .isoZM, .ewkbZM: [777, -5]
        }
    }
}

/// Writes WKB in any dialect, apart from our own writer.
private struct HandMadeWKB {
    var dialect: Dialect
    var isBigEndian: Bool
    /// Each part in the other byte order than the one before.
    var alternates = false

    func bytes(of wkt: String, _ shape: Geometry<Position>) -> [UInt8] {
        let isMulti = wkt.hasPrefix("MULTI")
        return switch shape {
        case .points(let points) where isMulti: multi(4, points) { $0.point([$1]) }
        case .points(let points): point(points)
        case .lines(let lines) where isMulti: multi(5, lines) { $0.header(2) + $0.run($1) }
        case .lines(let lines): header(2) + run(lines[0])
        case .polygons(let shape) where isMulti: multi(6, shape.polygons) { $0.polygon($1) }
        case .polygons(let shape): polygon(shape.polygons[0])
        }
    }

    private func multi<Part>(_ type: UInt32, _ parts: [Part], _ bytes: (HandMadeWKB, Part) -> [UInt8]) -> [UInt8] {
        var all = header(type) + number(UInt32(parts.count))
        for (index, part) in parts.enumerated() {
            var writer = self
            if alternates, index.isMultiple(of: 2) { writer.isBigEndian.toggle() }
            all += bytes(writer, part)
        }
        return all
    }

    private func header(_ type: UInt32) -> [UInt8] { [isBigEndian ? 0 : 1] + number(dialect.code(type)) }

    private func point(_ points: [Position]) -> [UInt8] {
        header(1) + vertex(points.first ?? Position(longitude: .nan, latitude: .nan))
    }

    private func polygon(_ polygon: Polygon<Position>) -> [UInt8] {
        let rings = polygon.exterior.isEmpty ? [] : polygon.rings
        return header(3) + number(UInt32(rings.count)) + rings.flatMap(run)
    }

    private func run(_ points: [Position]) -> [UInt8] { number(UInt32(points.count)) + points.flatMap(vertex) }

    private func vertex(_ point: Position) -> [UInt8] {
        ([point.longitude, point.latitude] + dialect.surplus).flatMap { number($0.bitPattern) }
    }

    private func number(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: isBigEndian ? value.bigEndian : value.littleEndian) { Array($0) }
    }
}
