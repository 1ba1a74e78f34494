public import GeoModel
public import PlanningModel

/// What is asked about the living circles of a project.
public struct CircleQuestion: Sendable {
    /// With the levels alone that are asked about.
    public var standard: Standard
    public var formula: CircleFormula
    public var pace: WalkingPace
    /// Who is responsible for the areas, and which areas are judged.
    public var scheme: Scheme
    public var asOf: CalendarDay
    /// The rule of the scheme whose areas are asked about; nil for the first that judges any.
    public var rule: String?
    /// A must is missing in an area where a smaller share has it within, or nobody; from 0 to 1.
    public var target = 0.0
    /// Facilities that are not in the project, as if they were.
    public var added: [Facility] = []
    /// Which of the project's facilities are left out, as places in their list.
    public var removed: Set<Int> = []
    /// Where more would bring most; nil where nobody asks.
    public var suggestion: CircleSuggestion.Question?

    public init(
        _ standard: Standard, at pace: WalkingPace, under scheme: Scheme, asOf: CalendarDay
    ) {
        (self.standard, self.pace, self.scheme, self.asOf) = (standard, pace, scheme, asOf)
        formula = standard.formula
    }
}
