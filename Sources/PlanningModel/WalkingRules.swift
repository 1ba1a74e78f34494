/// What of OpenStreetMap is walked, and what severs. In each list the first line that an object matches decides.
///
/// `geodata/standards/README.md` describes the file that it is read from.
public struct WalkingRules: Hashable, Sendable {
    /// Whether a way is a street that is walked; one that no line is about is none.
    public let streets: [TagRule<Bool>]
    /// Whether a street is a flight of steps; one that no line is about is none.
    public let steps: [TagRule<Bool>]
    /// Which way a street may be walked; both where no line is about it.
    public let directions: [TagRule<WalkDirection>]
    /// Whether a node lets walkers pass; one that no line is about does.
    public let barriers: [TagRule<Bool>]
    /// Whether a node is a way in; one that no line is about is none.
    public let entrances: [TagRule<Bool>]
    /// As what a way cuts walkers off; nil for one that they pass over or under. A way that no line is about severs nothing.
    public let severing: [TagRule<BarrierLine.Kind?>]

    public init(
        streets: [TagRule<Bool>], steps: [TagRule<Bool>] = [], directions: [TagRule<WalkDirection>] = [],
        barriers: [TagRule<Bool>] = [], entrances: [TagRule<Bool>] = [],
        severing: [TagRule<BarrierLine.Kind?>] = []
    ) {
        self.streets = streets
        self.steps = steps
        self.directions = directions
        self.barriers = barriers
        self.entrances = entrances
        self.severing = severing
    }
}
