/// What an import of people, land or buildings did.
public struct PopulationSummary: Hashable, Sendable {
    /// Its rows are the places that came.
    public var imported: ImportSummary
    public let came: PopulationStatus
    /// What became of the areas' numbers of people; nil where no people are counted.
    public let areas: PeopleInAreas?
}

/// What the project's layer of people says of its areas.
public struct PeopleInAreas: Hashable, Sendable {
    /// How many areas have people in them, and got their number.
    public var set = 0
    /// How many of these had another number before.
    public var changed = 0
    /// How many areas nobody of the layer lives in; they kept what they had.
    public var empty = 0
    /// How many people of the layer live in no area.
    public var outside = 0.0
}
