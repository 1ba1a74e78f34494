public import GeoModel
public import PlanningModel
public import WalkNetwork

/// Which areas, and how many people, have what a standard asks for within its walk. Numbers and rows, no words.
public struct CircleReport: Sendable {
    /// With the levels alone that were asked for.
    public let standard: Standard
    public let formula: CircleFormula
    public let weight: CircleFormula.Weight
    public let speed: WalkingSpeed
    /// A must is missing where a smaller share has it within, or nobody.
    public let target: Double
    /// One an area, in the order they were given.
    public let areas: [AreaCircle]
    /// All areas together, every place once.
    public let project: CircleShares
    /// The weight of places that lie in no area; they count nowhere else.
    public let outside: Double
}

/// The circle of one area.
public struct AreaCircle: Sendable {
    public let area: Area
    public let shares: CircleShares
    /// The numbers of the standard's musts, of which too few people have one within.
    public let missing: [Int]
    /// Its public green space; nil where no level asks for any.
    public let green: SquareMeters?
}

/// Who has what within, of an area or of all.
public struct CircleShares: Sendable {
    /// The whole demand.
    public let weight: Double
    /// Of each row of the standard; nil for one that is not for the area.
    public let rows: [RowShare?]
    /// The weight of those for whom every must is within; nil where nothing must be, and where nobody is.
    public let allMusts: Double?
    /// What the formula's combination gives (see ``CircleFormula/Combination``); nil without demand, and where a median
    /// is unreachable.
    public let score: Double?

    /// From 0 to 1; nil without demand.
    public var allMustsShare: Double? { weight > 0 ? allMusts.map { $0 / weight } : nil }
}

/// Who has one row of the standard within.
public struct RowShare: Hashable, Sendable {
    /// The demand that the row is for.
    public let weight: Double
    /// The weight within its limits.
    public let within: Double
    /// The weight from which no facility is reached at all, however long one walks.
    public let unreachable: Double
    /// How far it is to the facility for half of the demand; nil without demand, and where half reaches none.
    public let median: WalkLength?
    /// How many facilities that fill the row stand in the area, or in the project.
    public let facilities: Int

    public init(weight: Double, within: Double, unreachable: Double, median: WalkLength?, facilities: Int) {
        (self.weight, self.within, self.unreachable) = (weight, within, unreachable)
        (self.median, self.facilities) = (median, facilities)
    }

    /// From 0 to 1; nil without demand.
    public var share: Double? { weight > 0 ? within / weight : nil }
}
