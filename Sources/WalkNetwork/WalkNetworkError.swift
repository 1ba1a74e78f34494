public import GeoModel

/// Why a walking network can't be made or used.
public enum WalkNetworkError: ExplainedError, Hashable {
    /// There is no street to walk on.
    case noStreets
    /// A street whose positions or nodes are not what its map has; `street` counts from 0.
    case badStreet(Int)
    /// An edge is longer than 42 km, so that no chain can hold it.
    case edgeTooLong(from: Position, to: Position, Meters)
    /// More than 2^31 junctions, chains or vertices.
    case tooLarge
    /// The compiled form is of another version, or damaged.
    case badImage(section: String)

    public var kind: FailureKind { .badInput }
}
