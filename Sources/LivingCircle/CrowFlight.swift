import GeoModel
import PlanningModel
import WalkNetwork

/// The straight way from a place to the nearest point of a facility.
struct CrowFlight {
    let from: Position
    let to: Position
    /// In metres.
    let length: Double

    /// Where on the way it crosses an edge, from 0 to 1; nil where it does not.
    ///
    /// Its ends must lie on either side of the edge's line, and the edge must not lie on one side of the way. So what
    /// touches the way with an end or a bend is crossed, but who stands on the line is on neither side of it, and what runs
    /// along the way is not crossed. There is no tolerance: an end that doubles can't tell from the line is wherever they
    /// put it.
    func crossing(from start: Position, to end: Position) -> Double? {
        let (ours, theirs) = (side(start, end, from), side(start, end, to))
        guard ours < 0 && theirs > 0 || ours > 0 && theirs < 0 else { return nil }
        let (first, last) = (side(from, to, start), side(from, to, end))
        guard !(first < 0 && last < 0 || first > 0 && last > 0) else { return nil }
        return ours / (ours - theirs)
    }

    /// Positive where a position lies to the left of a line, negative to the right; in degrees, where a line of a
    /// kilometre is straight to centimetres.
    private func side(_ start: Position, _ end: Position, _ other: Position) -> Double {
        (end.x - start.x) * (other.y - start.y) - (end.y - start.y) * (other.x - start.x)
    }
}

extension LocalPlane {
    /// At least what is within some metres.
    func extent(within distance: Meters) -> Extent {
        let reach = degrees(distance.value * 1.01 + 0.01)
        return Extent(
            minX: place.x - reach.longitude, minY: place.y - reach.latitude, maxX: place.x + reach.longitude,
            maxY: place.y + reach.latitude)
    }

    /// The way to a point.
    func flight(to point: Position) -> CrowFlight {
        let way = vector(to: point)
        return CrowFlight(from: place, to: point, length: (way * way).sum().squareRoot())
    }

    /// The way to the nearest point of a shape; of length zero from within its ground. Nil
    /// where the shape is empty.
    func flight(to shape: Geometry<Position>) -> CrowFlight? {
        var best: CrowFlight?
        func offer(_ position: Position, _ distance: Double) {
            if distance < best?.length ?? .infinity {
                best = CrowFlight(from: place, to: position, length: distance)
            }
        }
        func offer(_ line: [Position]) {
            for (start, end) in zip(line, line.dropFirst()) {
                let (share, distance) = nearest(onEdgeFrom: start, to: end)
                let (x, y) = (start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
                offer(Position(x: x, y: y), distance)
            }
        }
        switch shape {
        case .points(let points):
            for point in points { offer(point, flight(to: point).length) }
        case .lines(let lines): for line in lines { offer(line) }
        case .polygons(let ground):
            if ground.contains(place) { return CrowFlight(from: place, to: place, length: 0) }
            for polygon in ground.polygons { for ring in polygon.rings { offer(ring) } }
        }
        return best
    }
}

extension MultiPolygon<Position> {
    /// Whether a position lies within, by the number of borders to its east; on a border it may be either.
    fileprivate func contains(_ position: Position) -> Bool {
        polygons.contains { polygon in
            polygon.rings.reduce(false) { isWithin, ring in
                zip(ring, ring.dropFirst()).reduce(isWithin) { isWithin, edge in
                    let (a, b) = edge
                    guard (a.y > position.y) != (b.y > position.y) else { return isWithin }
                    let crossing = a.x + (position.y - a.y) / (b.y - a.y) * (b.x - a.x)
                    return position.x < crossing ? !isWithin : isWithin
                }
            }
        }
    }
}
