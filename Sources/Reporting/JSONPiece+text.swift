/// The bytes of a piece of JSON, the same that `JSONEncoder` writes, without its many boxes: the server answers thousands of
/// questions a second.
///
/// - Throws: `EncodingError.invalidValue` for a number that JSON has no form for.
public func jsonText(_ piece: JSONPiece) throws -> String {
    var text = ""
    try piece.write(to: &text)
    return text
}

extension JSONPiece {
    fileprivate func write(to text: inout String) throws {
        switch self {
        case .null: text += "null"
        case .truth(let truth): text += truth ? "true" : "false"
        case .integer(let number): text += String(number)
        case .number(let number): text += try Self.written(number)
        case .text(let string): Self.write(string, to: &text)
        case .list(let pieces):
            text += "["
            var separator = ""
            for piece in pieces {
                text += separator
                try piece.write(to: &text)
                separator = ","
            }
            text += "]"
        case .object(let pieces):
            text += "{"
            var separator = ""
            for (key, piece) in pieces.sorted(by: { $0.key < $1.key }) {
                text += separator
                Self.write(key, to: &text)
                text += ":"
                try piece.write(to: &text)
                separator = ","
            }
            text += "}"
        }
    }

    /// As short as it can be without loss, whole numbers without a point.
    private static func written(_ number: Double) throws -> String {
        guard number.isFinite else {
            throw EncodingError.invalidValue(
                number, EncodingError.Context(codingPath: [], debugDescription: "JSON has no form for \(number)"))
        }
        let text = number.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    private static func write(_ string: String, to text: inout String) {
        text += "\""
        if string.utf8.contains(where: mustBeEscaped) {
            for scalar in string.unicodeScalars { text += escaped(scalar) }
        } else {
            text += string
        }
        text += "\""
    }

    private static func mustBeEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// - Source: RFC 8259, section 7.
    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\u{8}": return "\\b"
        case "\u{C}": return "\\f"
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        case ..<" ":
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: return String(scalar)
        }
    }
}
