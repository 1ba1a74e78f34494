public import GeoModel

/// How large some ground is, how wide, and a place within it.
public struct GroundMeasure: Hashable, Sendable {
    /// On the ellipsoid.
    public let size: SquareMeters
    /// The diameter of the largest circle in it.
    public let width: Meters
    /// Whether it is narrower than the tolerance.
    public let isSliver: Bool
    public let place: Position
}

/// Ground that was found and measured.
public protocol MeasuredGround {
    var measure: GroundMeasure { get }
}

extension MeasuredGround {
    public var size: SquareMeters { measure.size }
    public var width: Meters { measure.width }
    public var isSliver: Bool { measure.isSliver }
    public var place: Position { measure.place }
}
