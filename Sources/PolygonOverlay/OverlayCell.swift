public import GeoModel

/// The ground that exactly the same shapes cover.
public struct OverlayCell<Point: Vertex>: Hashable, Sendable {
    /// The indices of the shapes that cover it, ascending, never empty.
    public let covers: [Int]
    /// All of that ground: valid, may have several parts and holes.
    public let shape: MultiPolygon<Point>

    public init(covers: [Int], shape: MultiPolygon<Point>) {
        self.covers = covers
        self.shape = shape
    }
}

/// All ground that at least one shape covers, cut into cells: one for each different set of shapes that occurs.
///
/// For several questions about the same shapes make one ``Overlay``.
///
/// - Parameters:
///   - shapes: Valid shapes in one plane, in degrees or metres.
///   - workers: How many threads share the work; the answer is the same for any number.
///   - isWanted: Which cells to make, by the indices of their shapes; cells nobody wants are not assembled.
/// - Returns: Cells that do not overlap, sorted by ``OverlayCell/covers``.
/// - Throws: ``OverlayError/unusableCoordinate(shape:)`` and ``OverlayError/unclosedRing(shape:)``.
public func overlayCells<Point: Vertex>(
    of shapes: [MultiPolygon<Point>], workers: Int = coreCount, where isWanted: ([Int]) -> Bool = { _ in true }
) throws(OverlayError) -> [OverlayCell<Point>] {
    try Overlay(of: shapes, workers: workers).cells(where: isWanted)
}
