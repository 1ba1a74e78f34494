/// Well-known text as a tree: `KEYWORD["text", 1.5, word, NESTED[…]]`, in either kind of bracket.
struct WellKnownText {
    enum Value {
        case text(String)
        case number(Double)
        case word(String)
        case node(WellKnownText)
    }

    /// In capitals.
    let keyword: String
    let values: [Value]

    /// Nil for anything that is not one whole tree.
    init?(_ text: String) {
        var reader = Reader(bytes: Array(text.utf8))
        guard let root = reader.node(depth: 0), reader.isAtEnd else { return nil }
        self = root
    }

    private init(keyword: String, values: [Value]) {
        self.keyword = keyword
        self.values = values
    }

    var children: [WellKnownText] {
        values.compactMap { if case .node(let node) = $0 { node } else { nil } }
    }

    var texts: [String] {
        values.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    var numbers: [Double] {
        values.compactMap { if case .number(let number) = $0 { number } else { nil } }
    }

    func child(_ keywords: String...) -> WellKnownText? {
        children.first { keywords.contains($0.keyword) }
    }

    private struct Reader {
        let bytes: [UInt8]
        var offset = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        var isAtEnd: Bool {
            bytes[offset...].allSatisfy { $0 <= 0x20 }
        }

        mutating func node(depth: Int) -> WellKnownText? {
            guard let keyword = word(), depth < 32 else { return nil }
            return node(named: keyword, depth: depth)
        }

        private mutating func node(named keyword: String, depth: Int) -> WellKnownText? {
            guard take("[") || take("(") else { return nil }
            var values: [Value] = []
            repeat {
                guard let value = value(depth: depth) else { return nil }
                values.append(value)
            } while take(",")
            guard take("]") || take(")") else { return nil }
            return WellKnownText(keyword: keyword.uppercased(), values: values)
        }

        private mutating func value(depth: Int) -> Value? {
            if take("\"") {
                let start = offset
                while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") { offset += 1 }
                guard offset < bytes.count else { return nil }
                defer { offset += 1 }
                return .text(String(decoding: bytes[start..<offset], as: UTF8.self))
            }
            guard let word = word() else { return nil }
            if let number = Double(word) { return .number(number) }
            skipSpace()
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: "[") || bytes[offset] == UInt8(ascii: "(") else {
                return .word(word)
            }
            guard depth < 31 else { return nil }
            return node(named: word, depth: depth + 1).map { .node($0) }
        }

        private mutating func word() -> String? {
            skipSpace()
            let start = offset
            while offset < bytes.count, isWordByte(bytes[offset]) { offset += 1 }
            return offset > start ? String(decoding: bytes[start..<offset], as: UTF8.self) : nil
        }

        private func isWordByte(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: "+"):
                true
            default: false
            }
        }

        private mutating func take(_ mark: Unicode.Scalar) -> Bool {
            skipSpace()
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: mark) else { return false }
            offset += 1
            return true
        }

        private mutating func skipSpace() {
            while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 }
        }
    }
}
