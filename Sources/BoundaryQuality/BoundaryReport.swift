public import GEOSInterop
public import GeoModel
public import PlanningModel

/// What is wrong with the boundaries of a layer, level by level.
public struct BoundaryReport: Sendable {
    /// What is narrower is a sliver.
    public let tolerance: Meters
    /// The CRS in which widths were measured; nil without an area.
    public let widthCRS: CRS?
    /// Levels that tile the ground together are checked together; in the order of the layer.
    public let tilings: [TilingReport]

    public var overlaps: [DataOverlap] { tilings.flatMap(\.overlaps) }
    public var gaps: [BoundaryGap] { tilings.flatMap(\.gaps) }
    /// Everything to be told: what is invalid first, then by code, the largest first.
    public var findings: [BoundaryFinding] { tilings.flatMap(\.findings) }
}

/// What is wrong with the boundaries of areas that should tile the ground together.
public struct TilingReport: Sendable {
    /// In the order of the layer.
    public let areas: [Area]
    /// Of all boundaries as they were given.
    public let vertexCount: Int
    public let invalid: [InvalidBoundary]
    /// Each ground once, however many areas claim it; the largest first.
    public let overlaps: [DataOverlap]
    /// Each pair of areas that share ground, with how much.
    public let overlapPairs: [OverlapPair]
    /// The largest first; none for levels that do not tile the ground.
    public let gaps: [BoundaryGap]
    public let containments: [Containment]
    public let duplicates: [DuplicateAreas]
    public let outsideParents: [OutsideParent]
    /// Areas whose code says another level.
    public let contradictedCodes: [Area]
}

/// An area whose boundary breaks the rules for polygons (OGC 06-103r4, 6.1.11).
public struct InvalidBoundary: Hashable, Sendable {
    public let area: Area
    /// Every broken ring, GEOS's first finding for each part, and every further place where edges cross.
    public let defects: [ShapeDefect]
}

/// Ground that the same areas of one tiling cover, two or more.
public struct DataOverlap: MeasuredGround, Hashable, Sendable {
    /// In the order of the layer.
    public let areas: [Area]
    /// Areas and parts that lie here within another area of these, which does not leave them out.
    public let enclaves: [Containment]
    /// All of that ground; may have several parts.
    public let ground: Boundary
    public let measure: GroundMeasure

    public enum Verdict: String, CaseIterable, Sendable {
        /// Narrower than the tolerance.
        case sliver
        /// An area, or a whole part of one, lies within another.
        case enclave
        case overlap
    }

    public var verdict: Verdict { isSliver ? .sliver : enclaves.isEmpty ? .overlap : .enclave }
}

/// How much ground two areas share, on their own or with others.
public struct OverlapPair: Hashable, Sendable {
    public let first: Area
    public let second: Area
    public let size: SquareMeters
}

/// Ground between areas that none of them has.
public struct BoundaryGap: MeasuredGround, Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        /// Areas lie all round it.
        case enclosed
        /// It lies within one area, which leaves it out: the land of somebody else, or a hole that nobody fills.
        case hole
        /// It is part of the area above, and open to the outside.
        case open
    }

    public let kind: Kind
    public let ground: Polygon<Position>
    public let measure: GroundMeasure
    /// The areas with a border on it, in the order of the layer; none where it is open.
    public let neighbours: [Area]
    /// The area above that it is part of; nil where that is not known.
    public let parent: Area?
}

/// An area, or a whole part of it, that lies within another area which does not leave it out.
public struct Containment: Hashable, Sendable {
    public let outer: Area
    public let inner: Area
    public let part: Polygon<Position>
    public let size: SquareMeters
    /// A point within it.
    public let place: Position
}

/// Areas that are one and the same in some way.
public struct DuplicateAreas: Hashable, Sendable {
    public enum Likeness: String, Hashable, Sendable {
        case code
        /// The same name under the same parent.
        case name
        /// The same ground.
        case ground
    }

    public let likeness: Likeness
    /// Two or more, in the order of the layer.
    public let areas: [Area]
}

/// The ground of an area that its declared parent does not have.
public struct OutsideParent: MeasuredGround, Hashable, Sendable {
    public let area: Area
    public let parent: Area
    public let ground: Boundary
    public let measure: GroundMeasure
}
