public import GeoModel

/// A place that people walk to.
public struct Facility: Hashable, Sendable {
    /// What its source calls it (`node/1`), else the file and the row that it came from (`schools.csv#2`). One with two
    /// categories is there twice.
    public let id: String
    public let category: String
    public let name: String?
    /// The circle it was made for: `15`, `10-minute`; nil where that is not said.
    public let level: String?
    /// How many people it serves at most; nil where that is not said.
    public let capacity: Int?
    /// Points or polygons in the project's CRS.
    public let shape: Geometry<Position>

    public init(
        id: String, category: String, name: String?, level: String? = nil, capacity: Int? = nil,
        shape: Geometry<Position>
    ) {
        (self.id, self.category, self.name) = (id, category, name)
        (self.level, self.capacity, self.shape) = (level, capacity, shape)
    }

    /// The minutes of the circle it was made for: the number at the start of its level; nil where there is none.
    public var levelMinutes: Int? { level.flatMap { Int($0.prefix { $0.isASCII && $0.isNumber }) } }
}
