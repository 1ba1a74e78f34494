public import GeoModel

/// Somebody who walks, as far as it matters to walking times.
public struct WalkingProfile: Hashable, Sendable {
    public let name: String
    public let title: [Language: String]
    public let speed: WalkingSpeed
    /// Where the speed is from.
    public let source: String

    public init(
        name: String, title: [Language: String] = [:], speed: WalkingSpeed, source: String = ""
    ) {
        self.name = name
        self.title = title
        self.speed = speed
        self.source = source
    }
}
