import AreaLookup
import GeoModel
import TestWorlds
import Testing

@Suite struct HitsTests {
    private func at(_ x: Double, _ y: Double) -> Position { Position(x: x, y: y) }

    /// `3` for area 3 around a place, `3|` where the place lies on its border.
    private func told(_ lookup: AreaLookup, _ x: Double, _ y: Double) -> [String] {
        lookup.hits(at: at(x, y)).map { "\($0.number)\($0.isOnBorder ? "|" : "")" }
    }

    @Test("the border of a hole belongs to the area around it and to the enclave in it")
    func enclave() throws {
        let lookup = AreaLookup([
            try boundary("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (3 3, 3 6, 6 6, 6 3, 3 3))"),
            try boundary("POLYGON ((3 3, 6 3, 6 6, 3 6, 3 3))"),
            try boundary("MULTIPOLYGON (((4 4, 5 4, 5 5, 4 4)), ((20 0, 21 0, 21 1, 20 0)))"),
        ])
        #expect(told(lookup, 1, 1) == ["0"])
        #expect(told(lookup, 3, 4) == ["0|", "1|"])
        #expect(told(lookup, 6, 6) == ["0|", "1|"])
        #expect(told(lookup, 3.5, 3.5) == ["1"])
        #expect(told(lookup, 4.5, 4.5) == ["1", "2|"])
        #expect(told(lookup, 4.75, 4.25) == ["1", "2"])
        #expect(told(lookup, 21, 1) == ["2|"])
        #expect(told(lookup, 9, 9) == ["0|"])
        #expect(told(lookup, 0, 4.5) == ["0|"])
        #expect(told(lookup, 4.5, 9) == ["0|"])
        #expect(told(lookup, 9.5, 9) == [])
        #expect(told(lookup, 15, 0) == [])
    }

    @Test("where four areas meet all four have the place, on an edge two, elsewhere one")
    func corner() throws {
        let lookup = AreaLookup([
            try boundary("POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))"), try boundary("POLYGON ((1 0, 2 0, 2 1, 1 1, 1 0))"),
            try boundary("POLYGON ((0 1, 0 2, 1 2, 1 1, 0 1))"), try boundary("POLYGON ((1 1, 1 2, 2 2, 2 1, 1 1))"),
        ])
        #expect(told(lookup, 1, 1) == ["0|", "1|", "2|", "3|"])
        #expect(told(lookup, 1, 0.5) == ["0|", "1|"])
        #expect(told(lookup, 0.5, 1) == ["0|", "2|"])
        #expect(told(lookup, 1, 2) == ["2|", "3|"])
        #expect(told(lookup, 2, 1) == ["1|", "3|"])
        #expect(told(lookup, 0.5, 0.5) == ["0"])
        #expect(told(lookup, 1.0.nextUp, 1.0.nextUp) == ["3"])
        #expect(told(lookup, 1.0.nextDown, 1) == ["0|", "2|"])
    }

    @Test("edges in one line, without length, due east, and there and back are border, and change nothing within")
    func oddEdges() throws {
        // A square with a corner in the middle of its south, one drawn twice, and a spike from (4, 2) to (6, 2) and back.
        let lookup = AreaLookup([
            try boundary("POLYGON ((0 0, 2 0, 2 0, 4 0, 4 2, 6 2, 4 2, 4 4, 0 4, 0 0))")
        ])
        #expect(told(lookup, 2, 0) == ["0|"])
        #expect(told(lookup, 1, 0) == ["0|"])
        #expect(told(lookup, 3, 4) == ["0|"])
        #expect(told(lookup, 1, 2) == ["0"])
        #expect(told(lookup, 2, 1) == ["0"])
        #expect(told(lookup, 5, 2) == ["0|"])
        #expect(told(lookup, 6, 2) == ["0|"])
        #expect(told(lookup, 5, 2.0.nextUp) == [])
        #expect(told(lookup, 6.0.nextUp, 2) == [])
        #expect(told(lookup, -1, 0) == [])
        #expect(told(lookup, 5, 4) == [])
    }

    @Test("one step of a double beside a border is not on it")
    func lastBit() throws {
        // The line y = x, of which rounded products can't tell the neighbours.
        let lookup = AreaLookup([
            try boundary("POLYGON ((0 0, 16 16, 0 16, 0 0))"), try boundary("POLYGON ((0 0, 16 0, 16 16, 0 0))"),
        ])
        for k in 1..<1000 {
            let x = Double(k) / 64
            #expect(told(lookup, x, x) == ["0|", "1|"])
            #expect(told(lookup, x, x.nextUp) == ["0"])
            #expect(told(lookup, x.nextDown, x) == ["0"])
            #expect(told(lookup, x, x.nextDown) == ["1"])
            #expect(told(lookup, x.nextUp, x) == ["1"])
            #expect(told(lookup, x.nextUp, x.nextUp) == ["0|", "1|"])
        }
    }
}
