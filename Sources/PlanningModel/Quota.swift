/// How many: `1` (exactly), `1..` (at least), `1..3` (from, to).
public struct Quota: Hashable, Sendable, CustomStringConvertible {
    public let lower: Int
    /// Nil when there is no upper bound.
    public let upper: Int?

    public static let atLeastOne = Quota(lower: 1, upper: nil)

    private init(lower: Int, upper: Int?) {
        self.lower = lower
        self.upper = upper
    }

    public init?(_ text: String) {
        let bounds = text.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
        // Digits only: Int would take a sign as well.
        guard bounds.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }), let lower = Int(bounds[0]),
            lower >= 1, bounds.count <= 2
        else { return nil }
        self.lower = lower
        if bounds.count == 1 {
            upper = lower
        } else if bounds[1].isEmpty {
            upper = nil
        } else {
            guard let upper = Int(bounds[1]), upper >= lower else { return nil }
            self.upper = upper
        }
    }

    public func contains(_ number: Int) -> Bool { number >= lower && number <= upper ?? .max }

    public var description: String {
        guard let upper else { return "\(lower).." }
        return upper == lower ? "\(lower)" : "\(lower)..\(upper)"
    }
}
