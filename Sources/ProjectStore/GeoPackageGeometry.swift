internal import GeoModel

/// The geometry blob of a GeoPackage (OGC 12-128r17, 2.1.3): a header with the extent, then WKB.
enum GeoPackageGeometry {
    /// Magic "GP", version 0, flags (little-endian, envelope of four doubles), SRS id.
    private static let headerSize = 8

    /// The blob of ground, always a multi polygon.
    static func encode(_ boundary: Boundary, srsID: Int) -> [UInt8] {
        encode(Extent(boundary), srsID, room: 16 * boundary.vertexCount + 256) {
            WellKnownBinary.encode(boundary, into: &$0)
        }
    }

    /// The blob of any shape: of the single type where it has one part, of the multi type else.
    static func encode(_ shape: Geometry<Position>, srsID: Int) -> [UInt8] {
        encode(Extent(shape), srsID, room: 256) { WellKnownBinary.encode(shape, into: &$0) }
    }

    private static func encode(_ extent: Extent, _ srsID: Int, room: Int, body: (inout [UInt8]) -> Void) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(room)
        let isEmpty = extent.isEmpty
        bytes += [0x47, 0x50, 0, isEmpty ? 0b01_0001 : 0b00_0011]
        withUnsafeBytes(of: Int32(srsID).littleEndian) { bytes.append(contentsOf: $0) }
        if !isEmpty {
            for bound in [extent.minX, extent.maxX, extent.minY, extent.maxY] {
                withUnsafeBytes(of: bound.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
            }
        }
        body(&bytes)
        return bytes
    }

    /// Reads a blob; nil when it is not one.
    static func decode(_ blob: UnsafeRawBufferPointer) throws(WellKnownBinary.DecodingError) -> Geometry<Position>? {
        guard let start = bodyOffset(of: blob) else { return nil }
        return try WellKnownBinary.decode(UnsafeRawBufferPointer(rebasing: blob[start...]))
    }

    /// The extent in a blob's header, empty for an empty geometry; nil when there is no such header. Blobs of other
    /// programs may leave it out: theirs is taken from the shape.
    static func extent(of blob: UnsafeRawBufferPointer) -> Extent? {
        guard let start = bodyOffset(of: blob) else { return nil }
        if blob[3] & 0b1_0000 != 0 { return .empty }
        guard start > headerSize else {
            do {
                return try decode(blob).map { Extent($0) }
            } catch {
                return nil  // SQL has no better word for a blob that is no geometry
            }
        }
        func bound(_ index: Int) -> Double {
            let bits = blob.loadUnaligned(fromByteOffset: headerSize + 8 * index, as: UInt64.self)
            return Double(bitPattern: blob[3] & 1 == 1 ? bits : bits.byteSwapped)
        }
        return Extent(minX: bound(0), minY: bound(2), maxX: bound(1), maxY: bound(3))
    }

    private static func bodyOffset(of blob: UnsafeRawBufferPointer) -> Int? {
        guard blob.count >= headerSize, blob[0] == 0x47, blob[1] == 0x50 else { return nil }
        let sizes = [0, 32, 48, 48, 64]
        let code = Int(blob[3] >> 1 & 0b111)
        guard code < sizes.count, blob.count >= headerSize + sizes[code] else { return nil }
        return headerSize + sizes[code]
    }
}
