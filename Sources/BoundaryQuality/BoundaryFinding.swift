public import GeoModel
public import PlanningModel

/// One thing that is wrong with boundaries.
public enum BoundaryFinding: Hashable, Sendable {
    case invalid(InvalidBoundary)
    case overlap(DataOverlap)
    case gap(BoundaryGap)
    case duplicate(DuplicateAreas)
    case outsideParent(OutsideParent)
    case contradictedCode(Area)

    public enum Code: String, CaseIterable, Hashable, Sendable {
        case invalid = "DATA.invalid"
        case duplicate = "DATA.duplicate"
        case overlap = "DATA.overlap"
        case gap = "DATA.gap"
        case outsideParent = "DATA.outside-parent"
        case orphanCode = "DATA.orphan-code"
        case sliver = "DATA.sliver"
    }

    public var code: Code {
        switch self {
        case .invalid: .invalid
        case .duplicate: .duplicate
        case .overlap(let overlap): overlap.isSliver ? .sliver : .overlap
        case .gap(let gap): gap.isSliver ? .sliver : .gap
        case .outsideParent(let outside): outside.isSliver ? .sliver : .outsideParent
        case .contradictedCode: .orphanCode
        }
    }

    /// Slivers are notes: nobody loses or gains ground by them. So are overlaps of levels whose areas may lie freely.
    public var severity: Severity {
        code == .sliver || code == .overlap && areas[0].level.liesFreely ? .note : .warning
    }

    /// The areas it is about; of an open gap the area above.
    public var areas: [Area] {
        switch self {
        case .invalid(let invalid): [invalid.area]
        case .overlap(let overlap): overlap.areas
        case .gap(let gap): gap.neighbours.isEmpty ? gap.parent.map { [$0] } ?? [] : gap.neighbours
        case .duplicate(let duplicate): duplicate.areas
        case .outsideParent(let outside): [outside.area, outside.parent]
        case .contradictedCode(let area): [area]
        }
    }

    /// Its own polygon, where it is about some ground.
    public var ground: Boundary? {
        switch self {
        case .overlap(let overlap): overlap.ground
        case .gap(let gap): Boundary([gap.ground])
        case .outsideParent(let outside): outside.ground
        case .invalid, .duplicate, .contradictedCode: nil
        }
    }
}

extension TilingReport {
    /// Everything to be told.
    ///
    /// A hole that one area leaves out is told only where the area above has that ground: else it may well be the land of
    /// somebody who is not in the layer.
    public var findings: [BoundaryFinding] {
        invalid.map(BoundaryFinding.invalid) + duplicates.map(BoundaryFinding.duplicate)
            + overlaps.filter { !isDuplicate($0) }.map(BoundaryFinding.overlap)
            + gaps.filter { $0.kind != .hole || $0.parent != nil }.map(BoundaryFinding.gap)
            + outsideParents.map(BoundaryFinding.outsideParent)
            + contradictedCodes.map(BoundaryFinding.contradictedCode)
    }

    /// Whether areas that have all their ground in common overlap here: that is told of the areas.
    private func isDuplicate(_ overlap: DataOverlap) -> Bool {
        duplicates.contains { $0.likeness == .ground && overlap.areas.allSatisfy($0.areas.contains) }
    }
}
