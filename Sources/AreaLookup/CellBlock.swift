import GeoModel

/// Up to 64 areas that meet a cell, ascending, and the runs of edges of theirs that do. A cell with more has several blocks.
///
/// In words: the number of areas, with the top bit where another block follows; the number of runs; a bit for each area that
/// the corner is in (2); the corner (4); the areas (1 each); the runs (2 each).
struct CellBlock {
    static let mostAreas = 64
    private static let headerLength = 8

    private let start: UnsafePointer<UInt32>
    private let offset: Int
    private let areaCount: Int
    private let hasMore: Bool
    let runCount: Int

    @inline(__always) init(_ words: UnsafeBufferPointer<UInt32>, at offset: Int) {
        start = UnsafePointer(rebasing: words, at: offset)
        self.offset = offset
        areaCount = Int(start[0] & 0x7FFF_FFFF)
        hasMore = start[0] >> 31 != 0
        runCount = Int(start[1])
    }

    @inline(__always) func number(of bit: Int) -> Int { Int(start[Self.headerLength + bit]) }

    @inline(__always) func run(_ number: Int) -> EdgeRun {
        let word = start + Self.headerLength + areaCount + 2 * number
        return EdgeRun(first: word[0], bits: word[1])
    }

    /// Where the cell's next block begins.
    @inline(__always) var next: Int? { hasMore ? offset + Self.headerLength + areaCount + 2 * runCount : nil }

    private func wide(_ word: Int) -> UInt64 { UInt64(start[word]) | UInt64(start[word + 1]) << 32 }

    /// The areas that a place of the cell is in, and those whose border it lies on, a bit for each.
    @inline(__always) func areas(
        at place: Position, _ vertices: UnsafeBufferPointer<Position>
    ) -> (inside: UInt64, border: UInt64) {
        var (inside, border) = (wide(2), UInt64(0))
        let corner = Position(x: Double(bitPattern: wide(4)), y: Double(bitPattern: wide(6)))
        for number in 0..<runCount {
            let run = run(number)
            let (isCrossed, isTouched) =
                run.reachesWest
                ? run.relation(to: place, from: corner, vertices) : run.relation(to: place, vertices)
            if isCrossed { inside ^= run.areas }
            if isTouched { border |= run.areas }
        }
        return (inside, border)
    }

    static func append(
        _ areas: ArraySlice<UInt32>, inside: UInt64, corner: Position, runs: [EdgeRun], hasMore: Bool,
        to words: inout [UInt32]
    ) {
        words.append(UInt32(areas.count) | (hasMore ? 1 << 31 : 0))
        words.append(UInt32(runs.count))
        for wide in [inside, corner.x.bitPattern, corner.y.bitPattern] {
            words.append(UInt32(truncatingIfNeeded: wide))
            words.append(UInt32(truncatingIfNeeded: wide >> 32))
        }
        words += areas
        for run in runs {
            words.append(run.first)
            words.append(run.bits)
        }
    }
}

extension UnsafePointer<UInt32> {
    @inline(__always) fileprivate init(rebasing words: UnsafeBufferPointer<UInt32>, at offset: Int) {
        precondition(offset < words.count)
        self = words.baseAddress.unsafelyUnwrapped + offset
    }
}
