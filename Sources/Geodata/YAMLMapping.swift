import GeoModel
internal import Yams

/// The keys and values of a YAML mapping, in their order.
struct YAMLMapping {
    let path: String
    let mark: Mark?
    let values: [YAMLValue]
    let defects: GeodataDefects
    /// Keys that are nearest to one that is not known: they are absent because they were misspelt.
    private let misspelt: Set<String>

    /// - Parameter allowed: The keys that may stand in it, others are defects; nil when any may.
    init(path: String, mark: Mark?, values: [YAMLValue], allowed: [String]?, defects: GeodataDefects) {
        self.path = path
        self.mark = mark
        self.values = values
        self.defects = defects
        let unknown = values.filter { value in allowed.map { !$0.contains(value.key) } ?? false }
        misspelt = Set(unknown.flatMap { nearestNames(to: $0.key, among: allowed ?? [], limit: 1) })
        for value in unknown { value.refuse(.unknownKey(allowed: allowed ?? [])) }
    }

    /// The value of a key; nil when the key is absent.
    subscript(key: String) -> YAMLValue? { values.first { $0.key == key } }

    /// The value of a key that must be there.
    ///
    /// - Parameter other: What asks for it; nil where it must always be.
    func required(_ key: String, for other: String? = nil) -> YAMLValue? {
        if let value = self[key] { return value }
        if !misspelt.contains(key) { refuse(key, .missingKey(for: other)) }
        return nil
    }

    /// The value of the one key of these that is there. Of several it takes the first, so that reading goes on.
    func exactlyOne(of keys: [String]) -> YAMLValue? {
        let written = values.filter { keys.contains($0.key) }
        if written.isEmpty { requireAny(of: keys) }
        if written.count > 1 { written[1].refuse(.severalOf(written.map(\.key))) }
        return written.first
    }

    /// Refuses a mapping that has none of these keys.
    func requireAny(of keys: [String]) {
        guard misspelt.isDisjoint(with: keys), !values.contains(where: { keys.contains($0.key) }) else { return }
        refuse(keys[0], .noneOf(keys))
    }

    /// Refuses keys that mean something only beside others.
    func refuse(_ keys: [String], onlyWith others: [String]) {
        for key in keys { self[key]?.refuse(.onlyWith(others)) }
    }

    /// Records what is wrong with a key, which may be absent.
    func refuse(_ key: String, _ problem: GeodataDefect.Problem) {
        if let value = self[key] { return value.refuse(problem) }
        defects.add(problem, key: key, path: path.isEmpty ? key : "\(path).\(key)", at: mark)
    }
}
