public import GeoModel

/// The place of a border that is nearest to another place.
public struct BorderPlace: Hashable, Sendable {
    public let position: Position
    /// In the plane that was said, in metres; 0 on the border, or as near to it as rounding allows.
    public let meters: Double

    public init(position: Position, meters: Double) { (self.position, self.meters) = (position, meters) }
}

extension AreaLookup {
    /// The place nearest to another on any ring of an area, holes included; of several the first in the order of the rings.
    ///
    /// - Parameters:
    ///   - number: Of the area, as it stands in the list that was given.
    ///   - metersPerDegree: The length of a degree at the place, which spans a plane around it.
    /// - Returns: Nil where the area has no border, or the place is no number.
    /// - Complexity: The edges near the place, and the others sixteen at a time.
    public func nearestBorder(
        of number: Int, to place: Position, metersPerDegree: (longitude: Double, latitude: Double)
    ) -> BorderPlace? {
        var search = NearestSearch(place: place, east: metersPerDegree.longitude, north: metersPerDegree.latitude)
        return borders.vertices.withUnsafeBufferPointer { vertices in
            borders.stretches.withUnsafeBufferPointer { all in
                let stretches = all[borders.stretches(of: number)]
                // What is near first, so that most of the others need no look.
                var (nearest, least) = (stretches.startIndex, Double.infinity)
                for index in stretches.indices {
                    let square = search.square(to: all[index].extent)
                    if square < least { (nearest, least) = (index, square) }
                }
                guard least < .infinity else { return nil }
                search.look(at: all[nearest], vertices)
                for index in stretches.indices where search.square(to: all[index].extent) <= search.least {
                    search.look(at: all[index], vertices)
                }
                return BorderPlace(position: search.found, meters: search.least.squareRoot())
            }
        }
    }
}

/// A search for the nearest place, in a plane around a place.
private struct NearestSearch {
    let place: Position
    /// Metres a degree.
    let east: Double
    let north: Double
    /// The square of the least distance so far.
    private(set) var least = Double.infinity
    private(set) var found: Position
    private var foundEdge = Int.max

    init(place: Position, east: Double, north: Double) {
        (self.place, self.east, self.north) = (place, east, north)
        found = place
    }

    /// The square of the distance to a box: 0 within.
    func square(to box: Extent) -> Double {
        let dx = max(box.minX - place.x, place.x - box.maxX, 0) * east
        let dy = max(box.minY - place.y, place.y - box.maxY, 0) * north
        return dx * dx + dy * dy
    }

    mutating func look(at stretch: Borders.Stretch, _ vertices: UnsafeBufferPointer<Position>) {
        for edge in stretch.edges {
            let (a, b) = (vertices[edge], vertices[edge + 1])
            let (ax, ay) = ((a.x - place.x) * east, (a.y - place.y) * north)
            let (dx, dy) = ((b.x - a.x) * east, (b.y - a.y) * north)
            let length = dx * dx + dy * dy
            let share = length > 0 ? min(max(-(ax * dx + ay * dy) / length, 0), 1) : 0
            let (x, y) = (ax + share * dx, ay + share * dy)
            let square = x * x + y * y
            guard square < least || (square == least && edge < foundEdge) else { continue }
            (least, foundEdge) = (square, edge)
            found =
                share == 1 ? b : Position(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y))
        }
    }
}
