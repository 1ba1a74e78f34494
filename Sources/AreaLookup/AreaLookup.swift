public import GeoModel

/// Finds the areas that contain a position.
public struct AreaLookup: Sendable {
    public init(_ areas: [Boundary]) {
    }
}
