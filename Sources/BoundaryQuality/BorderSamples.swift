import GeoModel

/// Places on the inner borders of a layer, evenly spaced along them.
///
/// Inner is where another area of the layer is near. Outer borders tell nothing: one layer ends at the coast, another
/// at the limit of its waters.
struct BorderSamples {
    let places: [Position]

    private static let most = 1000
    /// How far from an area's border another area's may lie and still be the same: layers are often simplified area by
    /// area, by 60 m for example.
    private static let sameBorder = 150.0

    /// - Parameters:
    ///   - sampled: The areas whose borders are walked along.
    ///   - neighbours: The other areas around.
    ///   - extent: Only places in it count, in degrees.
    init(of sampled: [Boundary], beside neighbours: [Boundary], in extent: Extent) {
        let scale = GroundScale(latitude: extent.center.y)
        func walk(_ ring: [Position], every spacing: Double, _ visit: (Position) -> Void) -> Double {
            var walked = 0.0
            var next = spacing / 2
            for (start, end) in zip(ring, ring.dropFirst()) {
                guard let (start, end) = extent.clipped(start, end) else { continue }
                let length = scale.length(from: start, to: end)
                while next < walked + length {
                    let share = (next - walked) / length
                    visit(Position(x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share))
                    next += spacing
                }
                walked += length
            }
            return walked
        }
        let borders = BorderIndex(sampled + neighbours, in: extent.grown)
        let rings = sampled.enumerated().flatMap { owner, boundary in
            boundary.polygons.flatMap(\.rings).map { (owner: Int32(owner), ring: $0) }
        }
        let whole = rings.reduce(0) { $0 + walk($1.ring, every: .infinity) { _ in } }
        let spacing = whole / Double(Self.most)
        var places: [Position] = []
        guard spacing > 0, spacing.isFinite else {
            self.places = []
            return
        }
        for (owner, ring) in rings {
            _ = walk(ring, every: spacing) { place in
                if borders.distance(from: place, within: Self.sameBorder, notOf: owner) < Self.sameBorder {
                    places.append(place)
                }
            }
        }
        self.places = places
    }
}

extension Extent {
    /// The part of a line that lies in the box; nil where none does.
    ///
    /// - Source: Liang and Barsky, "A new concept and method for line clipping", 1984.
    fileprivate func clipped(_ start: Position, _ end: Position) -> (Position, Position)? {
        var (enter, leave) = (0.0, 1.0)
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        for (step, room) in [
            (-dx, start.x - minX), (dx, maxX - start.x), (-dy, start.y - minY), (dy, maxY - start.y),
        ] {
            if step == 0 {
                if room < 0 { return nil }
            } else if step < 0 {
                enter = max(enter, room / step)
            } else {
                leave = min(leave, room / step)
            }
        }
        guard enter < leave else { return nil }
        func place(_ share: Double) -> Position { Position(x: start.x + dx * share, y: start.y + dy * share) }
        return (enter > 0 ? place(enter) : start, leave < 1 ? place(leave) : end)
    }
}
