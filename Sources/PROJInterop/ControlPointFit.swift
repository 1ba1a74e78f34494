public import GeoModel
import Glibc

/// A place known in two systems.
public struct ControlPoint: Hashable, Sendable {
    /// As its list calls it, else the row.
    public let name: String
    public let from: Coordinate
    public let to: Coordinate

    public init(name: String, from: Coordinate, to: Coordinate) {
        (self.name, self.from, self.to) = (name, from, to)
    }
}

/// The way from a system without published parameters to longitude and latitude, out of points known in both.
///
/// The fit is made between planes, so that residuals are metres: numbers that are degrees are projected into the local
/// plane of their middle first (``CRS/projected(around:datum:)``), and the pipeline does so too.
public struct ControlPointFit: Sendable {
    public struct Residual: Hashable, Sendable {
        public let name: String
        /// Fitted less given, in metres on the target's plane.
        public let east: Meters
        public let north: Meters
        public var length: Meters { GroundOffset(east: east, north: north).length }
    }

    public let isAffine: Bool
    /// x′ = shift + s·x between the planes.
    public let shift: GroundOffset
    /// Of x in x′, y in x′, x in y′, y in y′: row by row.
    public let matrix: [Double]
    /// The plane that residuals are metres of.
    public let plane: CRS
    /// What the pipeline's longitudes and latitudes are in.
    public let target: CRS
    /// Whether the given numbers were taken for degrees.
    public let fromIsDegrees: Bool
    public let toIsDegrees: Bool
    /// In the order of the points.
    public let residuals: [Residual]
    /// What `--crs` takes. It takes numbers like the first ones to longitude and latitude in degrees.
    public let pipeline: String

    /// Of a similarity: by how much it stretches, and turns against the clock, in degrees.
    public var scale: Double { hypot(matrix[0], matrix[2]) }
    public var rotation: Double { atan2(matrix[2], matrix[0]) * 180 / .pi }

    /// The root of the mean of the squares of the residuals' lengths.
    public var rootMeanSquare: Meters {
        let sum = residuals.reduce(0) { $0 + $1.length.value * $1.length.value }
        return Meters((sum / Double(residuals.count)).squareRoot())
    }

    public var largest: Residual? { residuals.max { $0.length < $1.length } }

    /// Whether residuals are zero because any such points can be matched exactly.
    public var provesNothing: Bool { isAffine && residuals.count == 3 }

    /// - Parameter crs: What the second numbers are in: CGCS2000 or WGS 84, or a plane on one of them. Nil for degrees
    ///   of CGCS2000, or of WGS 84 outside China.
    /// - Throws: ``PROJError/tooFewPoints(_:)``, ``PROJError/pointsOnOneLine``, ``PROJError/planeNotNamed(at:)``,
    ///   ``PROJError/notATarget(_:)``, ``PROJError/notOnEarth(at:)``.
    public init(of points: [ControlPoint], isAffine: Bool, to crs: CRS? = nil) throws(PROJError) {
        guard points.count >= 3 else { throw .tooFewPoints(points.count) }
        let (given, wanted) = (points.map(\.from), points.map(\.to))
        let source = FitPlane(degrees: given)
        let target = try FitPlane.of(wanted, in: crs)
        let (start, end) = (try source?.planar(given) ?? given, try target.planar(wanted))
        guard let fit = PlaneFit(from: start, to: end, isAffine: isAffine) else { throw .pointsOnOneLine }
        guard PlaneFit(from: end, to: start, isAffine: isAffine) != nil else { throw .pointsOnOneLine }

        self.isAffine = isAffine
        shift = GroundOffset(east: Meters(fit.shiftX), north: Meters(fit.shiftY))
        matrix = [fit.s11, fit.s12, fit.s21, fit.s22]
        (plane, self.target) = (target.plane, target.datum)
        (fromIsDegrees, toIsDegrees) = (source != nil, target.isDegrees)
        residuals = zip(points, zip(start, end)).map { point, pair in
            let image = fit.image(of: pair.0)
            return Residual(
                name: point.name, east: Meters(image.x - pair.1.x), north: Meters(image.y - pair.1.y))
        }
        let affine =
            "+step +proj=affine +xoff=\(fit.shiftX) +yoff=\(fit.shiftY) +s11=\(fit.s11) +s12=\(fit.s12) "
            + "+s21=\(fit.s21) +s22=\(fit.s22)"
        let parts = ["+proj=pipeline", try source?.stepsIntoPlane(), affine, try target.stepsOutOfPlane()]
        pipeline = parts.compactMap(\.self).joined(separator: " ")
    }
}

/// The plane that one side of a fit is in.
private struct FitPlane {
    let plane: CRS
    /// The geographic CRS it is a plane of.
    let datum: CRS
    /// Whether the numbers are degrees, and have to be projected.
    let isDegrees: Bool

    /// Degrees on a datum, projected into the local plane of their middle.
    private init(degrees numbers: [Coordinate], on datum: CRS) {
        plane = CRS.projected(around: Self.middle(of: numbers), datum: datum)
        self.datum = datum
        isDegrees = true
    }

    private init(metersIn plane: CRS, on datum: CRS) {
        (self.plane, self.datum, isDegrees) = (plane, datum, false)
    }

    /// Of numbers of which nothing is known but themselves; nil where they can't be degrees.
    init?(degrees numbers: [Coordinate]) {
        guard Self.areDegrees(numbers) else { return nil }
        self.init(degrees: numbers, on: Self.datum(at: Self.middle(of: numbers)))
    }

    static func of(_ numbers: [Coordinate], in crs: CRS?) throws(PROJError) -> FitPlane {
        guard let crs = try crs?.identified() else {
            guard let plane = FitPlane(degrees: numbers) else { throw .planeNotNamed(at: numbers[0]) }
            return plane
        }
        let facts = try CRSDescription(of: crs)
        guard OffsetSystem(crs) == nil, facts.datum == .cgcs2000 || facts.datum == .wgs84 else {
            throw .notATarget(crs.shortName)
        }
        let datum = facts.datum == .wgs84 ? CRS.wgs84 : .cgcs2000
        switch facts.kind {
        case .projected: return FitPlane(metersIn: crs, on: datum)
        case .geographic:
            if let bad = numbers.first(where: { !Position(x: $0.x, y: $0.y).isOnEarth }) { throw .notOnEarth(at: bad) }
            return FitPlane(degrees: numbers, on: datum)
        case .other: throw .notATarget(crs.shortName)
        }
    }

    func planar(_ numbers: [Coordinate]) throws(PROJError) -> [Coordinate] {
        isDegrees ? try CoordinateOperation(from: datum, to: plane, over: .empty).apply(to: numbers) : numbers
    }

    func stepsIntoPlane() throws(PROJError) -> String {
        try CoordinateOperation(from: datum, to: plane, over: .empty).pipelineSteps()
    }

    func stepsOutOfPlane() throws(PROJError) -> String {
        try CoordinateOperation(from: plane, to: datum, over: .empty).pipelineSteps()
    }

    private static func areDegrees(_ numbers: [Coordinate]) -> Bool {
        numbers.allSatisfy { Position(x: $0.x, y: $0.y).isOnEarth }
    }

    private static func middle(of numbers: [Coordinate]) -> Position {
        var box = Extent.empty
        for number in numbers { box.insert(x: number.x, y: number.y) }
        return Position(x: box.center.x, y: box.center.y)
    }

    private static func datum(at place: Position) -> CRS {
        ChinaOutline.contains(longitude: place.longitude, latitude: place.latitude) ? .cgcs2000 : .wgs84
    }
}
