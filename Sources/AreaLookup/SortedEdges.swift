import GeoModel

/// Edges by the rows of a grid that they meet, ascending in each.
struct RowSorted {
    /// Where each row's begin, and behind the last where they end.
    private let first: [Int]
    private let edges: [UInt32]

    init(_ numbers: some Sequence<UInt32>, _ grid: CellGrid, _ source: CellTreeBuilder.Source) {
        var first = [Int](repeating: 0, count: grid.rows + 1)
        for number in numbers {
            let edge = source.edge(number)
            for row in grid.rows(from: edge.a, to: edge.b, margin: source.margin) { first[row + 1] += 1 }
        }
        for row in 0..<grid.rows { first[row + 1] += first[row] }
        var next = first
        edges = [UInt32](unsafeUninitializedCapacity: first[grid.rows]) { edges, count in
            for number in numbers {
                let edge = source.edge(number)
                for row in grid.rows(from: edge.a, to: edge.b, margin: source.margin) {
                    edges.initializeElement(at: next[row], to: number)
                    next[row] += 1
                }
            }
            count = edges.count
        }
        self.first = first
    }

    func edges(in row: Int) -> ArraySlice<UInt32> { edges[first[row]..<first[row + 1]] }
    func count(in rows: Range<Int>) -> Int { first[rows.upperBound] - first[rows.lowerBound] }
}

/// The edges of one row by the columns that they meet, ascending in each; used for one row after the other.
struct ColumnSorted {
    private var first: [Int]
    private var spans: [ClosedRange<Int>] = []
    private var edges: [UInt32] = []

    init(_ columns: Int) { first = [Int](repeating: 0, count: columns + 2) }

    mutating func sort(
        _ numbers: ArraySlice<UInt32>, of row: Int, _ grid: CellGrid, _ source: CellTreeBuilder.Source
    ) {
        for column in first.indices { first[column] = 0 }
        spans.removeAll(keepingCapacity: true)
        // Counted two further on, so that what is laid out below moves each start to where it belongs.
        for number in numbers {
            let edge = source.edge(number)
            let span = grid.columns(from: edge.a, to: edge.b, inRow: row, margin: source.margin)
            spans.append(span)
            for column in span { first[column + 2] += 1 }
        }
        for column in 2..<first.count { first[column] += first[column - 1] }
        let count = first[first.count - 1]
        if edges.count < count { edges += [UInt32](repeating: 0, count: count - edges.count) }
        for (number, span) in zip(numbers, spans) {
            for column in span {
                edges[first[column + 1]] = number
                first[column + 1] += 1
            }
        }
    }

    func edges(in column: Int) -> ArraySlice<UInt32> { edges[first[column]..<first[column + 1]] }
}
