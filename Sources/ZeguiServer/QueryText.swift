internal import GeoModel
internal import Hummingbird

/// What stands behind the `?` of a URL, as names and values; a `+` is a space, as HTML's forms write it.
struct QueryText: Sendable {
    /// In their order, each name once.
    let pairs: [(name: String, value: String)]

    /// - Throws: ``ServerError/badQueryText(_:)``, ``ServerError/repeatedParameter(_:)``.
    init(_ text: String?) throws(ServerError) {
        var pairs: [(name: String, value: String)] = []
        var seen: Set<String> = []
        for pair in (text ?? "").split(separator: "&") {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = try Self.decoded(halves[0])
            guard seen.insert(name).inserted else { throw .repeatedParameter(name) }
            pairs.append((name, halves.count > 1 ? try Self.decoded(halves[1]) : ""))
        }
        self.pairs = pairs
    }

    /// The parameters that one place knows, for reading.
    ///
    /// - Parameter names: All of them, as messages list them.
    /// - Throws: ``ServerError/unknownParameter(_:nearest:known:)``.
    func parameters(_ names: [String]) throws(ServerError) -> QueryParameters {
        for (name, _) in pairs where !names.contains(name) {
            throw .unknownParameter(
                name, nearest: name.utf8.count > 40 ? [] : nearestNames(to: name, among: names), known: names)
        }
        return QueryParameters(values: Dictionary(uniqueKeysWithValues: pairs.map { ($0.name, $0.value) }))
    }

    /// The value of a parameter, whether a place knows it or not.
    subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

    private static func decoded(_ text: Substring) throws(ServerError) -> String {
        guard let decoded = PercentEncoding.decoded(text, plusIsSpace: true) else { throw .badQueryText(String(text)) }
        return decoded
    }
}

/// Parameters of a request that are known where it goes to.
struct QueryParameters: Sendable {
    private let values: [String: String]

    fileprivate init(values: [String: String]) { self.values = values }

    /// As it was written; nil where it is absent.
    subscript(name: String) -> String? { values[name] }

    /// - Throws: ``ServerError/badParameter(_:value:_:)`` as all of these do.
    func text(_ name: String) throws(ServerError) -> String? {
        guard let value = values[name] else { return nil }
        guard !value.isEmpty else { throw .badParameter(name, value: value, .text) }
        return value
    }

    func wholeNumber(_ name: String, in range: ClosedRange<Int>) throws(ServerError) -> Int? {
        guard let value = values[name] else { return nil }
        // Int reads "+5" too, which no other reader of URLs does.
        guard value.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(value), range.contains(number) else {
            throw .badParameter(name, value: value, .wholeNumber(range))
        }
        return number
    }

    /// As ``wholeNumber(_:in:)``, but what is more than the most is taken for the most.
    func wholeNumber(_ name: String, atMost range: ClosedRange<Int>) throws(ServerError) -> Int? {
        guard let value = values[name] else { return nil }
        let isNumber = !value.isEmpty && value.utf8.allSatisfy { (48...57).contains($0) }
        let number = min(Int(value) ?? .max, range.upperBound)
        guard isNumber, range.contains(number) else { throw .badParameter(name, value: value, .wholeNumber(range)) }
        return number
    }

    func word(_ name: String, among words: [String]) throws(ServerError) -> String? {
        guard let value = values[name] else { return nil }
        guard words.contains(value) else { throw .badParameter(name, value: value, .oneOf(words)) }
        return value
    }
}

/// Percent encoding (RFC 3986, 2.1).
enum PercentEncoding {
    /// Nil where a `%` isn't followed by two hexadecimal digits, where the bytes are no UTF-8, and where one is zero.
    static func decoded(_ text: Substring, plusIsSpace: Bool) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                    return nil
                }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        guard !bytes.contains(0) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    /// As a part of a path or of a query: letters, digits, and `-._~` stay.
    static func encoded(_ text: String, keeping kept: String = "") -> String {
        var result = ""
        for byte in text.utf8 {
            let character = Character(Unicode.Scalar(byte))
            if byte < 128,
                character.isLetter || character.isNumber || "-._~".contains(character) || kept.contains(character)
            {
                result.append(character)
            } else {
                result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
