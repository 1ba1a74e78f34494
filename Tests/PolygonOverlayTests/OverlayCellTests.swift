import GeoModel
import PolygonOverlay
import TestWorlds
import Testing

@Suite struct OverlayCellTests {
    @Test("three squares in a row of overlaps make five cells, each told once")
    func threeSquares() throws {
        // 0 is x 0…4, 1 is x 2…6, 2 is x 3…8: cut at 2, 3, 4 and 6.
        let squares = try shapes(
            "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))", "POLYGON ((2 0, 6 0, 6 4, 2 4, 2 0))",
            "POLYGON ((3 0, 8 0, 8 4, 3 4, 3 0))")
        #expect(
            texts(try overlayCells(of: squares)) == [
                "0: POLYGON ((0 0, 2 0, 2 4, 0 4, 0 0))",
                "0,1: POLYGON ((2 0, 3 0, 3 4, 2 4, 2 0))",
                "0,1,2: POLYGON ((3 0, 4 0, 4 4, 3 4, 3 0))",
                "1,2: POLYGON ((4 0, 6 0, 6 4, 4 4, 4 0))",
                "2: POLYGON ((6 0, 8 0, 8 4, 6 4, 6 0))",
            ])
    }

    @Test("identical shapes make one cell, whatever their ring begins with and whichever way it runs")
    func identical() throws {
        let same = try shapes(
            "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))", "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))",
            "POLYGON ((4 4, 4 0, 0 0, 0 4, 4 4))")
        #expect(texts(try overlayCells(of: same)) == ["0,1,2: POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))"])
    }

    @Test("a shape in another's hole is a cell by itself, and one in the ring cuts a hole")
    func nested() throws {
        let nested = try shapes(
            "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (3 3, 3 6, 6 6, 6 3, 3 3))", "POLYGON ((4 4, 5 4, 5 5, 4 5, 4 4))",
            "POLYGON ((1 1, 2 1, 2 2, 1 2, 1 1))")
        #expect(
            texts(try overlayCells(of: nested)) == [
                "0: POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1), (3 3, 3 6, 6 6, 6 3, 3 3))",
                "0,2: POLYGON ((1 1, 2 1, 2 2, 1 2, 1 1))",
                "1: POLYGON ((4 4, 5 4, 5 5, 4 5, 4 4))",
            ])
    }

    @Test("a shape that fills another's hole exactly leaves both as they were")
    func filled() throws {
        let filled = try shapes(
            "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (3 3, 3 6, 6 6, 6 3, 3 3))", "POLYGON ((3 3, 6 3, 6 6, 3 6, 3 3))")
        #expect(
            texts(try overlayCells(of: filled)) == [
                "0: POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (3 3, 3 6, 6 6, 6 3, 3 3))",
                "1: POLYGON ((3 3, 6 3, 6 6, 3 6, 3 3))",
            ])
    }

    @Test("a hole that touches the outer ring at a point stays a hole")
    func touchingHole() throws {
        let touching = try shapes(
            "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (0 0, 1 2, 2 1, 0 0))", "POLYGON ((4 0, 6 0, 6 4, 4 4, 4 0))")
        #expect(
            texts(try overlayCells(of: touching)) == [
                "0: POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (0 0, 1 2, 2 1, 0 0))",
                "1: POLYGON ((4 0, 6 0, 6 4, 4 4, 4 0))",
            ])
    }

    @Test("two holes that touch each other stay two")
    func touchingHoles() throws {
        let touching = try shapes(
            "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (2 2, 2 4, 4 4, 4 2, 2 2), (4 4, 4 6, 6 6, 6 4, 4 4))",
            "POLYGON ((9 0, 10 0, 10 9, 9 9, 9 0))")
        #expect(
            texts(try overlayCells(of: touching)).first
                == "0: POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (2 2, 2 4, 4 4, 4 2, 2 2), (4 4, 4 6, 6 6, 6 4, 4 4))")
    }

    @Test("a multipolygon that touches itself at a vertex stays in two parts")
    func touchingParts() throws {
        let touching = try shapes(
            "MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0)), ((2 2, 4 2, 4 4, 2 4, 2 2)))",
            "POLYGON ((4 0, 6 0, 6 4, 4 4, 4 0))")
        #expect(
            texts(try overlayCells(of: touching)) == [
                "0: MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0)), ((2 2, 4 2, 4 4, 2 4, 2 2)))",
                "1: POLYGON ((4 0, 6 0, 6 4, 4 4, 4 2, 4 0))",
            ])
    }

    @Test("a border with a vertex more on one side has it on both sides afterwards, and nothing between")
    func vertexOnLine() throws {
        let neighbours = try shapes(
            "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))", "POLYGON ((4 0, 8 0, 8 4, 4 4, 4 1, 4 0))")
        #expect(
            texts(try overlayCells(of: neighbours)) == [
                "0: POLYGON ((0 0, 4 0, 4 1, 4 4, 0 4, 0 0))", "1: POLYGON ((4 0, 8 0, 8 4, 4 4, 4 1, 4 0))",
            ])
    }

    @Test("two neighbours that meet in the middle of a third's side do not cut it")
    func tJunction() throws {
        let three = try shapes(
            "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))", "POLYGON ((4 0, 8 0, 8 2, 4 2, 4 0))",
            "POLYGON ((4 2, 8 2, 8 4, 4 4, 4 2))")
        #expect(
            texts(try overlayCells(of: three)) == [
                "0: POLYGON ((0 0, 4 0, 4 2, 4 4, 0 4, 0 0))", "1: POLYGON ((4 0, 8 0, 8 2, 4 2, 4 0))",
                "2: POLYGON ((4 2, 8 2, 8 4, 4 4, 4 2))",
            ])
    }

    @Test("an edge that lies in another's only partly is matched where they lie together")
    func partlyTogether() throws {
        let bricks = try shapes("POLYGON ((0 0, 4 0, 4 2, 0 2, 0 0))", "POLYGON ((2 2, 6 2, 6 4, 2 4, 2 2))")
        #expect(
            texts(try overlayCells(of: bricks)) == [
                "0: POLYGON ((0 0, 4 0, 4 2, 2 2, 0 2, 0 0))", "1: POLYGON ((2 2, 4 2, 6 2, 6 4, 2 4, 2 2))",
            ])
    }

    @Test("a border that is less than four steps of the grid off is one border")
    func noise() throws {
        // The grid's step is 8 / 2^40 = 7.3e-12.
        let off = try shapes(
            "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))",
            "POLYGON ((4.00000000001 0, 8 0, 8 4, 4.00000000002 4, 3.99999999999 3, 4.00000000001 0))")
        #expect(
            texts(try overlayCells(of: off)) == [
                "0: POLYGON ((0 0, 4 0, 3.99999999999 3, 4 4, 0 4, 0 0))",
                "1: POLYGON ((3.99999999999 3, 4 0, 8 0, 8 4, 4 4, 3.99999999999 3))",
            ])
    }

    @Test("a border that is 1e-10 off gives two cells and at most a third as thin as that")
    func nearlyCoincident() throws {
        let off = try shapes(
            "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))",
            "POLYGON ((4.0000000001 0, 8 0, 8 4, 3.9999999999 4, 4.0000000001 0))")
        let cells = try overlayCells(of: off)
        #expect(cells.filter { $0.covers.count == 1 }.count == 2)
        for cell in cells { #expect(abs(try area(cell.shape) - (cell.covers.count == 1 ? 16 : 0)) < 1e-9) }
        #expect(try Judgement(of: cells, over: off).holds(within: 1e-9))
    }

    @Test("a vertex that hangs just off an edge is neither lost nor makes anything invalid")
    func justOff() throws {
        for power in 26...46 {
            let off = Double(sign: .plus, exponent: -power, significand: 1)
            let wedge = try shapes(
                "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))", "POLYGON ((\(4 - off) 1.1, 8 0, 8 4, \(4 - off) 1.1))",
                "POLYGON ((\(4 + off) 3.3, 6 3.2, 6 3.4, \(4 + off) 3.3))")
            let cells = try overlayCells(of: wedge)
            #expect(try Judgement(of: cells, over: wedge).holds(within: 1e-9), "off by 2^-\(power)")
        }
    }

    @Test("nothing covers nothing, and an empty shape neither")
    func empty() throws {
        #expect(try overlayCells(of: [MultiPolygon<Position>]()).isEmpty)
        let some = try shapes("POLYGON EMPTY", "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))", "MULTIPOLYGON EMPTY")
        #expect(texts(try overlayCells(of: some)) == ["1: POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))"])
        #expect(try overlayCells(of: shapes("POLYGON EMPTY", "POLYGON EMPTY")).isEmpty)
    }

    @Test("a shape that nobody crosses comes back with its own coordinates")
    func ownCoordinates() throws {
        let odd = "POLYGON ((116.30000000000001 39.9, 116.4 39.900000000000006, 116.35 40.1, 116.30000000000001 39.9))"
        let alone = try shapes(odd, "POLYGON ((117 39.9, 117.1 39.9, 117.05 40, 117 39.9))")
        #expect(try overlayCells(of: alone).map(\.shape) == alone)
        let inside = try shapes(odd, "POLYGON ((116 39, 117 39, 117 41, 116 41, 116 39))")
        #expect(try overlayCells(of: inside)[0].shape == inside[0])
        #expect(try overlayCells(of: inside)[0].covers == [0, 1])
    }

    @Test("cells that nobody wants are not made")
    func wanted() throws {
        let squares = try shapes("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))", "POLYGON ((2 0, 6 0, 6 4, 2 4, 2 0))")
        let overlaps = try overlayCells(of: squares) { $0.count > 1 }
        #expect(texts(overlaps) == ["0,1: POLYGON ((2 0, 4 0, 4 4, 2 4, 2 0))"])
    }

    @Test("a number that is no place and a ring that is open are refused, by the shape's index")
    func refused() throws {
        let square = try shapes("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))")
        for bad in [Double.nan, .infinity, -.infinity, 1e99] {
            var shape = square[0]
            shape.polygons[0].exterior[2].y = bad
            let error = #expect(throws: OverlayError.self) { try overlayCells(of: square + [shape]) }
            #expect(error == .unusableCoordinate(shape: 1))
        }
        var open = square[0]
        open.polygons[0].exterior.removeLast()
        let error = #expect(throws: OverlayError.self) { try overlayCells(of: [open]) }
        #expect(error == .unclosedRing(shape: 0))
        #expect(error?.kind == .badInput)
        #expect(error?.explanation(in: .chinese).contains("第 1 个图形") == true)
    }

    @Test("a shape that crosses itself is read by the even-odd rule, and the cells are valid")
    func bowTie() throws {
        let tie = try shapes("POLYGON ((0 0, 4 4, 4 0, 0 4, 0 0))", "POLYGON ((3 0, 6 0, 6 4, 3 4, 3 0))")
        #expect(
            texts(try overlayCells(of: tie)) == [
                "0: MULTIPOLYGON (((0 0, 2 2, 0 4, 0 0)), ((2 2, 3 1, 3 3, 2 2)))",
                "0,1: POLYGON ((3 1, 4 0, 4 4, 3 3, 3 1))",
                "1: MULTIPOLYGON (((3 0, 4 0, 3 1, 3 0)), ((3 3, 4 4, 3 4, 3 3)), ((4 0, 6 0, 6 4, 4 4, 4 0)))",
            ])
    }
}
