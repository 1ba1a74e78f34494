internal import Geodata
internal import PlanningModel

/// What a stranger may name: what ships with the program, read once.
struct ShippedWords: Sendable {
    let schemes: [String]
    let standards: [String]
    let profiles: [WalkingProfile]
    let usualProfile: WalkingProfile

    init(_ geodata: GeodataFolder) throws {
        (schemes, standards) = (try geodata.schemeNames(), try geodata.standardNames())
        profiles = try geodata.profiles()
        usualProfile = try geodata.profile(named: GeodataFolder.usualProfile)
    }
}
