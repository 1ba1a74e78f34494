public import GeoModel

/// Somebody who walks, as far as it matters to walking times.
public struct WalkingProfile: Hashable, Sendable {
    public let name: String
    public let title: [Language: String]
    public let speed: WalkingSpeed
    /// What walking time on steps is multiplied with, at least 1.
    public let stepsFactor: Double
    /// Where the speed is from.
    public let source: String

    public init(
        name: String, title: [Language: String] = [:], speed: WalkingSpeed, stepsFactor: Double = 1,
        source: String = ""
    ) {
        self.name = name
        self.title = title
        self.speed = speed
        self.stepsFactor = stepsFactor
        self.source = source
    }
}
