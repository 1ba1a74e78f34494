import GeoModel

/// In what way a shape breaks the rules for polygons (OGC 06-103r4, 6.1.11).
public enum ValidityDefect: Hashable, Sendable {
    // What GEOS finds.
    case selfIntersection
    case ringSelfIntersection
    case holeOutsideShell
    case nestedHoles
    case disconnectedInterior
    case nestedShells
    case duplicateRings
    /// GEOS's reason, where it is none of the above.
    case other(String)

    // What keeps a ring from being given to GEOS at all. GEOS has names for them too.
    case unclosedRing
    case tooFewPoints
    case invalidCoordinate

    /// A word for programs: `self-intersection`; GEOS's reason where there is no word.
    public var name: String {
        switch self {
        case .selfIntersection: "self-intersection"
        case .ringSelfIntersection: "ring-self-intersection"
        case .holeOutsideShell: "hole-outside-shell"
        case .nestedHoles: "nested-holes"
        case .disconnectedInterior: "disconnected-interior"
        case .nestedShells: "nested-shells"
        case .duplicateRings: "duplicate-rings"
        case .unclosedRing: "unclosed-ring"
        case .tooFewPoints: "too-few-points"
        case .invalidCoordinate: "invalid-coordinate"
        case .other(let reason): reason
        }
    }

    /// The defect that GEOS 3.11 means (`operation/valid/TopologyValidationError.cpp`).
    init(reason: String) {
        self =
            switch reason {
            case "Self-intersection": .selfIntersection
            case "Ring Self-intersection": .ringSelfIntersection
            case "Hole lies outside shell": .holeOutsideShell
            case "Holes are nested": .nestedHoles
            case "Interior is disconnected": .disconnectedInterior
            case "Nested shells": .nestedShells
            case "Duplicate Rings": .duplicateRings
            case "Too few points in geometry component": .tooFewPoints
            case "Invalid Coordinate": .invalidCoordinate
            case "Ring is not closed": .unclosedRing
            default: .other(reason)
            }
    }
}

/// A defect and its place in a shape.
public struct ShapeDefect: Hashable, Sendable {
    public enum Ring: Hashable, Sendable {
        case exterior
        /// Counted from 0, in the order of ``Polygon/interiors``.
        case interior(Int)
    }

    public var defect: ValidityDefect
    /// Which polygon of the shape, counted from 0; nil where two of them are at odds.
    public var polygon: Int?
    /// Which ring; nil where GEOS found the defect, as it tells the place only.
    public var ring: Ring?
    /// Where; a coordinate that is not a number stands here as it was found. Nil where there is no vertex at all.
    public var place: Coordinate?

    public init(_ defect: ValidityDefect, polygon: Int?, ring: Ring?, place: Coordinate?) {
        self.defect = defect
        self.polygon = polygon
        self.ring = ring
        self.place = place
    }
}
