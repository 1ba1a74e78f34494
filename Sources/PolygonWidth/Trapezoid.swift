/// Ground between two edges of the border, from one x to another.
struct Trapezoid {
    let lower: Int32
    let upper: Int32
    let left: Double
    let right: Double
    /// The y of the lower edge at both ends, then of the upper.
    let lowerEnds: (left: Double, right: Double)
    let upperEnds: (left: Double, right: Double)

    /// The ground itself.
    var piece: Piece {
        Piece(
            lower: lower, upper: upper, left: left, right: right, below: lowerEnds, above: upperEnds)
    }

    /// The ground below a level, which is bounded by the lower edge alone.
    func piece(below level: Double) -> Piece {
        Piece(lower: lower, upper: nil, left: left, right: right, below: lowerEnds, above: (level, level))
    }

    func piece(above level: Double) -> Piece {
        Piece(lower: nil, upper: upper, left: left, right: right, below: (level, level), above: upperEnds)
    }

    /// A part of the ground, and the edges to consider first for it, if any.
    struct Piece {
        let lower: Int32?
        let upper: Int32?
        let left: Double
        let right: Double
        let below: (left: Double, right: Double)
        let above: (left: Double, right: Double)

        /// Two triangles, one where an end is a point.
        func forEachTriangle(_ body: (Triangle) -> Void) {
            let (a, b) = (PlanePoint(left, below.left), PlanePoint(right, below.right))
            let (c, d) = (PlanePoint(left, above.left), PlanePoint(right, above.right))
            if b != d { body(Triangle(a: a, b: b, c: d)) }
            if a != c { body(Triangle(a: a, b: d, c: c)) }
        }
    }

    /// A row of trapezoids side by side, cut anew so that few pieces are much higher than broad: of some together the
    /// rectangle that all of them reach across, and what each has below and above it.
    static func forEachPiece(of row: [Trapezoid], _ body: (Piece) -> Void) {
        var first = 0
        while first < row.count {
            var core = row[first].core
            var end = first + 1
            while end < row.count, let wider = core.joined(row[end].core) {
                core = wider
                end += 1
            }
            if end == first + 1 {
                body(row[first].piece)
            } else {
                let middle = row[(first + end) / 2]
                body(
                    Piece(
                        lower: middle.lower, upper: middle.upper, left: core.left, right: core.right,
                        below: (core.bottom, core.bottom), above: (core.top, core.top)))
                for member in row[first..<end] {
                    body(member.piece(below: core.bottom))
                    body(member.piece(above: core.top))
                }
            }
            first = end
        }
    }

    private var core: Core {
        Core(
            left: left, right: right, bottom: max(lowerEnds.left, lowerEnds.right),
            top: min(upperEnds.left, upperEnds.right))
    }

    /// The largest rectangle across one or more trapezoids.
    private struct Core {
        let left: Double
        let right: Double
        let bottom: Double
        let top: Double

        /// Nil where it would be broader than half its height.
        func joined(_ next: Core) -> Core? {
            let joined = Core(left: left, right: next.right, bottom: max(bottom, next.bottom), top: min(top, next.top))
            return 2 * (joined.right - joined.left) <= joined.top - joined.bottom ? joined : nil
        }
    }
}
