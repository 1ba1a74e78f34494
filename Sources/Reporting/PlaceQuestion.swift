public import GeoModel
public import PlanningModel

/// What is asked about places of a project.
public struct PlaceQuestion: Sendable {
    public var scheme: Scheme
    public var asOf: CalendarDay
    /// What ought to be within a walk.
    public var standard: Standard
    public var pace: WalkingPace
    /// Whether overlaps are told, which takes a look at all boundaries.
    public var tellsOverlaps = true

    public init(under scheme: Scheme, asOf: CalendarDay, standard: Standard, at pace: WalkingPace) {
        (self.scheme, self.asOf, self.standard, self.pace) = (scheme, asOf, standard, pace)
    }
}
