import ArgumentParser
import GeoModel
import Reporting

/// How fast one walks: as a profile says, or a number.
struct PaceOption: ParsableArguments {
    @OptionGroup var profile: ProfileOption

    @Option(help: ArgumentHelp("How fast one walks, whatever a profile says.", valueName: "m/s"))
    var speed: Double?

    func validate(in language: Language) throws {
        if speed != nil, profile.profile != nil {
            throw ValidationError(
                language == .english
                    ? "'--speed' and '--profile' both say how fast one walks. Leave one out."
                    : "“--speed”与“--profile”都规定步行速度。请去掉其中一个。")
        }
        if let speed, !(speed >= 0.1 && speed <= 10) {
            throw ValidationError(
                language == .english
                    ? "'--speed \(speed)' is no walking speed in metres a second: it is from 0.1 to 10."
                    : "“--speed \(speed)”不是步行速度（米/秒）：应在 0.1 至 10 之间。")
        }
    }

    func pace() throws -> WalkingPace {
        try speed.map { WalkingPace(WalkingSpeed(metersPerSecond: $0)) } ?? profile.pace()
    }
}
