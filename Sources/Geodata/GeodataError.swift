public import GeoModel

/// What is wrong with the data that ships, or with a scheme somebody wrote.
public enum GeodataError: ExplainedError, Hashable {
    case noFolder(looked: [String])
    case noSuchScheme(String, nearest: [String], all: [String])
    case noSuchFile(String)
    case unreadable(file: String, reason: String)
    case syntax(file: String, line: Int?, problem: String)
    case unknownKey(file: String, line: Int?, key: String, allowed: [String])
    case missingKey(file: String, line: Int?, key: String)
    case badValue(file: String, line: Int?, key: String, value: String, expected: String)

    public var kind: FailureKind {
        switch self {
        case .noFolder, .noSuchFile: .notFound
        case .noSuchScheme: .usage
        case .unreadable: .io
        case .syntax, .unknownKey, .missingKey, .badValue: .badInput
        }
    }
}
