public import PlanningModel
internal import Yams

extension Standard {
    /// Reads a standard as its YAML says; `geodata/standards/README.md` describes the keys. It is strict: what it would
    /// not use is a defect.
    ///
    /// - Throws: ``GeodataError/syntax(file:line:problem:)`` where it is no YAML,
    ///   ``GeodataError/defects(file:_:)`` with all that is wrong.
    public init(_ source: SchemeText) throws(GeodataError) {
        self = try YAMLMapping.reading(
            source, "standard", ["standard", "title", "source", "formula", "levels", "rows"]
        ) { Standard(reading: $0) }
    }

    /// Reads all that can be read. Where that leaves defects, it is not the standard that was meant.
    private init(reading mapping: YAMLMapping) {
        let circles = mapping.requiredItems("levels", CircleLevel.keys)
        circles.refuseRepeatedMinutes()
        // Also of circles in which something else is wrong, so that their rows are not called wrong for it.
        let minutes = circles.compactMap { $0["minutes"]?.text }
        let rows = mapping.requiredItems("rows", StandardRow.keys).compactMap { entry in
            StandardRow(entry, levels: minutes).map { (entry: entry, row: $0) }
        }
        for (index, one) in rows.enumerated() {
            guard rows[..<index].contains(where: { $0.row.clashes(with: one.row) }) else { continue }
            one.entry.refuse("category", .repeatedRow(one.row.category, level: one.row.level))
        }
        self.init(
            name: mapping.required("standard")?.word() ?? "", title: mapping["title"]?.translations() ?? [:],
            source: mapping.required("source")?.word() ?? "", formula: mapping["formula"]?.formula() ?? CircleFormula(),
            levels: circles.compactMap { CircleLevel($0) }.sorted { $0.minutes > $1.minutes }, rows: rows.map(\.row))
    }
}

extension YAMLMapping {
    /// The mappings in the list of a key that must be there and hold one at least.
    fileprivate func requiredItems(_ key: String, _ allowed: [String]) -> [YAMLMapping] {
        guard let value = required(key) else { return [] }
        guard case .sequence(let sequence) = value.node, !sequence.isEmpty else {
            value.refuse(.list)
            return []
        }
        return value.items().compactMap { $0.mapping(allowed) }
    }
}

extension [YAMLMapping] {
    fileprivate func refuseRepeatedMinutes() {
        var seen: Set<String> = []
        for case let minutes? in map({ $0["minutes"] }) {
            if let text = minutes.text, !seen.insert(text).inserted { minutes.refuse(.repeated(text)) }
        }
    }
}

extension YAMLValue {
    /// `[minutes, nearest, slowest]`, or the same with commas between.
    fileprivate func formula() -> CircleFormula {
        var formula = CircleFormula()
        let words = texts().filter { word in word.read(.formula) { formula.read($0) == nil ? $0 : nil } != nil }
        for word in words {
            var again = formula
            // Of two words of one kind the later one holds, and the earlier one would not be used.
            if let text = word.text, again.read(text) == nil, again != formula { word.refuse(.formula) }
        }
        return formula
    }
}
