public import LivingCircle
public import PlanningModel
public import Responsibility

/// The living circles of a project's areas, and who is responsible for them.
public struct CircleAnswer: Sendable {
    public let question: CircleQuestion
    public let report: CircleReport
    /// Without what was added, and with what was removed; nil where neither was asked.
    public let before: CircleReport?
    /// The rule of the scheme whose areas these are; nil where none judges any, and all areas of a level are told.
    public let rule: String?
    /// What that rule says of each area; none without a rule.
    public let verdicts: [Verdict]
    public let source: DemandSource
    public let severances: [Severance]
    /// Of each row whose facilities say how many they serve, in the order of rows.
    public let capacities: [CircleCapacity]
    /// Nil where none was asked.
    public let suggestion: CircleSuggestion?
    public let remarks: [CircleRemark]
    let walks: CircleWalks

    /// What the scheme's rule says of an area; nil without a rule.
    public func verdict(of area: Int) -> Verdict? { rule == nil ? nil : verdicts[area] }

    /// How long half of the demand walks at most; nil where half reaches nothing.
    public func medianMinutes(of row: RowShare) -> Double? { row.median.map(question.pace.minutes) }

    /// The numbers of the areas that lack both a planner and a must: what a planning office acts on.
    public var lackingBoth: [Int] {
        report.areas.indices.filter { area in
            guard !report.areas[area].missing.isEmpty, let verdict = verdict(of: area) else { return false }
            return verdict.state.isUncovered
        }
    }
}

/// Where the places of demand and their weights are from.
public enum DemandSource: Hashable, Sendable {
    /// The project's population layer, as it is.
    case layer(places: Int)
    /// The people of each area, spread over what is weighed in it.
    case spread(over: CircleFormula.Weight)
    /// The streets themselves.
    case streets
}

/// What a person should know of how a circle was judged; each with how many.
public enum CircleRemark: Hashable, Sendable {
    /// Places, with their weight, that are too far from any street.
    case placesOffNetwork(Int, weight: Double)
    /// Demand that lies in no area.
    case outsideAreas(weight: Double)
    /// Facilities that fill a row, and are too far from any street.
    case facilitiesOffNetwork([String])
    /// Facilities of which a size is asked and not known, as they are drawn as points.
    case unknownSizes(Int)
    /// Areas without a number of people; of some of them the names.
    case areasWithoutPeople(Int, of: Int, names: [String])
    /// Areas with nothing to spread their people over, who then reach nothing.
    case unplacedPeople(names: [String])
    /// Categories of the project's facilities that no row asks for, with how many.
    case unusedCategories([String])
    /// No rule of the scheme judges any area: those of this level are told.
    case noRule(level: Level)
}
