public import GeoModel

extension MultiPolygon<Coordinate> {
    /// The greatest width: the diameter of the largest circle within the ground, in units of the coordinates.
    ///
    /// The circle lies in one part, the widest; holes keep it out, and a border that parts share keeps them apart. 0 for
    /// an empty shape.
    ///
    /// It falls short by a millionth at most and is never too great, but for what doubles leave of the coordinates: 2^-47
    /// of the largest of them, 3e-8 m for a northing of 4,400 km.
    ///
    /// - Complexity: O(*n* log *n* + *n* *a*), where *n* counts the vertices and *a* the edges that a line across meets;
    ///   then O(log *n*) for each place that might be the widest.
    public func greatestWidth() -> Double {
        var search = WidthSearch(self)
        search.run(until: .infinity)
        return 2 * search.radius
    }

    /// Whether no circle of this diameter has room in the ground: ``greatestWidth()`` below `width`, told sooner.
    ///
    /// A width that differs by less than doubles can tell is not narrower. An empty shape is narrower than any width.
    ///
    /// - Parameter width: In units of the coordinates, greater than zero.
    public func isNarrower(than width: Double) -> Bool {
        var search = WidthSearch(self)
        return !search.run(until: width / 2)
    }
}
