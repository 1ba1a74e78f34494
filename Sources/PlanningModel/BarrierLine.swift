public import GeoModel

/// What walkers cross only where there is a way over or under it: a trunk road, a railway, a river.
public struct BarrierLine: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case road, railway, river
    }

    /// What its source calls it (`way/1`), else its number in the project.
    public let id: String
    public let kind: Kind
    /// Its name, or its number as a road.
    public let name: String?
    /// At least two positions; of a project in its CRS.
    public let line: [Position]

    public init(id: String, kind: Kind, name: String?, line: [Position]) {
        (self.id, self.kind, self.name, self.line) = (id, kind, name, line)
    }
}
