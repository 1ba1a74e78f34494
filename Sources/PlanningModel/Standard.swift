public import GeoModel

/// What daily life within a walk asks for: a standard of living circles, row by row, each with its source.
public struct Standard: Hashable, Sendable {
    /// The stem of its file.
    public let name: String
    public let title: [Language: String]
    public let source: String
    /// The method that the standard itself judges by, where a user names no other.
    public let formula: CircleFormula
    /// From the widest circle to the narrowest.
    public let levels: [CircleLevel]
    public let rows: [StandardRow]

    public init(
        name: String, title: [Language: String] = [:], source: String = "", formula: CircleFormula = CircleFormula(),
        levels: [CircleLevel], rows: [StandardRow]
    ) {
        self.name = name
        self.title = title
        self.source = source
        self.formula = formula
        self.levels = levels
        self.rows = rows
    }

    /// The standard with one of its levels alone.
    public func limited(to minutes: Int) -> Standard {
        Standard(
            name: name, title: title, source: source, formula: formula,
            levels: levels.filter { $0.minutes == minutes }, rows: rows.filter { $0.level == minutes })
    }
}

/// How sure we are of what is said to stand in a source.
public enum Certainty: String, CaseIterable, Hashable, Sendable {
    /// Read in the source that is named, or in one that quotes it.
    case verified
    /// From memory, or by judgement; to be looked up before anything rests on it.
    case provisional
}

/// A circle of a standard: how far it is walked, and how many people and how much green belong to it.
public struct CircleLevel: Hashable, Sendable {
    /// How long one walks; rows name their level by it.
    public let minutes: Int
    public let title: [Language: String]
    public let residents: ClosedRange<Int>?
    public let dwellings: ClosedRange<Int>?
    /// In hectares.
    public let land: ClosedRange<Double>?
    /// Public green space, square metres a person, at least.
    public let greenPerPerson: Double?
    public let source: String
    public let certainty: Certainty

    public init(
        minutes: Int, title: [Language: String] = [:], residents: ClosedRange<Int>? = nil,
        dwellings: ClosedRange<Int>? = nil, land: ClosedRange<Double>? = nil, greenPerPerson: Double? = nil,
        source: String = "", certainty: Certainty = .provisional
    ) {
        self.minutes = minutes
        self.title = title
        self.residents = residents
        self.dwellings = dwellings
        self.land = land
        self.greenPerPerson = greenPerPerson
        self.source = source
        self.certainty = certainty
    }
}

/// What must, or may, be within a walk: one line of a standard.
public struct StandardRow: Hashable, Sendable {
    /// What is asked for: `clinic`. With its level it is the row's key, but for rows that differ in whom they are for.
    public let category: String
    public let title: [Language: String]
    /// The minutes of the circle it belongs to. Levels don't contain each other: what is of the 15-minute level does not
    /// stand for the 5-minute level's.
    public let level: Int
    /// Whether it must be there; else it may.
    public let isMust: Bool
    /// How long one walks at most.
    public let minutes: Double
    /// How far one walks at most; nil where only the minutes count.
    public let meters: Meters?
    /// Facilities of any of these categories fill it, unless they say that they are of another level.
    public let facilities: [String]
    /// How large ground must be that fills it (a park), where its size is known; nil where it doesn't matter.
    public let leastGround: SquareMeters?
    /// How wide such ground must be.
    public let leastWidth: Meters?
    /// The row is only for areas that have one of these tags; for all where there are none.
    public let tags: [String]
    /// The row is not for areas that have one of these tags.
    public let exceptTags: [String]
    public let source: String
    public let certainty: Certainty

    public init(
        category: String, title: [Language: String] = [:], level: Int, isMust: Bool = true, minutes: Double? = nil,
        meters: Meters? = nil, facilities: [String]? = nil, leastGround: SquareMeters? = nil,
        leastWidth: Meters? = nil, tags: [String] = [], exceptTags: [String] = [], source: String = "",
        certainty: Certainty = .provisional
    ) {
        self.category = category
        self.title = title
        self.level = level
        self.isMust = isMust
        self.minutes = minutes ?? Double(level)
        self.meters = meters
        self.facilities = facilities ?? [category]
        self.leastGround = leastGround
        self.leastWidth = leastWidth
        self.tags = tags
        self.exceptTags = exceptTags
        self.source = source
        self.certainty = certainty
    }

    /// Whether the row is for an area with these tags.
    public func applies(toTags own: [String]) -> Bool {
        (tags.isEmpty || tags.contains(where: own.contains)) && !exceptTags.contains(where: own.contains)
    }
}
