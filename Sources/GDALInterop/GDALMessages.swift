internal import CGDAL

/// What GDAL says while it works for one reader or writer. It never reaches standard error by itself.
final class GDALMessages {
    /// Bounded, since one bad file can have a warning for each feature.
    private(set) var warnings: [String] = []
    /// The first failure since it was last taken: later ones are mostly its consequences.
    private var failure: String?
    /// Whether a CRS could not be resolved because ``ProjectionDatabase`` is hidden.
    private(set) var missedProjectionDatabase = false

    private static let mostWarnings = 100

    /// Runs GDAL calls with their messages collected here. May be nested.
    func collecting<Result, Failure: Error>(_ work: () throws(Failure) -> Result) throws(Failure) -> Result {
        CPLPushErrorHandlerEx(
            { level, _, text in
                guard let text, let collector = CPLGetErrorHandlerUserData() else { return }
                Unmanaged<GDALMessages>.fromOpaque(collector).takeUnretainedValue()
                    .record(level, String(cString: text))
            }, Unmanaged.passUnretained(self).toOpaque())
        defer { CPLPopErrorHandler() }
        return try work()
    }

    /// The reason of a failure, empty when GDAL gave none. Taken when it is reported, so that an old one never explains
    /// a new failure.
    func takeReason() -> String {
        defer { failure = nil }
        return failure ?? ""
    }

    /// Takes a failure for a warning.
    func forgive() {
        if let failure, warnings.count < Self.mostWarnings { warnings.append(failure) }
        failure = nil
    }

    var hasFailure: Bool { failure != nil }

    private func record(_ level: CPLErr, _ text: String) {
        switch level {
        case CE_Failure, CE_Fatal:
            if text.hasPrefix("PROJ: "), text.contains("proj.db") || text.contains("no database context") {
                missedProjectionDatabase = true
            } else if failure == nil {
                failure = text
            }
        case CE_Warning:
            if warnings.count < Self.mostWarnings { warnings.append(text) }
        default: break
        }
    }
}
