/// The languages that results and errors are told in.
public enum Language: String, Sendable, CaseIterable {
    case english = "en"
    case chinese = "zh"
}

/// What sort of failure it is. The command turns it into an exit status, the server into an HTTP status.
public enum FailureKind: Sendable {
    /// The command was typed wrongly.
    case usage
    /// The data is not what it must be.
    case badInput
    /// A file that was named is not there.
    case notFound
    /// Somebody else holds what is needed; a later try may work.
    case unavailable
    /// The output would overwrite something, or its place does not exist.
    case cannotCreate
    /// Reading or writing failed.
    case io
    /// A mistake of ours.
    case defect
}

/// A failure that says what, where, and what to do next, in the reader's language.
public protocol ExplainedError: Error, CustomStringConvertible {
    var kind: FailureKind { get }
    func explanation(in language: Language) -> String
}

extension ExplainedError {
    public var description: String { explanation(in: .english) }
}
