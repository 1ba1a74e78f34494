import GeoModel

extension OffsetSystem {
    /// The box around an extent's image, sides densified by 21 points each.
    func shifted(_ extent: Extent) -> Extent { Extent(ofRing: shifted(extent.denseRing)) }

    /// The box around what an extent is the image of; empty for an empty one.
    func unshifted(_ extent: Extent) -> Extent { Extent(ofRing: unshifted(extent.denseRing)) }
}

extension Extent {
    /// The sides, with 21 points between the corners of each, as PROJ takes them.
    var denseRing: [Coordinate] {
        if isEmpty { return [] }
        let corners = [(minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY), (minX, minY)]
        return zip(corners, corners.dropFirst()).flatMap { start, end in
            (0...21).map { step in
                let share = Double(step) / 22
                return Coordinate(x: start.0 + (end.0 - start.0) * share, y: start.1 + (end.1 - start.1) * share)
            }
        }
    }

    init(ofRing ring: [Coordinate]) {
        self = .empty
        for point in ring { insert(x: point.x, y: point.y) }
    }
}
