internal import Yams

/// A YAML mapping read strictly: every key is either asked for or an error, and every error knows its line.
struct YAMLMapping {
    let file: String
    let line: Int?
    private let entries: [(key: String, line: Int?, value: Node)]

    /// - Parameter allowed: The keys that may stand in it; nil when any may.
    init(_ node: Node, key: String, file: String, allowed: [String]?) throws(GeodataError) {
        self.file = file
        line = node.mark?.line
        guard case .mapping(let mapping) = node else {
            throw .badValue(
                file: file, line: line, key: key, value: node.scalar?.string ?? "[…]",
                expected: "a mapping {key: value}")
        }
        var read: [(String, Int?, Node)] = []
        for (name, value) in mapping {
            let key = name.scalar?.string ?? ""
            if let allowed, !allowed.contains(key) {
                throw .unknownKey(file: file, line: name.mark?.line, key: key, allowed: allowed)
            }
            read.append((key, name.mark?.line, value))
        }
        entries = read
    }

    var keys: [String] { entries.map(\.key) }

    func node(_ key: String) -> Node? { entries.first { $0.key == key }?.value }

    func string(_ key: String) throws(GeodataError) -> String {
        guard let text = try optionalString(key) else { throw .missingKey(file: file, line: line, key: key) }
        return text
    }

    func optionalString(_ key: String) throws(GeodataError) -> String? {
        guard let node = node(key) else { return nil }
        return try value(key, expected: "a word") { node.scalar?.string }
    }

    /// One word or a list of words; empty when the key is absent.
    func strings(_ key: String) throws(GeodataError) -> [String] {
        guard let node = node(key) else { return [] }
        return try value(key, expected: "a word or a list of words") {
            if let scalar = node.scalar { return [scalar.string] }
            guard let words = node.sequence?.map({ $0.scalar?.string }), !words.contains(nil) else { return nil }
            return words.compactMap { $0 }
        }
    }

    func mapping(_ key: String, allowed: [String]?) throws(GeodataError) -> YAMLMapping? {
        guard let node = node(key) else { return nil }
        return try YAMLMapping(node, key: key, file: file, allowed: allowed)
    }

    func list(_ key: String, allowed: [String]) throws(GeodataError) -> [YAMLMapping] {
        guard let node = node(key) else { return [] }
        let items = try value(key, expected: "a list") { node.sequence }
        var mappings: [YAMLMapping] = []
        for item in items { mappings.append(try YAMLMapping(item, key: key, file: file, allowed: allowed)) }
        return mappings
    }

    /// The value that `read` makes of a key's node, or an error that says what was expected there.
    func value<Value>(_ key: String, expected: String, _ read: () -> Value?) throws(GeodataError) -> Value {
        if let value = read() { return value }
        let written = node(key)?.scalar?.string ?? (node(key) == nil ? "" : "[…]")
        let place = entries.first { $0.key == key }?.line ?? line
        throw .badValue(file: file, line: place, key: key, value: written, expected: expected)
    }
}
