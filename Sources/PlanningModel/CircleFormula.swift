internal import GeoModel

/// How walks become a verdict: the choices of the field (DOMAIN 2.6), each named in every result.
///
/// Written as words with commas between: `minutes+metres,nearest,all-musts`. Words may stand in any order, and those left out
/// are as the standard has them.
public struct CircleFormula: Hashable, Sendable {
    /// What of a row bounds the walk.
    public enum Limit: String, CaseIterable, Hashable, Sendable {
        /// Both its minutes, at the pace of the profile, and its metres.
        case minutesAndMeters = "minutes+metres"
        case minutes
        case meters = "metres"
        /// As the crow flies, both its limits; only where there are no streets to go by.
        case straightLine = "straight-line"
    }

    /// Which facility of a category counts.
    public enum Nearest: Hashable, Sendable {
        /// The k-th nearest; 1 is the nearest.
        case kth(Int)
        /// The mean of the k nearest; unreachable where fewer are reached.
        case meanOf(Int)
    }

    /// What is made of the categories of a place.
    public enum Combination: String, CaseIterable, Hashable, Sendable {
        /// The share of people for whom every must is within.
        case allMusts = "all-musts"
        /// How many of the musts are within, of all; the mean over people.
        case countReached = "count-reached"
        /// The minutes to the furthest of the musts; the median over people.
        case slowest
        /// The mean of the minutes to the musts; the median over people.
        case mean
        /// Each must counts 1 up to 0.25 mile, less beyond and nothing from 30 minutes on; the mean over people. After Walk
        /// Score, whose curve between is not published: a straight line here.
        case decay
        /// How many kinds of musts there are in effect: the Hill number of order 1, the exponential of the entropy, of the
        /// facilities within by row; 0 without any; the mean over people. After Hill 1973, as cityseer takes it for land use.
        case diversity
    }

    /// What is weighed.
    public enum Weight: String, CaseIterable, Hashable, Sendable {
        case people
        /// Metres of walkable street.
        case street
        /// Square metres of residential land.
        case land
        /// Residential buildings, each the same.
        case buildings
    }

    public var limit = Limit.minutesAndMeters
    public var nearest = Nearest.kth(1)
    public var combination = Combination.allMusts
    /// Nil for people where their number is known, else what there is.
    public var weight: Weight?

    public init() {}

    /// Of `k` no more than this many are asked for.
    public static let mostNearest = 100

    /// Changes what some words say: `kth-2,slowest`.
    ///
    /// - Returns: The first word that is not understood; nil where all are.
    public mutating func read(_ text: String) -> String? {
        for word in text.split(separator: ",").compactMap(\.nonBlank) {
            if let limit = Limit(rawValue: word) {
                self.limit = limit
            } else if let combination = Combination(rawValue: word) {
                self.combination = combination
            } else if let weight = Weight(rawValue: word) {
                self.weight = weight
            } else if let nearest = Nearest(word) {
                self.nearest = nearest
            } else {
                return word
            }
        }
        return nil
    }

    /// Every word that is understood; `K` stands for a number from 1 on.
    public static let words: [String] = wordsByKind.flatMap { $0 }

    /// The same, those of one choice together.
    public static let wordsByKind: [[String]] = [
        Limit.allCases.map(\.rawValue), ["nearest", "kth-K", "mean-of-K"], Combination.allCases.map(\.rawValue),
        Weight.allCases.map(\.rawValue),
    ]

    /// As it is written.
    public var text: String {
        ([limit.rawValue, nearest.text, combination.rawValue] + (weight.map { [$0.rawValue] } ?? []))
            .joined(separator: ",")
    }
}

extension CircleFormula.Nearest {
    /// `nearest`, `kth-2`, `mean-of-3`; nil for anything else.
    fileprivate init?(_ word: String) {
        func number(after prefix: String) -> Int? {
            guard word.hasPrefix(prefix), let number = Int(word.dropFirst(prefix.count)),
                (1...CircleFormula.mostNearest).contains(number)
            else { return nil }
            return number
        }
        if word == "nearest" {
            self = .kth(1)
        } else if let k = number(after: "kth-") {
            self = .kth(k)
        } else if let k = number(after: "mean-of-") {
            self = .meanOf(k)
        } else {
            return nil
        }
    }

    var text: String {
        switch self {
        case .kth(1): "nearest"
        case .kth(let k): "kth-\(k)"
        case .meanOf(let k): "mean-of-\(k)"
        }
    }
}
