/// A point of the grid, in whole steps from its origin: 0 to 2^41, which doubles hold exactly.
typealias GridPoint = SIMD2<Double>

extension SIMD2<Double> {
    /// The order in which everything here is sorted: by x, then by y.
    @inline(__always) func precedes(_ other: Self) -> Bool { x < other.x || (x == other.x && y < other.y) }
}

/// Twice the area of the triangle `a b c`, exactly; positive where `c` lies to the left of `a b`.
///
/// Differences are below 2^42, so their products are below 2^84.
func doubledArea(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint) -> Int128 {
    let (ab, ac) = (b - a, c - a)
    return Int128(Int64(ab.x)) * Int128(Int64(ac.y)) - Int128(Int64(ab.y)) * Int128(Int64(ac.x))
}

/// 1 where `c` lies to the left of `a b`, -1 to the right, 0 on the line. Exact; doubles decide where they can.
func side(of c: GridPoint, from a: GridPoint, to b: GridPoint) -> Int {
    let (ab, ac) = (b - a, c - a)
    let (left, right) = (ab.x * ac.y, ab.y * ac.x)
    let difference = left - right
    // Each product is off by at most 2^-53 of itself, and so is their difference.
    let doubt = (abs(left) + abs(right)) * 0x1p-51
    if difference > doubt { return 1 }
    if difference < -doubt { return -1 }
    return doubledArea(a, b, c).signum().asInt
}

extension Int128 {
    fileprivate var asInt: Int { Int(truncatingIfNeeded: self) }
}

/// How a segment passes a grid point.
enum Passage {
    /// Through its pixel: the half-open square of one step around it.
    case through
    /// Not through, but within ``reach`` steps.
    case near
    case far

    /// A vertex may move by half a step, and an edge by twice as much, when originals replace grid points; what is
    /// farther apart than this cannot come to touch by that.
    static let reach = 4.0
}

/// How the segment `a b` passes the point `c`.
///
/// The pixel is open above and to the right, so that each point of the plane lies in one pixel. Ends have whole
/// coordinates and sides of pixels halves, so a segment meets a pixel exactly where the pixel's middle lies in the
/// segment's box and the line meets the pixel; a line that only touches a corner meets it in the lower left one.
func passage(of a: GridPoint, _ b: GridPoint, at c: GridPoint) -> Passage {
    let low = pointwiseMin(a, b)
    let high = pointwiseMax(a, b)
    let reach = Passage.reach
    if c.x < low.x - reach || c.x > high.x + reach || c.y < low.y - reach || c.y > high.y + reach { return .far }
    let (ab, ac) = (b - a, c - a)
    let width = abs(ab.x) + abs(ab.y)
    let (left, right) = (ab.x * ac.y, ab.y * ac.x)
    if abs(left - right) > reach * width + (abs(left) + abs(right)) * 0x1p-51 { return .far }
    if c.x < low.x || c.x > high.x || c.y < low.y || c.y > high.y { return .near }
    let area = doubledArea(a, b, c)
    let distance = 2 * area.magnitude
    let limit = UInt128(UInt64(width))
    if distance < limit { return .through }
    let falls = (ab.x > 0) != (ab.y > 0)
    let isAbove = (ab.x > 0) == (area > 0)
    return distance == limit && falls && isAbove ? .through : .near
}

/// The grid point whose pixel holds the point where `a b` and `c d` cross. They must cross inside both.
func crossing(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint, _ d: GridPoint) -> GridPoint {
    let (ab, cd, ac) = (b - a, d - c, c - a)
    var whole = product(ab.x, cd.y) - product(ab.y, cd.x)
    var part = product(ac.x, cd.y) - product(ac.y, cd.x)
    if whole < 0 { (whole, part) = (-whole, -part) }
    // Below 2^126: 2 * 2^41 * 2^83.
    func along(_ start: Double, _ length: Double) -> Double {
        let numerator = 2 * part * Int128(Int64(length)) + whole
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: 2 * whole)
        return start + Double(Int64(remainder < 0 ? quotient - 1 : quotient))
    }
    return GridPoint(along(a.x, ab.x), along(a.y, ab.y))
}

private func product(_ a: Double, _ b: Double) -> Int128 { Int128(Int64(a)) * Int128(Int64(b)) }
