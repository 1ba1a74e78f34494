public import GeoModel
public import PlanningModel

/// How fast one walks, and as whom.
public struct WalkingPace: Hashable, Sendable {
    /// The name of a profile; nil where the speed was said by itself.
    public let profile: String?
    public let speed: WalkingSpeed

    public init(_ profile: WalkingProfile) { (self.profile, speed) = (profile.name, profile.speed) }

    public init(_ speed: WalkingSpeed) { (profile, self.speed) = (nil, speed) }

    /// For people: `adult, 1.2 m/s`.
    public func title(in language: Language) -> String {
        let speed = "\(speed.metersPerSecond) m/s"
        guard let profile else { return speed }
        return language == .english ? "\(profile), \(speed)" : "\(profile)，\(speed)"
    }
}

extension JSONPiece {
    /// The keys by which results tell how fast one walks.
    static func keys(of pace: WalkingPace) -> [String: JSONPiece] {
        ["profile": JSONPiece(pace.profile), "speedMS": .number(pace.speed.metersPerSecond)]
    }
}
