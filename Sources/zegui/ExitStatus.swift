import ArgumentParser
import GeoModel

extension FailureKind {
    /// The exit status of a failure, after BSD's sysexits.h. What is typed wrongly for ArgumentParser exits 64 too.
    var exitCode: ExitCode {
        switch self {
        case .usage: ExitCode(64)
        case .badInput: ExitCode(65)
        case .notFound: ExitCode(66)
        case .unavailable: ExitCode(69)
        case .defect: ExitCode(70)
        case .cannotCreate: ExitCode(73)
        case .io: ExitCode(74)
        }
    }
}
