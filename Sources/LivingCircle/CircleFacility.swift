public import GeoModel
public import PlanningModel
public import WalkNetwork

/// A facility as living circles see it: hung on the network, measured, and in its areas.
public struct CircleFacility: Sendable {
    public let facility: Facility
    /// None for one that is too far from any street; it is reached from nowhere.
    public let footholds: [Foothold]
    /// The numbers of the areas it stands in.
    public let areas: [Int]
    /// The size and the width of its ground; nil for one that is drawn as a point, or where nobody asks.
    public let ground: SquareMeters?
    public let width: Meters?

    public init(
        _ facility: Facility, footholds: [Foothold], areas: [Int], ground: SquareMeters? = nil, width: Meters? = nil
    ) {
        (self.facility, self.footholds, self.areas) = (facility, footholds, areas)
        (self.ground, self.width) = (ground, width)
    }

    /// Whether it is what a row of a standard asks for. One that doesn't say its level, or whose size is not known, is
    /// given the benefit of the doubt.
    public func fills(_ row: StandardRow) -> Bool {
        guard row.facilities.contains(facility.category) else { return false }
        if let level = facility.levelMinutes, level != row.level { return false }
        if let least = row.leastGround, let ground, ground < least { return false }
        if let least = row.leastWidth, let width, width < least { return false }
        return true
    }
}
