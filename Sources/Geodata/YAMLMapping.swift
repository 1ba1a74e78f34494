/// The keys and values of a YAML mapping, in their order.
struct YAMLMapping {
    let path: String
    let line: Int?
    let values: [YAMLValue]
    let defects: SchemeDefects

    /// The value of a key; nil when the key is absent.
    subscript(key: String) -> YAMLValue? { values.first { $0.key == key } }

    /// The value of a key that must be there.
    ///
    /// - Parameter other: What asks for it; nil where it must always be.
    func required(_ key: String, for other: String? = nil) -> YAMLValue? {
        if let value = self[key] { return value }
        refuse(key, .missingKey(for: other))
        return nil
    }

    /// The value of the one key of these that is there. Of several it takes the first, so that reading goes on.
    func exactlyOne(of keys: [String]) -> YAMLValue? {
        let written = values.filter { keys.contains($0.key) }
        if written.isEmpty { refuse(keys[0], .noneOf(keys)) }
        if written.count > 1 { written[1].refuse(.severalOf(written.map(\.key))) }
        return written.first
    }

    /// Refuses keys that mean something only beside others.
    func refuse(_ keys: [String], onlyWith others: [String]) {
        for key in keys { self[key]?.refuse(.onlyWith(others)) }
    }

    /// Records what is wrong with a key, which may be absent.
    func refuse(_ key: String, _ problem: SchemeDefect.Problem) {
        if let value = self[key] { return value.refuse(problem) }
        defects.add(SchemeDefect(line: line, path: path.isEmpty ? key : "\(path).\(key)", key: key, problem: problem))
    }
}
