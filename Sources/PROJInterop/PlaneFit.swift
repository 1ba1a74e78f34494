import GeoModel

/// x′ = c + s·x, the map of one plane onto another that fits matched points best, by least squares.
///
/// A similarity (Helmert in two dimensions) has four parameters: shift, rotation, one scale. An affine map has six, and
/// passes through any three points exactly.
struct PlaneFit {
    /// Of x in x′, y in x′, x in y′, y in y′.
    private(set) var (s11, s12, s21, s22) = (1.0, 0.0, 0.0, 1.0)
    private(set) var (shiftX, shiftY) = (0.0, 0.0)

    /// Nil where the points lie on one line, or in one place: where their spread along one direction is less than a
    /// thousandth of that along another.
    init?(from points: [Coordinate], to targets: [Coordinate], isAffine: Bool) {
        // About the middles, as squares of eastings would leave few digits for the differences.
        let (middle, target) = (Self.mean(points), Self.mean(targets))
        var (xx, xy, yy) = (0.0, 0.0, 0.0)
        var (xX, yX, xY, yY) = (0.0, 0.0, 0.0, 0.0)
        for (point, image) in zip(points, targets) {
            let (x, y) = (point.x - middle.x, point.y - middle.y)
            let (X, Y) = (image.x - target.x, image.y - target.y)
            (xx, xy, yy) = (xx + x * x, xy + x * y, yy + y * y)
            (xX, yX, xY, yY) = (xX + x * X, yX + y * X, xY + x * Y, yY + y * Y)
        }
        let determinant = xx * yy - xy * xy
        // The squares of the spreads along the axes of the ellipse of inertia.
        let half = (xx + yy) / 2
        let root = max(0, half * half - determinant).squareRoot()
        guard half > 0, half - root > 1e-6 * (half + root) else { return nil }
        if isAffine {
            (s11, s12) = ((xX * yy - yX * xy) / determinant, (yX * xx - xX * xy) / determinant)
            (s21, s22) = ((xY * yy - yY * xy) / determinant, (yY * xx - xY * xy) / determinant)
        } else {
            let (cosine, sine) = ((xX + yY) / (xx + yy), (xY - yX) / (xx + yy))
            (s11, s12, s21, s22) = (cosine, -sine, sine, cosine)
        }
        shiftX = target.x - s11 * middle.x - s12 * middle.y
        shiftY = target.y - s21 * middle.x - s22 * middle.y
    }

    func image(of point: Coordinate) -> Coordinate {
        Coordinate(x: shiftX + s11 * point.x + s12 * point.y, y: shiftY + s21 * point.x + s22 * point.y)
    }

    private static func mean(_ points: [Coordinate]) -> Coordinate {
        let count = Double(points.count)
        return Coordinate(
            x: points.reduce(0) { $0 + $1.x } / count, y: points.reduce(0) { $0 + $1.y } / count)
    }
}
