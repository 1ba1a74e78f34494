public import GeoModel

/// What each area has outside all zones.
///
/// - Parameters:
///   - areas: Valid shapes; they may overlap each other, and what two share is told for both.
///   - zones: Valid shapes in the same plane, any number over any other.
/// - Returns: One shape for each area, in their order; empty where zones cover all of it.
/// - Throws: ``OverlayError``; a shape's index counts the areas first, then the zones.
public func uncoveredGround<Point: Vertex>(
    of areas: [MultiPolygon<Point>], under zones: [MultiPolygon<Point>], workers: Int = coreCount
) throws(OverlayError) -> [MultiPolygon<Point>] {
    try Overlay(of: areas + zones, workers: workers).grounds(areas.count) { covers in
        // Ascending: without a zone at the end there is none.
        covers[covers.count - 1] < areas.count ? covers : []
    }
}
