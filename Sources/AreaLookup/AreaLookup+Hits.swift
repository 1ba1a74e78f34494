public import GeoModel

extension AreaLookup {
    /// An area whose ground holds a place.
    public struct Hit: Hashable, Sendable {
        /// Of the area, as it stands in the list that was given.
        public let number: Int
        /// Whether the place lies on one of its rings, exactly: on a vertex, or on the straight line between two.
        public let isOnBorder: Bool

        public init(number: Int, isOnBorder: Bool) { (self.number, self.isOnBorder) = (number, isOnBorder) }
    }

    /// All areas whose ground holds a place, ascending. A border belongs to every area that it bounds.
    public func hits(at place: Position) -> [Hit] {
        var hits: [Hit] = []
        forEachHit(at: place) { hits.append($0) }
        return hits
    }

    /// Calls `body` with all areas whose ground holds a place, ascending, without an array of them.
    public func forEachHit(at place: Position, _ body: (Hit) -> Void) {
        cells.forEachArea(at: place, borders.vertices) { number, _, isOnBorder in
            body(Hit(number: number, isOnBorder: isOnBorder))
        }
    }

    /// Calls `body` with all areas whose ground holds each of many places, faster than place by place: the places in their
    /// order, by their indices in the slice, the areas of each ascending.
    public func forEachHit(atEachOf places: ArraySlice<Position>, _ body: (_ index: Int, Hit) -> Void) {
        let first = places.startIndex
        places.withUnsafeBufferPointer { places in
            cells.forEachArea(atEachOf: places, borders.vertices) { place, number, _, isOnBorder in
                body(first + place, Hit(number: number, isOnBorder: isOnBorder))
            }
        }
    }
}
