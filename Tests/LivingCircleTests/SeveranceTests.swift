import GeoModel
import LivingCircle
import PlanningModel
import TestWorlds
import Testing
import WalkNetwork

/// The clinic is at (0, 2), north of the river; within 500 m of it as the crow flies are (0,1) at 221.8 m, (1,1) at 290 m,
/// (2,1) at 435 m, (0,0) at 444 m and (1,0) at 481 m; (3,1) is 603 m away, (2,0) 580 m.
@Suite("what a line cuts off")
struct SeveranceTests {
    @Test("is who lives across the river, near the clinic and far from the bridge")
    func river() throws {
        let world = try RiverCity()
        let found = world.severances(to: [world.clinic(0, 2)], across: [world.river()])
        // People of 1 + 2 + 4 + 32 + 64. From (c, r) one walks 4 − c blocks east, 2 − r north, 4 west.
        #expect(found.count == 1 && found[0].weight == 103 && found[0].places == [0, 1, 2, 5, 6])
        #expect(found[0].area.id == "甲" && found[0].row == 0 && found[0].facility.id == "clinic")
        #expect(found[0].barrier == [world.river()])
        // Detours: (2,1) 7 blocks for 435 m, 3.6; (1,0) 9 for 481 m, 4.2; (0,0) 10 for 444 m, 5.0; the others more.
        // 4 people have up to 3.6, 68 up to 4.2: more than half of 103.
        let detour = 9 * RiverCity.block / world.crow((1, 0), (0, 2))
        #expect(abs((found[0].detour ?? 0) - detour) < 1e-6)
    }

    @Test("is nobody where nothing lies between")
    func nothing() throws {
        let world = try RiverCity()
        #expect(world.severances(to: [world.clinic(0, 2)], across: []).isEmpty)
        #expect(world.severances(to: [world.clinic(0, 2)], across: [world.river(at: 2.5)]).isEmpty)
    }

    @Test("is who walks more than 1.5 times as far, and a bridge in every street cuts off nobody")
    func factor() throws {
        // (2,1) and (1,0) walk 3 blocks, more than 500 m. Of 210 m they are 1.45 and 1.31 times as far as the crow flies; of
        // 222 m they are 1.53 times for (2,1), as a block east is 187 m for the crow.
        for (block, places) in [(210.0, []), (222.0, [[2]])] {
            let world = try RiverCity(bridges: [0, 1, 2, 3, 4], block: block)
            let found = world.severances(to: [world.clinic(0, 2)], across: [world.river()])
            #expect(found.map(\.places) == places)
        }
    }

    @Test("is told with no detour where there is no walk at all")
    func noBridge() throws {
        let world = try RiverCity(bridges: [])
        let found = world.severances(to: [world.clinic(0, 2)], across: [world.river()])
        #expect(found.map(\.weight) == [103] && found[0].detour == nil)
    }

    @Test("is not who has another facility within, nor who is near that of another area only")
    func ownFacilities() throws {
        let world = try RiverCity()
        // A clinic at (1, 0) is within 2 blocks = 444 m of all who are cut off from the other.
        let near = [world.clinic(0, 2), world.clinic(1, 0, id: "own")]
        #expect(world.severances(to: near, across: [world.river()]).isEmpty)
        let others = [world.clinic(0, 2, in: [1])]
        #expect(world.severances(to: others, across: [world.river()], areas: [area("甲"), area("乙")]).isEmpty)
        // Who lives in both areas is cut off from that of the second only.
        let both = world.severances(
            from: world.people(in: [0, 1]), to: others, across: [world.river()], areas: [area("甲"), area("乙")])
        #expect(both.map(\.area.id) == ["乙"] && both.map(\.weight) == [103])
    }

    @Test("is asked of the nearest own facility as the crow flies: one that is beside goes before one across")
    func nearest() throws {
        let world = try RiverCity()
        // At (3, 0), with its door 600 m off the street, nobody has a clinic within. From (2,1), (1,0) and (2,0) it is
        // nearer than that across, and no river lies between: 290 m, 374 m and 187 m; (0,1), (1,1), (0,0) are nearer to
        // the one across.
        var beside = world.clinic(3, 0, id: "beside")
        beside = CircleFacility(
            beside.facility,
            footholds: beside.footholds.map {
                Foothold(chain: $0.chain, stretch: $0.stretch, leg: WalkLength(Meters(600)))
            },
            areas: [0])
        let found = world.severances(to: [world.clinic(0, 2), beside], across: [world.river()])
        #expect(found.count == 1 && found[0].places == [0, 1, 5] && found[0].weight == 35)
    }

    @Test("is told of the first line on the way, of those that are one as one, the heaviest first")
    func several() throws {
        let world = try RiverCity()
        // A road of two lines between rows 0 and 1 in columns −1 to 0.6 and on to 1.4, without a name, and the river.
        // The way from (0,0) runs straight north, that from (1,0) through (0.75, 0.5): both cross the road first.
        let road = [
            world.line([(-1, 0.5), (0.6, 0.5)], .road, nil, id: "way/2"),
            world.line([(1.4, 0.5), (0.6, 0.5)], .road, nil, id: "way/3"),
        ]
        // The river in two pieces that do not meet is one by its name; both are crossed.
        let river = [
            world.line([(-1, 1.5), (0.2, 1.5)], .river, "澜江", id: "way/4"),
            world.line([(0.3, 1.5), (5, 1.5)], .river, "澜江", id: "way/5"),
        ]
        let found = world.severances(to: [world.clinic(0, 2)], across: road + river)
        #expect(found.map(\.weight) == [96, 7] && found.map(\.places) == [[5, 6], [0, 1, 2]])
        #expect(found.map { $0.barrier.map(\.id) } == [["way/2", "way/3"], ["way/4", "way/5"]])
        // Apart, the pieces of the road are two.
        let apart = [road[0], world.line([(0.61, 0.5), (1.4, 0.5)], .road, nil, id: "way/3")]
        #expect(world.severances(to: [world.clinic(0, 2)], across: apart + river).map(\.weight) == [64, 32, 7])
    }

    @Test("is not who is too far from any street, nor who weighs nothing")
    func offNetwork() throws {
        let world = try RiverCity()
        let places = world.people().places.enumerated().map { number, place in
            Demand.Place(
                position: place.position, foothold: number == 0 ? nil : place.foothold,
                weight: number == 1 ? 0 : place.weight)
        }
        let demand = Demand(.people, places, areas: places.map { _ in [0] })
        let found = world.severances(from: demand, to: [world.clinic(0, 2)], across: [world.river()])
        #expect(found.map(\.places) == [[2, 5, 6]])
        let unhung = CircleFacility(world.clinic(0, 2).facility, footholds: [], areas: [0])
        #expect(world.severances(to: [unhung], across: [world.river()]).isEmpty)
    }

    @Test("is seen from the nearest border of a park, not from its middle")
    func ground() throws {
        let world = try RiverCity()
        // From row 2 to row 12 its middle is a kilometre away; (0,1) is 221.8 m from its southern side.
        let ring = [(0, 2), (1, 2), (1, 12), (0, 12), (0, 2)].map { world.plan.position($0.0, $0.1) }
        let park = CircleFacility(
            Facility(
                id: "park", category: "clinic", name: nil, shape: .polygons(MultiPolygon([Polygon(exterior: ring)]))),
            footholds: [world.city.at(0, 2)], areas: [0])
        let found = world.severances(to: [park], across: [world.river()])
        // (0,1) and (1,1) are 221.8 m away, (2,1) 290 m, (3,1) 435 m; (0,0) and (1,0) 444 m, (2,0) 481 m.
        #expect(found.map(\.places) == [[0, 1, 2, 3, 5, 6, 7]] && found[0].weight == 15 + 224)
    }

    @Test("is the same for any number of workers")
    func workers() throws {
        let world = try RiverCity()
        let areas = [area("甲"), area("乙"), area("丙")]
        func found(_ workers: Int) -> [[Int]] {
            world.severances(
                from: world.people(in: [0, 2]),
                to: [world.clinic(0, 2, in: [0, 1]), world.clinic(2, 2, in: [2], id: "b")],
                across: [world.river()], areas: areas, workers: workers
            ).map(\.places)
        }
        #expect(found(1) == found(5) && found(1).count == 2)
    }
}
