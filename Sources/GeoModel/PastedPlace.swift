/// A place as people paste it: two numbers, and which of them is the longitude where the text says so.
///
/// Understood are decimal numbers and degrees with minutes and seconds (`39°54'29"N 116°23'50"E`), apart by commas, blanks,
/// semicolons or nothing but their marks, in brackets or not; letters (`N`, `E`) or words (`lat`, `lon`, `北纬`, `经度`) before
/// or behind each number say which it is. Numbers of a plane are easting and northing, in this sense longitude and latitude.
public struct PastedPlace: Hashable, Sendable {
    /// Which number comes first.
    public enum Order: Hashable, Sendable {
        case longitudeFirst, latitudeFirst
    }

    /// As it was pasted.
    public let text: String
    /// The numbers in the order of the text; south and west are negative.
    public let first: Double
    public let second: Double
    /// Nil where the text does not say.
    public let order: Order?

    /// Nil where the text is no place: not two numbers, minutes or seconds of 60 or more, letters that contradict each other,
    /// words that are not known.
    public init?(_ text: String) {
        guard let tokens = PlaceToken.tokens(of: text) else { return nil }
        let angles = Self.angles(of: tokens)
        guard angles.count == 2, let first = angles[0].value, let second = angles[1].value else { return nil }
        let hemispheres = tokens.compactMap(\.hemisphere)
        self.text = text
        switch hemispheres.count {
        case 0: (self.first, self.second, order) = (first, second, nil)
        case 2 where hemispheres[0].axis != hemispheres[1].axis:
            guard let first = hemispheres[0].signed(first), let second = hemispheres[1].signed(second) else {
                return nil
            }
            (self.first, self.second) = (first, second)
            order = hemispheres[0].axis == .longitude ? .longitudeFirst : .latitudeFirst
        default: return nil
        }
    }

    /// The place with its longitude first, if it is read in an order.
    public func coordinate(_ order: Order) -> Coordinate {
        order == .longitudeFirst ? Coordinate(x: first, y: second) : Coordinate(x: second, y: first)
    }

    /// The numbers of each angle, with the marks behind them.
    ///
    /// A number with a degree's mark begins an angle. Where there is no such mark, half of the numbers belong to each.
    private static func angles(of tokens: [PlaceToken]) -> [Angle] {
        var parts: [(number: Double, isNegative: Bool, mark: PlaceToken.Mark?)] = []
        for token in tokens {
            switch token {
            case .number(let number, let isNegative): parts.append((number, isNegative, nil))
            case .mark(let mark):
                guard let last = parts.indices.last, parts[last].mark == nil else { return [] }
                parts[last].mark = mark
            case .hemisphere, .separator: continue
            }
        }
        guard parts.count <= 6 else { return [] }
        var starts = parts.indices.filter { parts[$0].mark == .degree }
        if starts.isEmpty, parts.count.isMultiple(of: 2) { starts = [0, parts.count / 2] }
        guard starts.first == 0, starts.count == 2, starts[0] < starts[1] else { return [] }
        return [Angle(parts: Array(parts[..<starts[1]])), Angle(parts: Array(parts[starts[1]...]))]
    }

    /// Degrees, and perhaps minutes and seconds.
    private struct Angle {
        let parts: [(number: Double, isNegative: Bool, mark: PlaceToken.Mark?)]

        /// Nil where the parts make no angle.
        var value: Double? {
            guard (1...3).contains(parts.count) else { return nil }
            var value = 0.0
            for (place, part) in parts.enumerated() {
                let mark = PlaceToken.Mark.allCases[place]
                guard part.mark == nil || part.mark == mark else { return nil }
                if place > 0, part.isNegative || part.number >= 60 { return nil }
                // Only the last part has decimals.
                if place < parts.count - 1, part.number != part.number.rounded() { return nil }
                value += part.number / mark.perDegree
            }
            return parts[0].isNegative ? -value : value
        }
    }
}

/// A piece of a pasted place.
enum PlaceToken: Hashable {
    enum Mark: CaseIterable, Hashable {
        case degree, minute, second

        var perDegree: Double {
            switch self {
            case .degree: 1
            case .minute: 60
            case .second: 3600
            }
        }
    }

    struct Hemisphere: Hashable {
        enum Axis: Hashable { case longitude, latitude }

        let axis: Axis
        /// Nil for a word that says only which of the two it is.
        let isNegative: Bool?

        /// The number on this side; nil where the number has a sign of its own.
        func signed(_ number: Double) -> Double? {
            guard let isNegative else { return number }
            guard number.sign == .plus else { return nil }
            return isNegative ? -number : number
        }
    }

    case number(Double, isNegative: Bool)
    case mark(Mark)
    case hemisphere(Hemisphere)
    case separator

    var hemisphere: Hemisphere? {
        if case .hemisphere(let hemisphere) = self { hemisphere } else { nil }
    }

    /// Longer ones before what they begin with.
    private static let words: KeyValuePairs<String, PlaceToken> = [
        "longitude": .axis(.longitude), "latitude": .axis(.latitude), "long": .axis(.longitude),
        "lng": .axis(.longitude), "lon": .axis(.longitude), "lat": .axis(.latitude), "经度": .axis(.longitude),
        "纬度": .axis(.latitude), "东经": .axis(.longitude, false), "西经": .axis(.longitude, true),
        "北纬": .axis(.latitude, false), "南纬": .axis(.latitude, true), "e": .axis(.longitude, false),
        "w": .axis(.longitude, true), "n": .axis(.latitude, false), "s": .axis(.latitude, true),
        "°": .mark(.degree), "º": .mark(.degree), "度": .mark(.degree), "''": .mark(.second), "′′": .mark(.second),
        "\"": .mark(.second), "″": .mark(.second), "”": .mark(.second), "秒": .mark(.second), "'": .mark(.minute),
        "′": .mark(.minute), "’": .mark(.minute), "分": .mark(.minute),
    ]

    private static func axis(_ axis: Hemisphere.Axis, _ isNegative: Bool? = nil) -> PlaceToken {
        .hemisphere(Hemisphere(axis: axis, isNegative: isNegative))
    }

    private static let separators: Set<Character> = [
        " ", "\t", "\n", "\r\n", "\u{A0}", "\u{3000}", ",", "，", ";", "；", "、", "/", ":", "：", "=", "(", ")", "（", "）",
        "[", "]",
    ]
    /// Nobody needs more for a place.
    private static let longestText = 200

    /// Nil where something is not understood.
    static func tokens(of text: String) -> [PlaceToken]? {
        guard text.utf8.count <= longestText else { return nil }
        var rest = Substring(text.lowercased())
        var tokens: [PlaceToken] = []
        while let next = rest.first {
            if separators.contains(next) {
                rest.removeFirst()
                tokens.append(.separator)
            } else if let (word, token) = words.first(where: { rest.hasPrefix($0.key) }) {
                rest.removeFirst(word.count)
                tokens.append(token)
            } else if let number = number(from: &rest) {
                // Two numbers with nothing between them are a slip.
                if case .number? = tokens.last { return nil }
                tokens.append(number)
            } else {
                return nil
            }
        }
        return tokens
    }

    /// A decimal number with or without a sign, taken from the front.
    private static func number(from rest: inout Substring) -> PlaceToken? {
        var digits = rest
        var isNegative = false
        if let sign = digits.first, "+-−".contains(sign) {
            isNegative = sign != "+"
            digits.removeFirst()
        }
        let number = digits.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard let value = Double(number), value.isFinite else { return nil }
        rest = digits[number.endIndex...]
        return .number(value, isNegative: isNegative)
    }
}
