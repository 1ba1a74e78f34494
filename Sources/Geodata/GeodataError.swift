public import GeoModel

/// What is wrong with the data that ships, or with a scheme or a standard somebody wrote.
public enum GeodataError: ExplainedError, Hashable {
    case noFolder(looked: [String])
    case noSuchScheme(String, nearest: [String], all: [String])
    case noSuchStandard(String, nearest: [String], all: [String])
    case noSuchProfile(String, nearest: [String], all: [String])
    case noSuchFile(String)
    case unreadable(file: String, reason: String)
    case notUTF8(String)
    case syntax(file: String, line: Int?, problem: String)
    /// All that is wrong in a file, at least one, in the order of its lines.
    case defects(file: String, [SchemeDefect])

    public var kind: FailureKind {
        switch self {
        case .noFolder, .noSuchFile: .notFound
        case .noSuchScheme, .noSuchStandard, .noSuchProfile: .usage
        case .unreadable: .io
        case .notUTF8, .syntax, .defects: .badInput
        }
    }
}
