/// Cells of a table one after the other: their bytes, and where each ends.
struct CellBytes: Sendable {
    private(set) var bytes: [UInt8] = []
    private var ends: [Int] = []

    var count: Int { ends.count }

    /// Where the bytes of a cell are.
    subscript(cell: Int) -> Range<Int> { (cell == 0 ? 0 : ends[cell - 1])..<ends[cell] }

    func withBytes<Result>(of cell: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[self[cell]])) }
    }

    /// Nil where the bytes are not in the encoding.
    func text(_ cell: Int, _ decoder: TextDecoder) -> String? { withBytes(of: cell) { decoder.decode($0) } }

    /// Whether this cell and all behind it are empty, if there are any.
    func isEmpty(from cell: Int) -> Bool { cell >= count || self[cell].lowerBound == bytes.count }

    /// How many bytes stand behind the last cell.
    var openCount: Int { bytes.count - (ends.last ?? 0) }

    mutating func append(_ bytes: ArraySlice<UInt8>) { self.bytes.append(contentsOf: bytes) }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Makes a cell of the bytes behind the last one.
    mutating func endCell() { ends.append(bytes.count) }

    /// Leaves the first cells, or adds empty ones.
    mutating func resize(to count: Int) {
        while ends.count < count { endCell() }
        ends.removeLast(ends.count - count)
        bytes.removeLast(openCount)
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }
}
