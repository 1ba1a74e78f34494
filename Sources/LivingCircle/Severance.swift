public import PlanningModel

/// A part of an area that a trunk road, a railway or a river cuts off from a facility of its own: near as the crow flies, too
/// far to walk.
public struct Severance: Sendable {
    public let area: Area
    /// The number of the standard's row.
    public let row: Int
    /// What lies between; lines of one name and kind are one.
    public let barrier: [BarrierLine]
    /// The facility that is nearest as the crow flies, of most of the demand.
    public let facility: Facility
    /// The weight of the places behind it.
    public let weight: Double
    /// How much further the walk is than the crow flies, the median over the demand; nil where most can't walk there at
    /// all.
    public let detour: Double?
    /// The numbers of the places behind it.
    public let places: [Int]

    public init(
        area: Area, row: Int, barrier: [BarrierLine], facility: Facility, weight: Double, detour: Double?,
        places: [Int]
    ) {
        (self.area, self.row, self.barrier, self.facility) = (area, row, barrier, facility)
        (self.weight, self.detour, self.places) = (weight, detour, places)
    }
}
