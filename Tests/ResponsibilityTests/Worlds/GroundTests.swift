import GeoModel
import PROJInterop
import PlanningModel
import Responsibility
import TestWorlds
import Testing

/// Where ground decides, not links: polygons of appointments, enclaves, holes, parks. Under Beijing's scheme.
@Suite("ground that decides")
struct GroundTests {
    private let west = "POLYGON ((0 0, 2 0, 2 1, 0 1, 0 0))"
    private let east = "POLYGON ((2 0, 4 0, 4 1, 2 1, 2 0))"

    private func city(_ plots: [Plot], _ list: Appointment...) throws -> World {
        try World("beijing", on: "2021-07-01", plots: plots, list: list)
    }

    private func twoStreets() throws -> [Plot] { try [Plot("east", on: east), Plot("west", on: west)] }

    private func planner(_ name: String, to area: String, form: String = "team", from: String = "2020-01-01")
        -> Appointment
    {
        appointment(name, to: area, from, form: form, id: name.count, lead: true)
    }

    /// An appointment to a polygon of its own.
    private func planner(_ name: String, on wkt: String, form: String = "team") throws -> Appointment {
        appointment(name, to: nil, "2020-01-01", form: form, id: name.count, ground: try ground(wkt))
    }

    /// The corners of a shape, to 1e-9°, a tenth of a millimetre: where two borders cross no number is exact.
    private func corners(_ shape: Boundary) -> Set<SIMD2<Int64>> {
        Set(
            shape.polygons.flatMap(\.exterior).map {
                SIMD2(Int64(($0.x * 1e9).rounded()), Int64(($0.y * 1e9).rounded()))
            })
    }

    private func size(_ wkt: String) throws -> Double { GeodesicArea().area(of: try ground(wkt)).value }

    // MARK: polygons of appointments

    @Test("a planner of half a street leaves the other half, cut out exactly")
    func half() throws {
        let city = try city(twoStreets(), planner("half", on: "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))"))
        let verdict = try #require(city.report().verdicts("base").last)
        #expect(verdict.area.id == "west" && verdict.state == .partial)
        guard case .part(let rest, let size) = verdict.uncovered else {
            Issue.record("\(verdict.uncovered)")
            return
        }
        let other = "POLYGON ((1 0, 2 0, 2 1, 1 1, 1 0))"
        #expect(try corners(rest) == corners(ground(other)))
        #expect(abs(size.value / (try self.size(other)) - 1) < 1e-9)
        #expect(try city.report().told("GAP") == ["GAP.none gap east", "GAP.partial gap west"])
    }

    @Test("two planners of a half each cover a street; that the halves overlap or reach beyond it does no harm")
    func twoHalves() throws {
        let halves = try city(
            twoStreets(), planner("one", on: "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))"),
            planner("other", on: "POLYGON ((1 0, 2 0, 2 1, 1 1, 1 0))"))
        #expect(try halves.report().states("base") == ["east gap", "west covered"])
        let wide = try city(
            twoStreets(), planner("one", on: "POLYGON ((-1 -1, 1.5 -1, 1.5 2, -1 2, -1 -1))"),
            planner("other", on: "POLYGON ((1 0, 2 0, 2 1, 1 1, 1 0))"))
        #expect(try wide.report().states("base") == ["east gap", "west covered"])
        #expect(try wide.report().verdicts("base").last?.uncovered == .nothing)
    }

    @Test("a polygon over the border of two streets counts for both")
    func border() throws {
        let city = try city(twoStreets(), planner("both", on: "POLYGON ((1 0, 3 0, 3 1, 1 1, 1 0))"))
        #expect(try city.report().states("base") == ["east partial", "west partial"])
        let whole = try self.city(twoStreets(), planner("both", on: "POLYGON ((0 0, 4 0, 4 1, 0 1, 0 0))"))
        #expect(try whole.report().states("base") == ["east covered", "west covered"])
        // Half of each is left; the two halves are a half of all.
        let left = try city.report().rules[0].uncoveredArea.value
        #expect(abs(left / (try size(west)) - 1) < 1e-6)
    }

    @Test("someone appointed to the street covers what a polygon leaves")
    func beside() throws {
        let city = try city(
            twoStreets(), planner("half", on: "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))"), planner("whole", to: "west"))
        #expect(try city.report().states("base") == ["east gap", "west covered"])
    }

    /// A strip of 1e-6 of a hundredth of a degree of longitude is a millimetre wide, and 1.1 km long: 1.07 m².
    @Test("ground of a square metre or less is none: neither for a polygon that laps over, nor for what one leaves")
    func slivers() throws {
        #expect(try size("POLYGON ((2 0, 2.000001 0, 2.000001 1, 2 1, 2 0))") > 1)
        #expect(try size("POLYGON ((2 0, 2.0000008 0, 2.0000008 1, 2 1, 2 0))") < 1)
        func states(_ edge: String) throws -> [String] {
            try city(twoStreets(), planner("west", on: "POLYGON ((0 0, \(edge) 0, \(edge) 1, 0 1, 0 0))"))
                .report().states("base")
        }
        #expect(try states("2.0000008") == ["east gap", "west covered"])
        #expect(try states("2.000002") == ["east partial", "west covered"])
        #expect(try states("1.9999992") == ["east gap", "west covered"])
        #expect(try states("1.999998") == ["east gap", "west partial"])
    }

    @Test("a polygon on no area at all is told, and covers nothing")
    func nowhere() throws {
        let city = try city(twoStreets(), planner("lost", on: "POLYGON ((9 9, 10 9, 10 10, 9 10, 9 9))"))
        #expect(try city.report().states("base") == ["east gap", "west gap"])
        let orphan = try #require(city.report().findings.last)
        #expect(orphan.evidence.orphanReason == .noGround)
    }

    @Test("polygons of two planners overlap where both are, and nowhere else")
    func polygonOverlap() throws {
        let city = try city(
            twoStreets(), planner("one", on: "POLYGON ((0 0, 1.5 0, 1.5 1, 0 1, 0 0))"),
            planner("other", on: "POLYGON ((1 0, 2 0, 2 1, 1 1, 1 0))"))
        let overlaps = try city.overlaps().overlaps
        let found = try #require(overlaps.first)
        #expect(overlaps.count == 1)
        #expect(abs(found.size.value / (try size("POLYGON ((1 0, 1.5 0, 1.5 1, 1 1, 1 0))")) - 1) < 1e-9)
        // `same: {planner: allow}`, by which nothing is told.
        #expect(found.verdict == .allowed && found.step == 7)
        #expect(try city.report().told("OVER") == [])
    }

    // MARK: enclaves and holes

    @Test("a street with a hole and what fills the hole share no ground")
    func hole() throws {
        let plots = try [
            Plot("ring", on: "POLYGON ((0 0, 3 0, 3 3, 0 3, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))"),
            Plot("yard", "park", on: "POLYGON ((1 1, 2 1, 2 2, 1 2, 1 1))"),
        ]
        let city = try city(plots, planner("ring team", to: "ring"), planner("yard team", to: "yard"))
        #expect(try city.overlaps().overlaps == [])
        #expect(try city.report().told == [])
        // A polygon on the hole is for the park alone.
        let filler = try self.city(plots, planner("filler", on: "POLYGON ((1 1, 2 1, 2 2, 1 2, 1 1))"))
        #expect(try filler.report().states("base") == ["ring gap", "yard covered"])
        // One on everything leaves nothing.
        let all = try self.city(plots, planner("all", on: "POLYGON ((0 0, 3 0, 3 3, 0 3, 0 0))"))
        #expect(try all.report().states("base") == ["ring covered", "yard covered"])
    }

    @Test("an enclave is ground of its street: a park on it meets that street, and not the one around it")
    func enclave() throws {
        let plots = try [
            Plot("around", on: "POLYGON ((0 0, 3 0, 3 3, 0 3, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))"),
            Plot("parted", on: "MULTIPOLYGON (((3 0, 5 0, 5 3, 3 3, 3 0)), ((1 1, 2 1, 2 2, 1 2, 1 1)))"),
            Plot("yard", "park", on: "POLYGON ((1 1, 1.5 1, 1.5 2, 1 2, 1 1))"),
        ]
        let city = try city(
            plots, planner("around", to: "around"), planner("parted", to: "parted"), planner("yard", to: "yard"))
        let overlaps = try city.overlaps().overlaps
        let found = try #require(overlaps.first)
        #expect(overlaps.count == 1)
        #expect(found.claims.map(\.area?.id) == ["parted", "yard"])
        #expect(abs(found.size.value / plots[2].area.area.value - 1) < 1e-9)
        #expect(try city.report().told("LEVEL") == ["LEVEL.contested warning yard"])
        // A planner of the enclave alone leaves the other part of its street.
        let part = try self.city(plots, planner("enclave", on: "POLYGON ((1 1, 2 1, 2 2, 1 2, 1 1))"))
        #expect(try part.report().states("base") == ["around gap", "parted partial", "yard covered"])
        let left = try size("POLYGON ((3 0, 5 0, 5 3, 3 3, 3 0))")
        #expect(abs(try part.report().verdicts("base")[1].uncoveredArea.value / left - 1) < 1e-9)
    }

    // MARK: a park over streets

    @Test("a park over two streets, each with its own lead, is contested: as much of each as it covers")
    func contested() throws {
        let plots = try twoStreets() + [Plot("park", "park", on: "POLYGON ((1 0.5, 3 0.5, 3 2, 1 2, 1 0.5))")]
        let city = try city(
            plots, planner("west team", to: "west"), planner("east's", to: "east"), planner("park", to: "park"))
        // On each street a block of 1 × 0.5; the rest of the park lies on neither.
        let overlaps = try city.overlaps().overlaps
        #expect(overlaps.map(\.verdict) == [.warning, .warning])
        // The widest first: the park has 3 blocks, a street 2.
        #expect(Set(overlaps.map { $0.claims.map(\.area?.id) }) == [["park", "east"], ["park", "west"]])
        let blocks = ["POLYGON ((2 0.5, 3 0.5, 3 1, 2 1, 2 0.5))", "POLYGON ((1 0.5, 2 0.5, 2 1, 1 1, 1 0.5))"]
        for overlap in overlaps {
            guard case .shape(let shape) = overlap.ground else {
                Issue.record("\(overlap.ground)")
                continue
            }
            let block = blocks[overlap.claims[1].area?.id == "east" ? 0 : 1]
            #expect(try corners(shape) == corners(ground(block)))
            #expect(abs(overlap.size.value / (try size(block)) - 1) < 1e-9)
        }
        #expect(try city.report().told("OVER") == [])
        // Told at the finest of the areas.
        #expect(try city.report().told("LEVEL") == ["LEVEL.contested warning east", "LEVEL.contested warning west"])
        #expect(try city.report().states("base") == ["east covered", "park covered", "west covered"])
    }

    @Test("a park without anybody contests nothing")
    func quietPark() throws {
        let plots = try twoStreets() + [Plot("park", "park", on: "POLYGON ((1 0.5, 3 0.5, 3 2, 1 2, 1 0.5))")]
        let city = try city(plots, planner("west", to: "west"), planner("east's", to: "east"))
        #expect(try city.overlaps().overlaps == [])
        #expect(try city.report().told == ["GAP.none gap park"])
    }

    // MARK: one actor

    @Test("one person in two teams of a street is one actor, and overlaps only itself")
    func onePerson() throws {
        func member(_ team: String, _ form: String, from: String) -> Appointment {
            appointment("li", to: "west", from, role: "planner", form: form, id: team.count, lead: true, partOf: team)
        }
        let one = try city(
            twoStreets(), member("a", "person", from: "2020-01-01"), member("bb", "person", from: "2021-01-01"))
        #expect(try one.report().told("OVER") == [])
        let layer = try #require(one.overlaps().overlaps.first)
        #expect(layer.verdict == .layer && layer.step == 2)
        // A team of that name is somebody else: two leads.
        let two = try city(
            twoStreets(), member("a", "person", from: "2020-01-01"), member("bb", "team", from: "2021-01-01"))
        #expect(try two.report().told("OVER") == ["OVER.lead conflict west"])
    }

    @Test("one planner of a street and of the park on it contests nothing with itself")
    func streetAndPark() throws {
        let plots = try twoStreets() + [Plot("park", "park", on: "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))")]
        let city = try city(plots, planner("li", to: "west"), planner("li", to: "park"))
        #expect(try city.report().told("LEVEL") == [])
        #expect(try city.overlaps().overlaps.map(\.verdict) == [.layer])
    }
}
