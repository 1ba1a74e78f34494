import GeoModel

/// Which column of a table is which of ours: by our name, its Chinese name, or the user's `--map ours=theirs`.
struct ListColumns {
    private let index: [String: Int]
    /// The columns that are none of ours, kept as attributes.
    let others: [(index: Int, name: String)]

    /// - Parameters:
    ///   - known: Our columns, each with its Chinese name.
    ///   - map: Theirs by ours.
    /// - Throws: ``StoreError/unknownField(_:file:fields:)`` for a mapped column that the table lacks, and for a key
    ///   of `map` that is no column of ours.
    init(
        of columns: [String], file: String, known: KeyValuePairs<String, String>, map: [String: String]
    ) throws(StoreError) {
        var index: [String: Int] = [:]
        for ours in map.keys.sorted() where !known.contains(where: { $0.key == ours }) {
            throw .unknownColumn(ours, columns: known.map(\.key))
        }
        for (ours, chinese) in known {
            if let theirs = map[ours] {
                guard let place = columns.firstIndex(of: theirs) else {
                    throw .unknownField(theirs, file: file, fields: columns)
                }
                index[ours] = place
            } else {
                index[ours] = columns.firstIndex(of: ours) ?? columns.firstIndex(of: chinese)
            }
        }
        self.index = index
        let used = Set(index.values)
        others = columns.enumerated().filter { !used.contains($0.offset) }.map { ($0.offset, $0.element) }
    }

    /// Where one of ours stands in the table; nil where it has none.
    subscript(_ column: String) -> Int? { index[column] }

    func has(_ column: String) -> Bool { index[column] != nil }

    /// The trimmed text of a cell; nil when it is empty or the table has no such column.
    func text(_ column: String, in values: [String?]) -> String? {
        guard let place = index[column] else { return nil }
        return values[place]?.nonBlank
    }
}
