/// Well-known binary (OGC 06-103r4, 8.2.3), the form in which shapes cross between GDAL, GeoPackage and our values.
///
/// Written little-endian and in two dimensions. Read in either byte order, with Z and M (ISO codes and the 2.5D bit)
/// dropped. Polygons and their multi forms become `.polygons`, lines `.lines`, points `.points`; a collection of nothing
/// but polygonal shapes, also of such collections, becomes `.polygons` too.
public enum WellKnownBinary {
    public enum DecodingError: Error, Hashable {
        case truncated
        case unsupportedType(UInt32)
        /// A collection that holds, beside or instead of polygons, a shape of this type.
        case mixedCollection(with: UInt32)
        /// Collections within collections, deeper than ``deepestCollection``.
        case tooDeep
    }

    /// How many collections may stand within each other. Nobody draws so, but a file may be made to exhaust the stack;
    /// GDAL stops at 32 levels too.
    public static let deepestCollection = 32

    // MARK: Writing

    public static func encode<Point: Vertex>(_ shape: MultiPolygon<Point>, into bytes: inout [UInt8]) {
        bytes.reserveCapacity(bytes.count + 16 * shape.vertexCount + 64)
        header(6, count: shape.polygons.count, into: &bytes)
        for polygon in shape.polygons { encode(polygon, into: &bytes) }
    }

    /// Writes the single form where the shape has one part, and the multi form else.
    public static func encode<Point: Vertex>(_ geometry: Geometry<Point>, into bytes: inout [UInt8]) {
        switch geometry {
        case .polygons(let shape):
            if shape.polygons.count == 1 {
                encode(shape.polygons[0], into: &bytes)
            } else {
                encode(shape, into: &bytes)
            }
        case .lines(let lines):
            if lines.count != 1 { header(5, count: lines.count, into: &bytes) }
            for line in lines {
                header(2, count: line.count, into: &bytes)
                append(line, to: &bytes)
            }
        case .points(let points):
            if points.count != 1 { header(4, count: points.count, into: &bytes) }
            for point in points {
                bytes.append(1)
                append(UInt32(1), to: &bytes)
                append([point], to: &bytes)
            }
        }
    }

    private static func encode<Point: Vertex>(_ polygon: Polygon<Point>, into bytes: inout [UInt8]) {
        let rings = polygon.exterior.isEmpty ? [] : polygon.rings
        header(3, count: rings.count, into: &bytes)
        for ring in rings {
            append(UInt32(ring.count), to: &bytes)
            append(ring, to: &bytes)
        }
    }

    private static func header(_ type: UInt32, count: Int, into bytes: inout [UInt8]) {
        bytes.append(1)
        append(type, to: &bytes)
        append(UInt32(count), to: &bytes)
    }

    private static func append(_ number: UInt32, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// A vertex is two doubles, x before y: on the little-endian machines we build for, its memory is its WKB.
    private static func append<Point: Vertex>(_ points: [Point], to bytes: inout [UInt8]) {
        points.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }

    // MARK: Reading

    public static func decode<Point: Vertex>(
        _ bytes: UnsafeRawBufferPointer, as type: Point.Type = Point.self
    ) throws(DecodingError) -> Geometry<Point> {
        var reader = Reader(bytes: bytes)
        return try reader.geometry()
    }

    private struct Reader {
        let bytes: UnsafeRawBufferPointer
        var offset = 0
        var swapsBytes = false

        init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

        mutating func geometry<Point: Vertex>(depth: Int = 0) throws(DecodingError) -> Geometry<Point> {
            let (type, dimensions) = try header()
            switch type {
            case 1:
                let point: [Point] = try points(1, dimensions: dimensions)
                return .points(point[0].x.isNaN ? [] : point)  // POINT EMPTY is written as NaN
            case 2: return .lines([try run(dimensions: dimensions)])
            case 3: return .polygons(MultiPolygon([try polygon(dimensions: dimensions)]))
            case 4, 5, 6:
                let parts = try count(of: 5)
                var all: [Geometry<Point>] = []
                for _ in 0..<parts { all.append(try part(of: type)) }
                return joined(all, type: type)
            case 7: return .polygons(MultiPolygon(try collection(depth: depth + 1)))
            default: throw .unsupportedType(type)
            }
        }

        private mutating func collection<Point: Vertex>(depth: Int) throws(DecodingError) -> [Polygon<Point>] {
            guard depth <= deepestCollection else { throw .tooDeep }
            var polygons: [Polygon<Point>] = []
            for _ in 0..<(try count(of: 5)) {
                let start = offset
                let (type, _) = try header()
                offset = start
                guard case .polygons(let part) = try geometry(depth: depth) as Geometry<Point> else {
                    throw .mixedCollection(with: type)
                }
                polygons += part.polygons
            }
            return polygons
        }

        private mutating func part<Point: Vertex>(of type: UInt32) throws(DecodingError) -> Geometry<Point> {
            let start = offset
            let (own, _) = try header()
            guard own == type - 3 else { throw .unsupportedType(own) }
            offset = start
            return try geometry()
        }

        private func joined<Point: Vertex>(_ parts: [Geometry<Point>], type: UInt32) -> Geometry<Point> {
            var points: [Point] = []
            var lines: [[Point]] = []
            var polygons: [Polygon<Point>] = []
            for part in parts {
                switch part {
                case .points(let own): points += own
                case .lines(let own): lines += own
                case .polygons(let own): polygons += own.polygons
                }
            }
            return switch type {
            case 4: .points(points)
            case 5: .lines(lines)
            default: .polygons(MultiPolygon(polygons))
            }
        }

        private mutating func header() throws(DecodingError) -> (type: UInt32, dimensions: Int) {
            guard offset < bytes.count else { throw .truncated }
            swapsBytes = bytes[offset] == 0
            offset += 1
            let code = try number()
            // EWKB's SRID would stand before the count: PostGIS writes it, files that we read do not.
            guard code & 0x2000_0000 == 0 else { throw .unsupportedType(code) }
            var dimensions = 2
            if code & 0x8000_0000 != 0 { dimensions += 1 }
            if code & 0x4000_0000 != 0 { dimensions += 1 }
            let iso = code & 0x0fff_ffff
            switch iso / 1000 {
            case 1, 2: dimensions += 1
            case 3: dimensions += 2
            default: break
            }
            return (iso % 1000, dimensions)
        }

        private mutating func number() throws(DecodingError) -> UInt32 {
            guard offset + 4 <= bytes.count else { throw .truncated }
            let raw = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
            offset += 4
            return swapsBytes ? raw.byteSwapped : raw
        }

        /// A count that cannot be larger than the bytes that follow allow, so that a lying file asks for no memory.
        private mutating func count(of size: Int) throws(DecodingError) -> Int {
            let number = Int(try number())
            guard number <= (bytes.count - offset) / size else { throw .truncated }
            return number
        }

        private mutating func run<Point: Vertex>(dimensions: Int) throws(DecodingError) -> [Point] {
            try points(try count(of: 8 * dimensions), dimensions: dimensions)
        }

        private mutating func polygon<Point: Vertex>(dimensions: Int) throws(DecodingError) -> Polygon<Point> {
            let rings = try count(of: 4)
            guard rings > 0 else { return Polygon(exterior: []) }
            let exterior: [Point] = try run(dimensions: dimensions)
            var interiors: [[Point]] = []
            for _ in 1..<rings { interiors.append(try run(dimensions: dimensions)) }
            return Polygon(exterior: exterior, interiors: interiors)
        }

        private mutating func points<Point: Vertex>(_ count: Int, dimensions: Int) throws(DecodingError) -> [Point] {
            let stride = 8 * dimensions
            guard offset + count * stride <= bytes.count else { throw .truncated }
            let start = offset
            offset += count * stride
            if dimensions == 2, !swapsBytes {
                return [Point](unsafeUninitializedCapacity: count) { buffer, filled in
                    UnsafeMutableRawBufferPointer(buffer).copyMemory(
                        from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + 16 * count]))
                    filled = count
                }
            }
            return (0..<count).map { Point(x: double(at: start + $0 * stride), y: double(at: start + $0 * stride + 8)) }
        }

        private func double(at offset: Int) -> Double {
            let bits = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            return Double(bitPattern: swapsBytes ? bits.byteSwapped : bits)
        }
    }
}
