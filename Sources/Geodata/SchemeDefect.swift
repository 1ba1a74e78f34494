public import GeoModel

/// One thing wrong in a scheme's file, and where.
public struct SchemeDefect: Hashable, Sendable {
    /// Counted from 1; nil where the file has no line to point at.
    public let line: Int?
    /// Where in the file, items counted from 1: `require[2].count`. Empty for the file as a whole.
    public let path: String
    /// The key that it is about, as written; the last word of the path without the item's number.
    public let key: String
    public let problem: Problem

    public init(line: Int?, path: String, key: String, problem: Problem) {
        self.line = line
        self.path = path
        self.key = key
        self.problem = problem
    }

    public enum Problem: Hashable, Sendable {
        case unknownKey(allowed: [String])
        /// The key must be there; `for` is what asks for it, nil where it must always be.
        case missingKey(for: String?)
        case badValue(String, expected: Expectation)
        /// Of these keys one must be there, and none is.
        case noneOf([String])
        /// Of these keys there may be one only.
        case severalOf([String])
        /// The key means something only beside one of these.
        case onlyWith([String])
        /// The key means nothing beside this.
        case notWith(String)
        /// The value is another item's already.
        case repeated(String)
        /// Another row is of the same category and level, and there may be an area that both are for.
        case repeatedRow(String, level: Int)
        /// None of the rule's levels is one that the role may be appointed to.
        case neverFilled(role: String, levels: [String], allowed: [String])
        /// `each: all` of a column for which the role names no values.
        case noValues(role: String, column: String)
    }

    /// What would have been understood.
    public enum Expectation: Hashable, Sendable {
        case word
        case words
        case list
        /// Mappings with a role each.
        case parts
        /// A mapping with keys of these; of any where there are none.
        case mapping(keys: [String])
        case day
        /// A day after this one.
        case dayAfter(CalendarDay)
        /// This day or a later one.
        case dayFrom(CalendarDay)
        /// A number of days like `30d`.
        case days
        case quota
        /// A whole number, not less than this.
        case wholeNumber(from: Int)
        case positiveNumber
        /// Two numbers like `[130, 200]`.
        case range
        /// Two whole numbers like `[5000, 12000]`.
        case wholeRange
        /// Words of a formula, no two of one kind.
        case formula
        /// An attribute's name, which may have a level before it.
        case attribute
        /// Two different roles of these.
        case twoRoles([String])
        case oneOf([String])
        /// One of the scheme's roles.
        case role([String])

        /// All that could have been written; empty where that has no end.
        var words: [String] {
            switch self {
            case .oneOf(let words), .role(let words): words
            default: []
            }
        }
    }
}
