internal import GEOSInterop
public import GeoModel

/// A layer of features from which vector tiles are cut.
///
/// Immutable, so that many threads may cut at once; the same features always give the same bytes.
public struct TileLayer: Sendable {
    public let name: String
    private let fields: [Field]
    private let attributes: [[AttributeValue]]
    /// In the square of the world; nil for a feature without a shape, which is in no tile.
    private let shapes: [Geometry<Coordinate>?]
    private let tree: ExtentTree

    /// - Parameter features: Longitude and latitude in degrees of CGCS2000 or WGS 84, with attributes in the order of `fields`; polygons valid.
    public init(name: String, fields: [Field], features: [Feature<Coordinate>]) {
        (self.name, self.fields) = (name, fields)
        attributes = features.map(\.attributes)
        shapes = features.map { $0.geometry.map(WorldSquare.shape) }
        tree = ExtentTree(shapes.map { $0.map { Extent($0) } ?? .empty })
    }

    /// How much memory it takes, in bytes, roughly.
    public var byteCount: Int {
        shapes.reduce(0) { $0 + 512 + MemoryLayout<Coordinate>.stride * ($1?.vertexCount ?? 0) }
    }

    /// A tile as the Mapbox Vector Tile Specification 2.1 writes it: one layer of 4096 steps a side, features in their order,
    /// numbered from 1 in the layer; days are texts. No bytes where no feature meets the tile or its buffer.
    ///
    /// - Throws: ``VectorTileError``.
    /// - Complexity: In proportion to the vertices of the features that meet the tile.
    public func tile(_ address: TileAddress) throws(VectorTileError) -> [UInt8] {
        var numbers: [Int] = []
        tree.forEach(meeting: address.bufferedExtent) { number, _ in numbers.append(number) }
        if numbers.isEmpty { return [] }
        let drawn = try drawn(numbers.sorted(), on: address)
        var content = TileContent(name: name, fields: fields)
        for (number, shape) in drawn { content.append(shape, attributes: attributes[number], id: number + 1) }
        return content.isEmpty ? [] : try content.bytes()
    }

    private func drawn(
        _ numbers: [Int], on address: TileAddress
    ) throws(VectorTileError) -> [(number: Int, shape: Geometry<Coordinate>)] {
        try withGEOS { (geos) throws(VectorTileError) in
            do throws(GEOSError) {
                let shaper = try TileShaper(geos)
                var drawn: [(number: Int, shape: Geometry<Coordinate>)] = []
                for number in numbers {
                    guard let shape = shapes[number] else { continue }
                    let steps = shape.map { $0.map(address.steps) }
                    if let shape = try shaper.drawn(steps) { drawn.append((number, shape)) }
                }
                return drawn
            } catch {
                throw .notDrawn(layer: name, address, error)
            }
        }
    }
}
