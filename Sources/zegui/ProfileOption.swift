import ArgumentParser
import Geodata
import Reporting

/// Who walks.
struct ProfileOption: ParsableArguments {
    @Option(help: "Who walks: a profile, which says how fast; adult unless said.")
    var profile: String?

    func pace() throws -> WalkingPace {
        WalkingPace(try GeodataFolder.installed().profile(named: profile ?? GeodataFolder.usualProfile))
    }
}
