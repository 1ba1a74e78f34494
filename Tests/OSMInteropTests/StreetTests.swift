import GeoModel
import OSMInterop
import PlanningModel
import Testing

@Suite struct StreetTests {
    /// `way: from-to`, as many as there are pieces.
    private func pieces(_ extract: OSMExtract) -> [String] {
        extract.streets.map { "\($0.way): \($0.from)-\($0.to), \($0.shape.count)" }
    }

    @Test("streets are cut where they share a node, and keep their bends")
    func cutAtSharedNodes() throws {
        // 1 - 2 - 3 - 4 runs east with a bend at 2; 5 joins it at 3.
        let town = try extract(
            [
                node(1, 0, 0), node(2, 10, 1), node(3, 20, 0), node(4, 30, 0), node(5, 20, 10), way(100, [1, 2, 3, 4]),
                way(101, [3, 5], ["highway": "footway", "name": "Gasse"]),
            ].joined())
        #expect(pieces(town) == ["100: 1-3, 3", "100: 3-4, 2", "101: 3-5, 2"])
        #expect(town.streets.map(\.highway) == ["residential", "residential", "footway"])
        #expect(town.streets.map(\.name) == [nil, nil, "Gasse"])
        #expect(town.positions[1] == Position(longitude: 9.5001, latitude: 47.10001))
    }

    @Test("streets that cross without a shared node do not meet, nor do two nodes at one place")
    func crossingIsNoJunction() throws {
        let town = try extract(
            [
                node(1, 0, 0), node(2, 20, 0), node(3, 10, -10), node(4, 10, 10), node(5, 20, 0), node(6, 30, 0),
                way(100, [1, 2]), way(101, [3, 4]), way(102, [5, 6]),
            ].joined())
        #expect(pieces(town) == ["100: 1-2, 2", "101: 3-4, 2", "102: 5-6, 2"])
    }

    @Test("a ring, a street that passes itself, and parallel streets keep all their pieces")
    func ringsAndParallels() throws {
        let town = try extract(
            [
                node(1, 0, 0), node(2, 10, 0), node(3, 10, 10), node(4, 0, 20), way(100, [1, 2, 3, 1]),
                way(101, [4, 2, 3, 2]), way(102, [1, 4]), way(103, [4, 1]),
            ].joined())
        #expect(
            pieces(town) == [
                "100: 1-2, 2", "100: 2-3, 2", "100: 3-1, 2", "101: 4-2, 2", "101: 2-3, 2", "101: 3-2, 2", "102: 1-4, 2",
                "103: 4-1, 2",
            ])
    }

    @Test("ways may come before their nodes, ids may exceed 32 bits or be negative")
    func orderAndIDs() throws {
        let town = try extract(
            [way(9_000_000_000, [8_589_934_593, -7]), node(-7, 1, 1), node(8_589_934_593, 0, 0)].joined())
        #expect(pieces(town) == ["9000000000: 8589934593--7, 2"])
    }

    @Test("a street ends before a node that the file lacks, and is never bridged")
    func missingNode() throws {
        let town = try extract(
            [node(1, 0, 0), node(2, 1, 0), node(4, 3, 0), node(5, 4, 0), way(100, [1, 2, 3, 4, 5])].joined())
        #expect(pieces(town) == ["100: 1-2, 2", "100: 4-5, 2"])
        #expect(town.remarks == [.missingNodes(1)])
    }

    @Test("a node twice in a row counts once; a way of one node is told and has no street; no length is a street")
    func degenerate() throws {
        let town = try extract(
            [
                node(1, 0, 0), node(2, 5, 0), node(3, 5, 0), way(100, [1, 1, 2]), way(101, [2]), way(102, [2, 3]),
            ].joined())
        #expect(pieces(town) == ["100: 1-2, 2", "102: 2-3, 2"])
        #expect(town.remarks == [.withoutLength(1)])
    }

    @Test(
        "a way is walked as its tags say",
        arguments: [
            (["highway": "service"], true), (["highway": "track"], true), (["highway": "cycleway"], true),
            (["highway": "trunk"], true), (["highway": "motorway"], false), (["highway": "motorway_link"], false),
            (["highway": "trunk_link"], false), (["highway": "raceway"], false), (["highway": "construction"], false),
            (["highway": "proposed"], false), (["highway": "bus_guideway"], false), (["highway": "abandoned"], false),
            (["highway": "platform"], false), (["highway": "corridor"], false), (["highway": "elevator"], false),
            (["highway": "path", "foot": "no"], false), (["highway": "path", "foot": "private"], false),
            (["highway": "primary", "foot": "use_sidepath"], false),
            (["highway": "service", "access": "private"], false),
            (["highway": "service", "access": "no"], false),
            (["highway": "service", "access": "private", "foot": "yes"], true),
            (["highway": "service", "access": "no", "foot": "designated"], true),
            (["highway": "motorway", "foot": "yes"], false), (["highway": "service", "access": "customers"], true),
            (["route": "ferry"], false), (["railway": "rail"], false),
            (["highway": "primary", "sidewalk": "separate"], true), (["highway": "pedestrian", "area": "yes"], true),
        ])
    func walkability(tags: [String: String], isWalked: Bool) throws {
        let town = try extract(
            [node(1, 0, 0), node(2, 1, 0), node(3, 2, 0), way(100, [1, 2], tags), way(101, [2, 3])].joined())
        #expect(town.streets.contains { $0.way == 100 } == isWalked)
    }

    @Test("steps are steps, and only what is one way for walkers is one way")
    func stepsAndDirections() throws {
        let tags: [[String: String]] = [
            ["highway": "steps"], ["highway": "residential", "oneway": "yes"],
            ["highway": "footway", "oneway:foot": "yes"], ["highway": "footway", "oneway:foot": "-1"],
            ["highway": "path", "foot:backward": "no"],
        ]
        let ways = tags.enumerated().map { way(100 + Int64($0.offset), [1, 2], $0.element) }
        let town = try extract(([node(1, 0, 0), node(2, 1, 0)] + ways).joined())
        #expect(town.streets.map(\.isSteps) == [true, false, false, false, false])
        #expect(town.streets.map(\.direction) == [.both, .both, .forward, .backward, .forward])
    }

    @Test("a gate that is closed to walkers parts the street; an open one does not")
    func barriers() throws {
        let town = try extract(
            [
                node(1, 0, 0), node(2, 1, 0, ["barrier": "gate", "access": "private"]),
                node(3, 2, 0, ["barrier": "gate"]), node(4, 3, 0), way(100, [1, 2, 3, 4]),
            ].joined())
        #expect(town.streets.count == 2)
        #expect(town.streets[0].from == 1 && town.streets[1].to == 4)
        #expect(town.streets[0].to != town.streets[1].from)
        #expect(town.positions[town.streets[0].shape].last == town.positions[town.streets[1].shape].first)
        #expect(town.remarks == [.closedBarriers(1)])
    }

    @Test("what is not walked is told by the rule's name")
    func remarks() throws {
        let town = try extract(
            [
                node(1, 0, 0), node(2, 1, 0), way(100, [1, 2]), way(101, [1, 2], ["highway": "motorway"]),
                way(102, [1, 2], ["highway": "path", "foot": "no"]), way(103, [1, 2], ["highway": "motorway"]),
            ].joined())
        #expect(town.remarks == [.notWalked(rule: "class", ways: 2), .notWalked(rule: "foot-forbidden", ways: 1)])
    }
}
