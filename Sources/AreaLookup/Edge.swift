import GeoModel

/// A straight piece of a border, and exactly which ways cross it.
///
/// No way starts, ends or runs on an edge here: each is taken as moved to the east by less than any number, and to the north
/// by less than that. So a place on a border belongs to its east, and to its north where it runs due east.
struct Edge {
    let a: Position
    let b: Position

    @inline(__always) init(_ a: Position, _ b: Position) { (self.a, self.b) = (a, b) }

    @inline(__always) var west: Double { min(a.x, b.x) }
    @inline(__always) var east: Double { max(a.x, b.x) }
    @inline(__always) var south: Double { min(a.y, b.y) }
    @inline(__always) var north: Double { max(a.y, b.y) }

    /// Whether it crosses a parallel.
    @inline(__always) func meetsParallel(_ latitude: Double) -> Bool { (a.y > latitude) != (b.y > latitude) }
    @inline(__always) func meetsMeridian(_ longitude: Double) -> Bool { (a.x > longitude) != (b.x > longitude) }

    /// Positive where a place lies west of the edge, negative to the east, 0 on its line. It must not run due east.
    @inline(__always) func side(of place: Position) -> Double {
        a.y < b.y ? turn(from: a, to: b, around: place) : turn(from: b, to: a, around: place)
    }

    /// Whether a place is north of the edge, which must not run due north.
    private func isBelow(_ place: Position) -> Bool {
        let (west, east) = a.x < b.x ? (a, b) : (b, a)
        let turn = turn(from: west, to: east, around: place)
        return turn > 0 || (turn == 0 && west.y >= east.y)
    }

    @inline(__always) func isCrossed(northFrom start: Position, to end: Position) -> Bool {
        meetsMeridian(start.x) && isBelow(start) != isBelow(end)
    }

    @inline(__always) func isCrossed(eastFrom start: Position, to end: Position) -> Bool {
        guard meetsParallel(start.y), start.x <= east, end.x >= west else { return false }
        return (side(of: start) > 0) != (side(of: end) > 0)
    }

    /// Whether a place on the parallel of its northern end is that end, or any place of an edge that runs due east.
    @inline(__always) func endsOrRuns(at place: Position) -> Bool {
        a.y == b.y
            ? place.x >= west && place.x <= east : (a.y > b.y ? a : b) == place
    }

    /// Whether a place lies on it, ends included.
    @inline(__always) func touches(_ place: Position) -> Bool {
        guard place.x >= west, place.x <= east, place.y >= south, place.y <= north else { return false }
        return turn(from: a, to: b, around: place) == 0
    }

    /// Whether both join the same places, either way.
    func isDrawn(as other: Edge) -> Bool {
        (a == other.a && b == other.b) || (a == other.b && b == other.a)
    }
}
