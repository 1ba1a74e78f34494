public import GeoModel

/// Why an OpenStreetMap file could not be read.
public enum OSMError: ExplainedError, Hashable {
    case noSuchFile(String)
    /// It is none of the formats that are read.
    case unknownFormat(file: String)
    /// It is packed in a way that is not read, in the words of the tool that packs so.
    case unknownPacking(file: String, String)
    /// Damaged, or cut short; the reason in libosmium's words.
    case damaged(file: String, reason: String)
    case offEarth(file: String, node: Int64)
    /// Unpacks to more than a limit in bytes; nil where memory was too small.
    case tooLarge(file: String, limit: UInt64?)
    /// It holds what changed, not what is.
    case changes(file: String)
    /// No way in it is walked.
    case nothingWalkable(file: String)
    /// None of the nodes of its streets is in it.
    case noNodes(file: String)

    public var kind: FailureKind {
        switch self {
        case .noSuchFile: .notFound
        default: .badInput
        }
    }
}
