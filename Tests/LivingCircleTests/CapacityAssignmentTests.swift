import GeoModel
import LivingCircle
import TestWorlds
import Testing
import WalkNetwork

/// One street of blocks of 120 m, nodes 0 to 7, with 1, 2, 4, … 128 people at each.
@Suite struct CapacityAssignmentTests {
    private func assignment(
        at facilities: [Int], _ capacities: [Double?], blocks: Double, workers: Int = 2
    ) throws -> CapacityAssignment {
        let city = try DesertCity(columns: 8, rows: 1).compiled()
        let places = (0..<8).map { node in
            Demand.Place(
                position: DesertCity(columns: 8, rows: 1).position(Double(node), 0), foothold: city.at(node, 0),
                weight: Double(1 << node))
        }
        return CapacityAssignment(
            of: Demand(.people, places, areas: places.map { _ in [] }), to: facilities.map { [city.at($0, 0)] },
            capacities: capacities, on: city.graph, within: WalkLength(Meters(120 * blocks)), workers: workers)
    }

    @Test("without capacities everybody goes to the nearest, of two equally near to the first")
    func unlimited() throws {
        // Nodes 0 to 3 are nearer to 2; 4 is two blocks from 2 and from 6; 5, 6, 7 are nearer to 6.
        let found = try assignment(at: [2, 6], [nil, nil], blocks: 2)
        // 1 + 2 + 4 + 8 + 16 = 31 and 32 + 64 + 128 = 224.
        #expect(found.assigned == [31, 224])
        #expect(found.overflow == 0 && found.unreached == 0)
        // Named the other way round node 4 still goes to the first, which is now the one at 6.
        #expect(try assignment(at: [6, 2], [nil, nil], blocks: 2).assigned == [240, 15])
    }

    @Test("a full facility sends people on to the next, and who finds none is left over; nobody is lost")
    func overflow() throws {
        // At 2 room for 10, at 6 for 100, two blocks at most. In the order of (length, place):
        //   0 blocks: 2 → its 4 (room 6), 6 → its 64 (room 36)
        //   1 block:  1 → 2 (room 4); 3 → 4 of its 8, four are left; 5 → 32 (room 4); 7 → 4 of its 128, 124 are left
        //   2 blocks: 0 → nothing of its 1; 4 → nothing of its 16, at either
        // Left over: 1 + 4 + 16 + 124 = 145. Nodes 0 to 7 are all within two blocks of one.
        let found = try assignment(at: [2, 6], [10, 100], blocks: 2)
        #expect(found.assigned == [10, 100])
        #expect(found.leftOver == [1, 0, 0, 4, 16, 0, 0, 124])
        #expect(found.overflow == 145 && found.unreached == 0)
    }

    @Test("who is too far is unreached, not left over; a facility without ways in or without room takes nobody")
    func unreached() throws {
        // One block around 2: nodes 1, 2, 3 with 14 people; the rest of 255 are unreached.
        let found = try assignment(at: [2], [5.5], blocks: 1)
        #expect(found.assigned == [5.5])
        #expect(found.overflow == 8.5 && found.unreached == 241)
        // 4 to the node itself, then 1.5 of the 2 at node 1; half a person stays there.
        #expect(found.leftOver == [0, 0.5, 0, 8, 0, 0, 0, 0])
        let none = try assignment(at: [2], [0], blocks: 1)
        #expect(none.assigned == [0] && none.overflow == 14 && none.unreached == 241)
        #expect(try assignment(at: [], [], blocks: 1).unreached == 255)
    }

    @Test("people are conserved, no facility is overfull, and workers change nothing", arguments: 0..<10)
    func conserved(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let facilities = (0..<5).map { _ in Int.random(in: 0..<8, using: &random) }
        let capacities = (0..<5).map { _ in
            Bool.random(using: &random) ? Double.random(in: 0...60, using: &random) : nil
        }
        let blocks = Double(Int.random(in: 0...4, using: &random))
        let found = try assignment(at: facilities, capacities, blocks: blocks)
        let sum = found.assigned.reduce(0, +) + found.overflow + found.unreached
        #expect(abs(sum - 255) < 1e-9, "seed \(seed)")
        #expect(zip(found.assigned, capacities).allSatisfy { $0 <= ($1 ?? 255) + 1e-9 }, "seed \(seed)")
        let again = try assignment(at: facilities, capacities, blocks: blocks, workers: 1)
        #expect(again.assigned == found.assigned && again.leftOver == found.leftOver)
    }
}
