/// What sort of area it is: `city district county street town township park village …`, or any other word a scheme uses.
public struct Level: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { rawValue = value }

    /// The levels of the field, from the highest down.
    public static let known: [Level] = [
        "city", "district", "county", "urbanarea", "street", "town", "township", "park", "keyarea", "zone", "community",
        "village", "project",
    ]
}
