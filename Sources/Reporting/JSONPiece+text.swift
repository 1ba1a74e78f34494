/// The bytes of a piece of JSON, the same that `JSONEncoder` writes, without its many boxes: the server answers thousands of
/// questions a second.
///
/// - Throws: `EncodingError.invalidValue` for a number that JSON has no form for.
public func jsonText(_ piece: JSONPiece) throws -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4_096)
    try piece.write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
}

extension JSONPiece {
    fileprivate func write(to bytes: inout [UInt8]) throws {
        switch self {
        case .null: bytes += "null".utf8
        case .truth(let truth): bytes += (truth ? "true" : "false").utf8
        case .integer(let number): bytes += String(number).utf8
        case .number(let number): bytes += try Self.written(number).utf8
        case .text(let string): Self.write(string, to: &bytes)
        case .list(let pieces):
            bytes.append(UInt8(ascii: "["))
            for (index, piece) in pieces.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                try piece.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let pieces):
            bytes.append(UInt8(ascii: "{"))
            for (index, (key, piece)) in pieces.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.write(key, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                try piece.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// As short as it can be without loss, whole numbers without a point.
    private static func written(_ number: Double) throws -> Substring {
        guard number.isFinite else {
            throw EncodingError.invalidValue(
                number, EncodingError.Context(codingPath: [], debugDescription: "JSON has no form for \(number)"))
        }
        let text = number.description
        return text.hasSuffix(".0") ? text.dropLast(2) : text[...]
    }

    private static func write(_ string: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var string = string
        string.withUTF8 { utf8 in
            var plain = utf8.startIndex
            for index in utf8.indices where mustBeEscaped(utf8[index]) {
                bytes += utf8[plain..<index]
                bytes += escaped(utf8[index]).utf8
                plain = index + 1
            }
            bytes += utf8[plain...]
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Only bytes of ASCII, which are parts of no other character in UTF-8.
    private static func mustBeEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// - Source: RFC 8259, section 7.
    private static func escaped(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "\""): return "\\\""
        case UInt8(ascii: "\\"): return "\\\\"
        case 8: return "\\b"
        case 12: return "\\f"
        case UInt8(ascii: "\n"): return "\\n"
        case UInt8(ascii: "\r"): return "\\r"
        case UInt8(ascii: "\t"): return "\\t"
        default: return (byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16)
        }
    }
}
