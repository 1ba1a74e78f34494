public import GeoModel

/// Why a request can't be answered, or a server can't start.
public enum ServerError: ExplainedError, Hashable {
    /// - Parameter known: The parameters that there are at this place.
    case unknownParameter(String, nearest: [String], known: [String])
    case repeatedParameter(String)
    case badParameter(String, value: String, Expected)
    case missingParameter(String, Expected)
    /// What stands behind the `?` is no text.
    case badQueryText(String)
    case noSuchPath(String)
    case noSuchCollection(String, nearest: [String], all: [String])
    case noSuchFeature(String, collection: String)
    case noSuchTile(String)
    /// MapLibre GL JS isn't installed.
    case noMapLibre(String)
    /// Nothing is ever written through the server.
    case methodNotAllowed(String)
    /// A URL is longer than anybody needs.
    case urlTooLong(most: Int)
    /// A request came with a body, which nothing here takes.
    case bodyRefused
    /// The answer is being computed, and takes longer than anybody waits.
    case stillComputing
    /// More is asked at once than is answered at once.
    case busy
    /// The project was changed on disk, time and again, while it was read.
    case projectChanging(String)
    case unreadable(file: String, reason: String)
    case addressInUse(host: String, port: Int)
    case cannotListen(host: String, port: Int, reason: String)

    /// What a parameter should have been.
    public enum Expected: Hashable, Sendable {
        case wholeNumber(ClosedRange<Int>)
        case oneOf([String])
        case day
        /// Four or six numbers that bound a box.
        case box
        /// A number, a text or a day, as the field is.
        case value(of: FieldType)
        case text
        /// Two numbers, as people paste them.
        case place
        /// A system that a place may be given in.
        case placeCRS
        /// - Parameters:
        ///   - most: Each of them.
        ///   - times: How many.
        case minutes(most: Int, times: Int)
    }

    public var kind: FailureKind {
        switch self {
        case .unknownParameter, .repeatedParameter, .badParameter, .missingParameter, .badQueryText, .methodNotAllowed,
            .urlTooLong,
            .bodyRefused:
            .usage
        case .noSuchPath, .noSuchCollection, .noSuchFeature, .noSuchTile, .noMapLibre: .notFound
        case .busy, .stillComputing, .projectChanging, .addressInUse, .cannotListen: .unavailable
        case .unreadable: .io
        }
    }
}
