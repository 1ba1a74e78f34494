import AreaLookup
import GeoModel
import TestWorlds
import Testing

/// Two squares with a border at x = 4, and a hole in the second.
@Suite struct CrossingsTests {
    private func crossings(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) throws -> [Double] {
        let lookup = AreaLookup([
            try boundary("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))"),
            try boundary("POLYGON ((4 0, 8 0, 8 4, 4 4, 4 0), (5 1, 5 3, 7 3, 7 1, 5 1))"),
        ])
        return lookup.crossings(from: Position(x: x1, y: y1), to: Position(x: x2, y: y2))
    }

    @Test("a line through two areas and a hole crosses each border once, the shared one too")
    func through() throws {
        // From x = -2 to 14, 16 long: borders at 0, 4, 5, 7 and 8.
        #expect(try crossings(-2, 2, 14, 2) == [2, 6, 7, 9, 10].map { $0 / 16 })
        #expect(try crossings(14, 2, -2, 2) == [6, 7, 9, 10, 14].map { $0 / 16 })
    }

    @Test("a line within one area, outside all, or without length crosses nothing")
    func none() throws {
        #expect(try crossings(1, 1, 3, 2) == [])
        #expect(try crossings(-1, -1, 9, -1) == [])
        #expect(try crossings(1, 1, 1, 1) == [])
    }

    @Test("an end on a border, a touched corner and the corners of a border walked along all count")
    func touching() throws {
        #expect(try crossings(4, 2, 3, 2) == [0])
        #expect(try crossings(3, 2, 4, 2) == [1])
        // Through the corner (4, 4) from outside: x + y = 8.
        #expect(try crossings(2, 6, 6, 2).first == 0.5)
        // On the edge from (4, 0) to (4, 4) all the way.
        #expect(try crossings(4, 1, 4, 3) == [0, 1])
        // Along x = 4 from -1 to 7: the corners are at 0 and 4.
        #expect(try crossings(4, -1, 4, 7) == [0.125, 0.625])
    }

    @Test("between two crossings the areas of a random line never change", arguments: 0..<200)
    func constant(seed: UInt64) throws {
        let lookup = AreaLookup([
            try boundary("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))"),
            try boundary("POLYGON ((4 0, 8 0, 8 4, 4 4, 4 0), (5 1, 5 3, 7 3, 7 1, 5 1))"),
            try boundary("POLYGON ((1 1, 8 2, 3 4, 1 1))"),
        ])
        var random = SplitMix64(seed: seed)
        // Whole and half numbers, so that lines often run through corners and along borders.
        func place() -> Position {
            Position(
                x: Double(Int.random(in: -2...20, using: &random)) / 2,
                y: Double(Int.random(in: -2...10, using: &random)) / 2)
        }
        let (start, end) = (place(), place())
        let shares = [0] + lookup.crossings(from: start, to: end) + [1]
        for (low, high) in zip(shares, shares.dropFirst()) where high - low > 1e-9 {
            let inside = (1..<8).map { step in
                let share = low + (high - low) * Double(step) / 8
                return lookup.numbers(
                    containing: Position(
                        x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share))
            }
            // Along a border rounded places lie on either side of it; a line along a slanting one is not asked.
            if start.x == end.x || start.y == end.y || !isAlongSlant(start, end) {
                #expect(Set(inside).count == 1, "seed \(seed), \(start) to \(end), \(low) to \(high)")
            }
        }
    }

    /// Whether a line runs along a side of the triangle.
    private func isAlongSlant(_ start: Position, _ end: Position) -> Bool {
        let corners = [(1.0, 1.0), (8.0, 2.0), (3.0, 4.0), (1.0, 1.0)]
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        return zip(corners, corners.dropFirst()).contains { a, b in
            dx * (b.1 - a.1) == dy * (b.0 - a.0)
        }
    }
}
