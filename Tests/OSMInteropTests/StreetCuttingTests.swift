import GeoModel
import OSMInterop
import PlanningModel
import Testing

@Suite("cutting streets")
struct StreetCuttingTests {
    /// Nodes 1 to 6, one after the other along the equator, 0.001° apart.
    private let nodes = (1...6).map { OSMText.node($0, Double($0) / 1000, 0) }

    private func pieces(_ ways: String...) throws -> [[Int64]] { try OSMText.read(nodes + ways).pieces }

    @Test("streets are cut at the nodes they share, and run through all others")
    func junctions() throws {
        #expect(
            try pieces(OSMText.way(10, [1, 2, 3]), OSMText.way(11, [4, 2, 5, 6]))
                == [[10, 1, 2, 2], [10, 2, 3, 2], [11, 4, 2, 2], [11, 2, 6, 3]])
    }

    @Test("streets that cross without a node do not meet")
    func bridge() throws {
        let cross = [OSMText.node(7, 0.0025, -0.001), OSMText.node(8, 0.0025, 0.001)]
        let extract = try OSMText.read(nodes + cross + [OSMText.way(10, [2, 3]), OSMText.way(11, [7, 8])])
        #expect(extract.pieces == [[10, 2, 3, 2], [11, 7, 8, 2]])
    }

    @Test("a street that is no walker's cuts no other")
    func motorway() throws {
        #expect(
            try pieces(OSMText.way(10, [1, 2, 3]), OSMText.way(11, [4, 2], "highway=motorway")) == [[10, 1, 3, 3]])
    }

    @Test("a closed way is a loop from its first node to itself")
    func loop() throws { #expect(try pieces(OSMText.way(10, [1, 2, 3, 1])) == [[10, 1, 1, 4]]) }

    @Test("a way that passes a node twice is cut there")
    func knot() throws {
        #expect(
            try pieces(OSMText.way(10, [1, 2, 3, 4, 2, 5])) == [[10, 1, 2, 2], [10, 2, 2, 4], [10, 2, 5, 2]])
    }

    @Test("two ways between the same nodes stay two")
    func parallel() throws {
        #expect(try pieces(OSMText.way(10, [1, 3]), OSMText.way(11, [1, 2, 3])) == [[10, 1, 3, 2], [11, 1, 3, 3]])
    }

    @Test("a way is broken at a node that the file does not have, never bridged")
    func missing() throws {
        let extract = try OSMText.read(nodes + [OSMText.way(10, [1, 2, 99, 3, 4])])
        #expect(extract.pieces == [[10, 1, 2, 2], [10, 3, 4, 2]])
        #expect(extract.remarks == [.missingNodes(1)])
    }

    @Test("a way of one node is no street, and is told")
    func oneNode() throws {
        let extract = try OSMText.read(nodes + [OSMText.way(10, [1]), OSMText.way(11, [1, 2])])
        #expect(extract.pieces == [[11, 1, 2, 2]])
        #expect(extract.remarks == [.withoutLength(1)])
    }

    @Test("a node named twice in a row is one; two nodes at one place stay two")
    func repeatedNodes() throws {
        let twin = OSMText.node(7, 0.001, 0)
        let extract = try OSMText.read(nodes + [twin, OSMText.way(10, [1, 7]), OSMText.way(11, [2, 2, 3, 3])])
        #expect(extract.pieces == [[10, 1, 7, 2], [11, 2, 3, 2]])
        #expect(extract.positions[0] == extract.positions[1])
    }

    @Test("ids over 32 bits and below zero are kept")
    func ids() throws {
        let (large, negative): (Int64, Int64) = (12_345_678_901, -5)
        let extract = try OSMText.read([
            OSMText.node(large, 1, 1), OSMText.node(negative, 1, 1.001),
            OSMText.way(98_765_432_109, [negative, large]),
        ])
        #expect(extract.pieces == [[98_765_432_109, negative, large, 2]])
        #expect(extract.positions.map(\.latitude) == [1.001, 1])
    }

    @Test("of a node that is there twice the newer stands, and it is told")
    func twice() throws {
        let newer = "<node id='1' version='2' lon='0.5' lat='0'/>"
        for objects in [[newer] + nodes, nodes + [newer]] {
            let extract = try OSMText.read(objects + [OSMText.way(10, [1, 2])])
            #expect(extract.positions.first == Position(longitude: 0.5, latitude: 0))
            #expect(extract.remarks == [.repeated(1)])
        }
    }

    @Test("at a closed barrier streets end without meeting; an open one changes nothing")
    func barriers() throws {
        let gate = OSMText.node(7, 0.0025, 0, "barrier=gate access=private")
        let open = OSMText.node(8, 0.0035, 0, "barrier=gate access=private foot=yes")
        let extract = try OSMText.read(nodes + [gate, open, OSMText.way(10, [1, 7, 8, 2])])
        let (before, after) = (Int64.min + 1, Int64.min + 2)
        #expect(extract.pieces == [[10, 1, before, 2], [10, after, 2, 3]])
        #expect(extract.remarks == [.closedBarriers(1)])
    }

    @Test("the order of a file changes nothing")
    func order() throws {
        let objects =
            nodes + [
                OSMText.way(10, [1, 2, 3]), OSMText.way(11, [4, 2, 5, 6]), OSMText.way(12, [3, 6], "highway=steps"),
            ]
        let extract = try OSMText.read(objects)
        let reversed = try OSMText.read(objects.reversed())
        #expect(reversed.streets == extract.streets)
        #expect(reversed.positions == extract.positions)
    }
}
