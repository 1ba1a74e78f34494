import GeoModel
import LivingCircle
import PlanningModel
import TestWorlds
import Testing
import WalkNetwork

@Suite("Living circles in the desert")
struct CircleJudgeTests {
    private let clinic = StandardRow(category: "clinic", level: 5)

    /// A street of six corners with 1, 2, 4, 8, 16 and 32 people, a clinic at the first.
    private func street() throws -> CircleWorld {
        var world = try CircleWorld(DesertCity(columns: 6, rows: 2))
        for column in 0..<6 { world.live(Double(1 << column), at: column, 0) }
        world.build("clinic", at: 0, 0)
        return world
    }

    @Test("of a clinic in the corner, five minutes are three blocks: 1 + 2 + 4 + 8 of 63 people")
    func corner() throws {
        let circle = try street().report([clinic]).areas[0]
        #expect(circle.shares.rows[0]?.within == 15)
        #expect(circle.shares.rows[0]?.share == 15.0 / 63)
        #expect(circle.shares.allMustsShare == 15.0 / 63)
        // 1 + 2 + 4 + 8 + 16 = 31 are less than half of 63, so half live up to the last corner, 5 blocks.
        #expect(circle.shares.rows[0]?.median?.meters == Meters(600))
        #expect(circle.shares.rows[0]?.facilities == 1 && circle.missing.isEmpty)
    }

    @Test("minutes and metres are two limits, and the stricter counts")
    func bothLimits() throws {
        // 240 m are 2 blocks: 1 + 2 + 4; minutes alone 3 blocks; 600 m alone all.
        let world = try street()
        let near = StandardRow(category: "clinic", level: 5, meters: Meters(240))
        let far = StandardRow(category: "clinic", level: 5, meters: Meters(600))
        func within(_ words: String) -> [Double?] {
            world.report([near, far], words).project.rows.map { $0?.within }
        }
        #expect(within("") == [7, 15])
        #expect(within("minutes") == [15, 15])
        #expect(within("metres") == [7, 63])
    }

    @Test("an elderly person's five minutes are two blocks")
    func elder() throws {
        // 0.8 m/s for 300 s are 240 m.
        let world = try street()
        #expect(world.report([clinic], speed: 0.8).project.rows[0]?.within == 7)
    }

    @Test("a river with one bridge: neighbours on the other bank are nine blocks away")
    func river() throws {
        // The river runs between rows 1 and 2; the bridge is in column 4; the clinic on the north bank at (0,2).
        var world = try CircleWorld(
            DesertCity(columns: 5, rows: 4) { _, row, column, other in row == 1 && other == 2 && column != 4 })
        world.build("clinic", at: 0, 2)
        world.live(1, at: 0, 1)  // 4 + 1 + 4 = 9 blocks
        world.live(2, at: 1, 1)  // 3 + 1 + 4 = 8 blocks
        world.live(4, at: 4, 1)  // 1 + 4 = 5 blocks
        world.live(8, at: 3, 2)  // 3 blocks
        let rows = [5, 10, 15].map { StandardRow(category: "clinic", level: $0) }
        let within = world.report(rows).project.rows.map { $0?.within }
        #expect(within == [8, 8 + 4, 8 + 4 + 2 + 1])
    }

    @Test("levels don't contain each other: a facility of the 15-minute level next door does not fill the 5-minute row")
    func levels() throws {
        var world = try CircleWorld(DesertCity(columns: 3, rows: 2))
        world.live(1, at: 0, 0)
        world.build("clinic", at: 0, 0, level: "15-minute")
        let rows = [StandardRow(category: "clinic", level: 15), clinic]
        let circle = world.report(rows).areas[0]
        #expect(circle.shares.rows.map { $0?.share } == [1, 0])
        #expect(circle.missing == [1] && circle.shares.allMustsShare == 0)
        // One that doesn't say its level fills both.
        world.build("clinic", at: 1, 0)
        #expect(world.report(rows).areas[0].shares.rows.map { $0?.share } == [1, 1])
    }

    @Test("a hospital fills no clinic's row unless the row says so")
    func categories() throws {
        var world = try CircleWorld(DesertCity(columns: 3, rows: 2))
        world.live(1, at: 0, 0)
        world.build("hospital", at: 0, 0)
        let either = StandardRow(category: "health", level: 5, facilities: ["clinic", "hospital"])
        #expect(world.report([clinic, either]).project.rows.map { $0?.share } == [0, 1])
    }

    @Test("a category without a facility is within nobody's walk: 0, and unreachable for all")
    func none() throws {
        var world = try street()
        world.facilities = []
        let share = world.report([clinic]).areas[0].shares.rows[0]
        #expect(share == RowShare(weight: 63, within: 0, unreachable: 63, median: nil, facilities: 0))
        #expect(share?.share == 0)
    }

    @Test("who lives on an island reaches nothing, and counts")
    func island() throws {
        // Column 3 is joined to nothing.
        var world = try CircleWorld(
            DesertCity(columns: 4, rows: 2) { column, _, other, _ in column == 2 && other == 3 })
        world.build("clinic", at: 0, 0)
        world.live(1, at: 0, 0)
        world.live(2, at: 3, 0)
        world.places.append(Demand.Place(position: world.desert.position(9, 9), foothold: nil, weight: 4))
        world.areasOfPlaces.append([0])
        let share = world.report([clinic]).project.rows[0]
        // Half of 7 reach nothing, so there is no median.
        #expect(share == RowShare(weight: 7, within: 1, unreachable: 6, median: nil, facilities: 1))
    }

    @Test("an area without demand has no share; one whose people have nothing lacks the must")
    func emptyArea() throws {
        var world = try street()
        world.live(5, at: 5, 1, in: [1])
        let areas = world.report([clinic], areas: [area("A"), area("B"), area("C")]).areas
        #expect(areas.map(\.shares.weight) == [63, 5, 0])
        #expect(areas.map { $0.shares.rows[0]?.share } == [15.0 / 63, 0, nil])
        #expect(areas.map(\.missing) == [[], [0], []])
    }

    @Test("below the target a must is missing, at the target it is not")
    func target() throws {
        let world = try street()
        #expect(world.report([clinic], target: 15.0 / 63).areas[0].missing == [])
        #expect(world.report([clinic], target: 0.25).areas[0].missing == [0])
    }

    @Test("the areas add up to the whole; ground of two areas counts in both, and once in the project")
    func sums() throws {
        var world = try CircleWorld(DesertCity(columns: 6, rows: 2))
        for column in 0..<6 { world.live(Double(1 << column), at: column, 0, in: column < 3 ? [0] : [1]) }
        world.build("clinic", at: 0, 0)
        let areas = [area("A"), area("B")]
        let apart = world.report([clinic], areas: areas)
        #expect(apart.areas.map { $0.shares.rows[0]?.within } == [7, 8] && apart.project.rows[0]?.within == 15)
        #expect(apart.areas.map(\.shares.weight) == [7, 56] && apart.project.weight == 63)
        // The place of 8 people lies in both, that of 32 in none.
        world.areasOfPlaces[3] = [0, 1]
        world.areasOfPlaces[5] = []
        let both = world.report([clinic], areas: areas)
        #expect(both.areas.map { $0.shares.rows[0]?.within } == [15, 8])
        #expect(both.project.rows[0]?.within == 15 && both.project.weight == 31 && both.outside == 32)
    }

    @Test("a row for some tags is not for other areas")
    func tags() throws {
        var world = try CircleWorld(DesertCity(columns: 6, rows: 2))
        world.live(1, at: 3, 0, in: [0])
        world.live(2, at: 3, 0, in: [1])
        world.build("bus-stop", at: 0, 0)
        // The stop is 360 m away.
        let rows = [
            StandardRow(category: "bus-stop", level: 15, meters: Meters(300), tags: ["inner"]),
            StandardRow(category: "bus-stop", level: 15, meters: Meters(500), exceptTags: ["inner"]),
        ]
        let report = world.report(rows, areas: [area("A", tags: ["inner"]), area("B")])
        #expect(report.areas.map { $0.shares.rows.map { $0?.share } } == [[0, nil], [nil, 1]])
        #expect(report.areas.map(\.shares.allMustsShare) == [0, 1])
        #expect(report.project.rows.map { $0?.weight } == [1, 2] && report.project.allMustsShare == 2.0 / 3)
    }

    @Test("a park that is too small or too narrow does not fill the row; one of unknown size does")
    func parks() throws {
        let row = StandardRow(
            category: "park", level: 5, leastGround: SquareMeters(4000), leastWidth: Meters(30))
        func share(_ ground: Double?, _ width: Double?) throws -> Double? {
            var world = try CircleWorld(DesertCity(columns: 2, rows: 2))
            world.live(1, at: 0, 0)
            world.build("park", at: 1, 0, ground: ground.map { SquareMeters($0) }, width: width.map { Meters($0) })
            return world.report([row]).project.rows[0]?.share
        }
        #expect(try share(4000, 30) == 1)
        #expect(try share(3999, 30) == 0)
        #expect(try share(9000, 29) == 0)
        #expect(try share(nil, nil) == 1)
    }

    @Test("a park is entered at its one gate, however near its fence is")
    func gate() throws {
        // A ring of streets around the park, none through it.
        var world = try CircleWorld(
            DesertCity(columns: 7, rows: 2) { column, _, other, _ in column == other && (1...5).contains(column) })
        let desert = world.desert
        // The park lies between the two streets from column 0.02 to 5.98 and touches neither; its gate is at (6,0), 4 m off.
        let corners = [(0.02, 0.02), (5.98, 0.02), (5.98, 0.98), (0.02, 0.98), (0.02, 0.02)]
        let ground = Boundary([Polygon(exterior: corners.map { desert.position($0.0, $0.1) })])
        let finder = PlaceFinder(world.city.graph, on: .cgcs2000)
        let footholds = finder.footholds(of: ground, gates: [desert.position(6, 0)])
        world.facilities.append(
            CircleFacility(
                Facility(id: "p", category: "park", name: nil, shape: .polygons(ground)), footholds: footholds,
                areas: [0]))
        for column in 0..<7 { world.live(Double(1 << column), at: column, 0) }
        // Three blocks from the gate: columns 3 to 6 with 8, 16, 32 and 64.
        let share = world.report([StandardRow(category: "park", level: 5)]).project.rows[0]
        #expect(share?.within == 120)
    }

    @Test("the walk to the second nearest, and the mean of two, in minutes")
    func nearest() throws {
        var world = try CircleWorld(DesertCity(columns: 7, rows: 1))
        world.live(1, at: 1, 0)
        world.build("clinic", at: 0, 0)  // 1 block
        world.build("clinic", at: 6, 0)  // 5 blocks
        func median(_ words: String) -> Double? { world.report([clinic], words).project.rows[0]?.median?.meters.value }
        #expect(median("nearest") == 120 && median("kth-2") == 600 && median("mean-of-2") == 360)
        // Three are not there.
        #expect(median("mean-of-3") == nil)
        #expect(world.report([clinic], "kth-3").project.rows[0]?.unreachable == 1)
    }

    @Test("as the crow flies a river is no obstacle, nor is the want of a street")
    func straightLine() throws {
        // Corners lie 0.002° apart: along the meridian at 33°, where a degree is 110,913 m by Snyder's series
        // 111132.954 − 559.822 cos 2φ + 1.175 cos 4φ (cos 66° = 0.406737, cos 132° = −0.669131), that is 221.8 m.
        var world = try CircleWorld(
            DesertCity(columns: 5, rows: 4) { _, row, _, other in row == 1 && other == 2 })
        world.build("clinic", at: 0, 2)
        world.build("clinic", at: 0, 3)
        world.live(1, at: 0, 1)
        world.places[0].foothold = nil
        let degree = 111132.954 - 559.822 * 0.406737 + 1.175 * -0.669131
        func median(_ words: String) throws -> Double {
            try #require(world.report([clinic], words).project.rows[0]?.median?.meters.value)
        }
        #expect(world.report([clinic]).project.rows[0]?.unreachable == 1)
        #expect(abs(try median("straight-line") - 0.002 * degree) < 0.01)
        #expect(abs(try median("straight-line,kth-2") - 0.004 * degree) < 0.02)
        #expect(abs(try median("straight-line,mean-of-2") - 0.003 * degree) < 0.02)
        #expect(world.report([clinic], "straight-line").project.allMustsShare == 1)
    }

    @Test("one count of what is reached, the slowest walk, the mean, and Walk Score's decay")
    func combinations() throws {
        var world = try CircleWorld(DesertCity(columns: 13, rows: 1))
        world.build("clinic", at: 0, 0)
        world.build("school", at: 12, 0)
        world.live(1, at: 2, 0)  // 2 and 10 blocks: 200 s and 1000 s
        world.live(2, at: 12, 0)  // 12 and 0 blocks: 1200 s and 0 s
        let rows = ["clinic", "school"].map { StandardRow(category: $0, level: 5) }
        func score(_ words: String) -> Double? { world.report(rows, words).project.score }
        #expect(score("all-musts") == 0)
        // Each has one of two.
        #expect(score("count-reached") == 0.5)
        // 1000 s for one, 1200 s for two: half of three is passed at 1200 s. Means: 600 s both.
        #expect(score("slowest") == 20)
        #expect(score("mean") == 10)
        // Full up to 402.336 m = 335.28 s, none from 1800 s on. First: 1 and 800/1464.72; others: 600/1464.72 and 1.
        let expected = ((1 + 800 / 1464.72) / 2 + 2 * (600 / 1464.72 + 1) / 2) / 3
        #expect(abs((score("decay") ?? 0) - expected) < 1e-12)
        world.facilities.removeLast()
        #expect(score("slowest") == nil && score("mean") == nil)
    }

    @Test("two kinds of facilities in equal number are a diversity of two, three of one and one of another less")
    func diversity() throws {
        var world = try CircleWorld(DesertCity(columns: 8, rows: 1))
        world.live(1, at: 0, 0)
        world.build("clinic", at: 1, 0)
        world.build("school", at: 2, 0)
        let rows = ["clinic", "school"].map { StandardRow(category: $0, level: 5) }
        func score(_ words: String = "diversity") -> Double { world.report(rows, words).project.score ?? -1 }
        #expect(abs(score() - 2) < 1e-12)
        world.build("clinic", at: 3, 0)
        world.build("clinic", at: 3, 0)
        world.build("clinic", at: 4, 0)  // 4 blocks are too far
        // p = 3/4 and 1/4: exp(−3/4 ln 3/4 − 1/4 ln 1/4) = (4/3)^(3/4) · 4^(1/4) = 1.240806… · 1.414213… = 1.754765…
        #expect(abs(score() - 1.7547653506033) < 1e-9)
        // As the crow flies a block is 187 m, 360 m are one block: a clinic alone.
        #expect(abs(score("diversity,straight-line") - 1) < 1e-12)
        world.facilities = []
        #expect(score() == 0)
    }

    @Test("nothing that must be is no verdict")
    func onlyMays() throws {
        let may = StandardRow(category: "clinic", level: 5, isMust: false)
        let report = try street().report([may])
        #expect(report.project.allMusts == nil && report.project.score == nil)
        #expect(report.project.rows[0]?.within == 15 && report.areas[0].missing.isEmpty)
    }
}

@Suite("Laws of living circles")
struct CircleLawTests {
    private let rows = [5, 10, 15].map { StandardRow(category: "clinic", level: $0, meters: Meters(700)) }
    private let areas = (0..<4).map { area("A\($0)") }

    private func world(_ random: inout SplitMix64) throws -> CircleWorld {
        var world = try CircleWorld(DesertCity(columns: 9, rows: 7))
        for _ in 0..<60 {
            world.live(
                Double.random(in: 0..<100, using: &random), at: Int.random(in: 0..<9, using: &random),
                Int.random(in: 0..<7, using: &random), in: [Int32.random(in: 0..<4, using: &random)])
        }
        for _ in 0..<3 {
            world.build(
                "clinic", at: Int.random(in: 0..<9, using: &random), Int.random(in: 0..<7, using: &random))
        }
        return world
    }

    private func shares(_ report: CircleReport) -> [Double] {
        (report.areas.map(\.shares) + [report.project]).flatMap { $0.rows.compactMap { $0?.share } }
    }

    @Test("one more facility never lowers a share, a slower walker never raises one", arguments: 0..<20)
    func monotone(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var world = try world(&random)
        let before = shares(world.report(rows, areas: areas))
        let elder = shares(world.report(rows, speed: 0.8, areas: areas))
        #expect(zip(elder, before).allSatisfy { $0 <= $1 }, "seed \(seed)")
        world.build("clinic", at: Int.random(in: 0..<9, using: &random), Int.random(in: 0..<7, using: &random))
        let after = shares(world.report(rows, areas: areas))
        #expect(after.count == before.count && zip(before, after).allSatisfy { $0 <= $1 }, "seed \(seed)")
        #expect(after.allSatisfy { (0...1).contains($0) }, "seed \(seed)")
    }

    @Test("the areas add up to the whole, and workers change nothing", arguments: 0..<5)
    func sums(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let world = try world(&random)
        let report = world.report(rows, areas: areas, workers: 1)
        for row in rows.indices {
            let whole = try #require(report.project.rows[row])
            let within = report.areas.reduce(0) { $0 + ($1.shares.rows[row]?.within ?? 0) }
            #expect(abs(within - whole.within) < 1e-9, "seed \(seed)")
        }
        for workers in [2, 3] {
            let again = world.report(rows, areas: areas, workers: workers)
            #expect(again.project.rows == report.project.rows, "seed \(seed)")
            #expect(again.areas.map(\.shares.rows) == report.areas.map(\.shares.rows), "seed \(seed)")
        }
    }
}
