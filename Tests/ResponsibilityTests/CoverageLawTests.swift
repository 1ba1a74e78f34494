import GeoModel
import PROJInterop
import PlanningModel
import PolygonOverlay
import Responsibility
import TestWorlds
import Testing

/// A city and its list, made at random: about ten areas, about twenty appointments, terms around the day asked about.
private struct RandomCity {
    let areas: [Area]
    let appointments: [Appointment]
    let scheme: Scheme
    let day: CalendarDay

    init(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: values.indices, using: &random)] }
        func someDay() -> String? { pick([nil, "2020-01-01", "2021-01-01", "2021-12-31", "2022-01-01", "2023-01-01"]) }
        func someTerm() -> (String?, String?) {
            while true {
                let (from, to) = (someDay(), someDay())
                if !TestWorlds.term(from, to).isEmpty { return (from, to) }
            }
        }
        let levels: [Level] = ["street", "town", "district"]
        areas = (0..<10).map { index in
            area(
                "a\(index)", pick(levels), km2: Double(1 << index), people: pick([nil, index, 1000 * index]),
                from: pick([nil, nil, nil, "2021-12-31", "2022-01-01"]))
        }
        var seats: Set<[String?]> = []
        appointments = (0..<20).compactMap { index in
            let (from, to) = someTerm()
            let one = appointment(
                "actor \(pick([1, 2, 3, 4, 5, 6, 7, 8]))", to: "a\(pick(Array(0..<11)))", from, to,
                role: pick(["planner", "planner", "planner", "adviser"]),
                form: pick([nil, "team", "person", "station"]),
                id: index)
            // No list holds one appointment twice: see PlannerList.
            return seats.insert([one.actor, one.form, one.role, one.area, from]).inserted ? one : nil
        }
        scheme = TestWorlds.scheme(count: pick(["1", "1..", "2..", "1..2", "2..3"]))
        day = TestWorlds.day(pick(["2020-06-01", "2021-12-31", "2022-01-01"]))
    }

    func report(with extra: [Appointment] = []) throws -> CoverageReport {
        try CoverageJudge(scheme: scheme).report(
            on: PlanningRegister(areas: areas, appointments: appointments + extra), asOf: day)
    }
}

@Suite("laws of coverage")
struct CoverageLawTests {
    private let seeds = UInt64(0)..<300

    @Test("the order of rows never changes a report")
    func order() throws {
        for seed in seeds {
            let city = RandomCity(seed: seed)
            var random = SplitMix64(seed: seed &+ 1_000_000)
            let shuffled = try CoverageJudge(scheme: city.scheme).report(
                on: PlanningRegister(
                    areas: city.areas.shuffled(using: &random), appointments: city.appointments.shuffled(using: &random)
                ), asOf: city.day)
            let isSame = try city.report() == shuffled
            #expect(isSame, "seed \(seed)")
        }
    }

    @Test("states add up to the judged, in number, ground and people")
    func sums() throws {
        for seed in seeds {
            for rule in try RandomCity(seed: seed).report().rules {
                let counts = CoverageState.allCases.map(rule.count)
                #expect(counts.reduce(0, +) == rule.verdicts.count, "seed \(seed)")
                let ground = CoverageState.allCases.map { state in
                    rule.verdicts.filter { $0.state == state }.reduce(0) { $0 + $1.area.area.value }
                }
                // Powers of two times a million add up exactly.
                #expect(ground.reduce(0, +) == rule.judgedArea.value, "seed \(seed)")
                #expect(rule.uncoveredArea.value <= rule.judgedArea.value, "seed \(seed)")
                #expect((rule.uncoveredPopulation ?? 0) <= (rule.judgedPopulation ?? 0), "seed \(seed)")
                #expect((rule.uncoveredPopulation == nil) == (rule.judgedPopulation == nil), "seed \(seed)")
            }
        }
    }

    @Test("one more appointment in force that may be held never makes a gap, and uncovers nobody")
    func oneMore() throws {
        for seed in seeds {
            let city = RandomCity(seed: seed)
            let before = try city.report().rules[0]
            for verdict in before.verdicts {
                let extra = appointment("one more", to: verdict.area.id, city.day.description, form: "team", id: 99)
                let after = try city.report(with: [extra]).rules[0]
                for (old, new) in zip(before.verdicts, after.verdicts) {
                    if old.area != verdict.area {
                        #expect(old == new, "seed \(seed): \(old.area.id) is another area")
                    } else {
                        #expect(new.state != .gap && new.state != .unknown && new.state != .future, "seed \(seed)")
                        #expect(new.inForce == old.inForce + 1, "seed \(seed)")
                        if old.state == .covered { #expect(!new.state.isUncovered, "seed \(seed)") }
                    }
                }
            }
        }
    }

    @Test("every area of the rule's levels that is in force is judged once, and no other")
    func judged() throws {
        for seed in seeds {
            let city = RandomCity(seed: seed)
            let expected = city.areas.filter {
                ["street", "town"].contains($0.level.rawValue) && $0.term.contains(city.day)
            }
            #expect(try city.report().rules[0].verdicts.map(\.area.id) == expected.map(\.id).sorted(), "seed \(seed)")
        }
    }

    @Test("as many findings of areas as areas in a state that is told")
    func findings() throws {
        for seed in seeds {
            let report = try RandomCity(seed: seed).report()
            let told = report.rules[0].verdicts.filter {
                ![.covered, .unknown, .notApplicable].contains($0.state)
            }
            #expect(report.findings.filter { $0.rule == "base" }.map(\.area) == told.map(\.area), "seed \(seed)")
        }
    }
}

/// Over schemes that use the whole vocabulary, on cities where ground decides: see ``RandomWorld``.
@Suite("laws of schemes")
struct SchemeLawTests {
    private let seeds = UInt64(0)..<30

    private func worlds() throws -> [RandomWorld] { try seeds.map { try RandomWorld(seed: $0) } }

    @Test("neither the order of rows nor the number of workers changes a report, of coverage or of overlaps")
    func order() throws {
        for world in try worlds() {
            let judge = CoverageJudge(scheme: world.scheme)
            let report = try judge.report(on: world.register, asOf: world.day)
            let overlaps = try judge.overlaps(on: world.register, asOf: world.day)
            for workers in [1, 3] {
                let other = CoverageJudge(scheme: world.scheme, workers: workers)
                let isSame = try other.report(on: world.shuffled(), asOf: world.day) == report
                #expect(isSame, "coverage, seed \(world.seed), \(workers) workers")
                let isSameGround = try other.overlaps(on: world.shuffled(), asOf: world.day) == overlaps
                #expect(isSameGround, "overlaps, seed \(world.seed), \(workers) workers")
            }
        }
    }

    @Test("areas by state add up to the judged, and nothing is uncovered that is not judged")
    func sums() throws {
        for world in try worlds() {
            for rule in try CoverageJudge(scheme: world.scheme).report(on: world.register, asOf: world.day).rules {
                let states = CoverageState.allCases.map { state in rule.verdicts.filter { $0.state == state } }
                #expect(states.map(\.count).reduce(0, +) == rule.verdicts.count, "seed \(world.seed)")
                let ground = states.map { $0.reduce(0) { $0 + $1.area.area.value } }.reduce(0, +)
                #expect(abs(ground - rule.judgedArea.value) <= 1e-9 * ground, "seed \(world.seed)")
                for verdict in rule.verdicts {
                    let what = "seed \(world.seed): \(rule.requirement.id) \(verdict.area.id)"
                    if case .children(let areas, let ground) = verdict.uncovered {
                        // A child may reach beyond its parent. An edge of 5 km bows by half a metre between its ends
                        // on the ellipsoid, those of blocks by less.
                        #expect(abs(ground.value - (try world.ground(of: areas))) <= 1e-3 * ground.value, "\(what)")
                    } else {
                        #expect(verdict.uncoveredArea.value <= verdict.area.area.value * (1 + 1e-6), "\(what)")
                    }
                }
            }
        }
    }

    /// One that begins on the day, so that it changes nothing of the past: a quota of two that was met in the past
    /// makes `expired` of what was `partial`.
    @Test("one more appointment that begins on the day uncovers no ground and makes no gap, under any rule, anywhere")
    func oneMore() throws {
        for world in try worlds() where world.scheme.valid.contains(world.day) {
            var random = SplitMix64(seed: world.seed)
            let judge = CoverageJudge(scheme: world.scheme)
            let before = try judge.report(on: world.register, asOf: world.day)
            for role in world.scheme.roles where role.partOf == nil {
                let eligible = world.areas.inForce(on: world.day).filter {
                    role.levels.isEmpty || role.levels.contains($0.level)
                }
                guard let place = eligible.randomElement(using: &random) else { continue }
                let extra = appointment(
                    "one more", to: place.id, world.day.description, role: role.name, form: role.forms.first, id: 99,
                    [.disciplines: ["works"]])
                let after = try judge.report(on: world.register(adding: [extra]), asOf: world.day)
                for (old, new) in zip(before.rules, after.rules) where old.requirement.severity == .gap {
                    for (was, now) in zip(old.verdicts, new.verdicts) {
                        let what =
                            "seed \(world.seed): \(role.name) to \(place.id), \(old.requirement.id) of \(was.area.id)"
                        #expect(now.uncoveredArea.value <= was.uncoveredArea.value + 1e-3, "\(what)")
                        if now.state.isUncovered || now.state == .unknown { #expect(now.state == was.state, "\(what)") }
                        if was.area == place, fills(extra, old.requirement), now.state != .notApplicable {
                            #expect(!now.state.isUncovered && now.state != .partial, "\(what)")
                        }
                    }
                }
            }
        }
    }

    /// Whether one in a role is all that a rule asks for.
    private func fills(_ appointment: Appointment, _ rule: Requirement) -> Bool {
        switch rule.demand {
        case .role(let demand):
            demand.role == appointment.role && demand.quota.lower == 1 && demand.reach != .up
        case .any(let demands): demands.contains { $0.role == appointment.role && $0.quota.lower == 1 }
        case .each, .all, .fact: false
        }
    }

    @Test("declared figures change no state and no other finding")
    func totals() throws {
        for world in try worlds() {
            let scheme = world.scheme
            let without = Scheme(
                name: scheme.name, valid: scheme.valid, scope: scheme.scope, phases: scheme.phases,
                roles: scheme.roles, requirements: scheme.requirements, limits: scheme.limits,
                services: scheme.services, overlap: scheme.overlap, totals: [])
            let one = try CoverageJudge(scheme: scheme).report(on: world.register, asOf: world.day)
            let other = try CoverageJudge(scheme: without).report(on: world.register, asOf: world.day)
            let isSame =
                one.rules == other.rules
                && one.findings.filter { $0.code != .totalMismatch } == other.findings
            #expect(isSame, "seed \(world.seed)")
        }
    }

    @Test("outside its validity a scheme judges nothing and tells nothing")
    func validity() throws {
        for world in try worlds() {
            guard let end = world.scheme.valid.to else { continue }
            let judge = CoverageJudge(scheme: world.scheme)
            let report = try judge.report(on: world.register, asOf: end)
            #expect(report.rules.flatMap(\.verdicts).allSatisfy { $0.state == .notApplicable }, "seed \(world.seed)")
            #expect(report.findings.isEmpty && report.totals.isEmpty, "seed \(world.seed)")
            #expect(report.rules.allSatisfy { $0.uncoveredArea == .zero }, "seed \(world.seed)")
            #expect(try judge.overlaps(on: world.register, asOf: end).overlaps.isEmpty, "seed \(world.seed)")
        }
    }

    @Test("each block of the city is told once where two or more serve, with exactly those who do, and nowhere else")
    func blocks() throws {
        for world in try worlds() where world.scheme.valid.contains(world.day) {
            let scheme = world.scheme
            // Of areas that a scheme does not apply to it tells no overlap, so this one applies to all.
            let everywhere = Scheme(
                name: scheme.name, valid: scheme.valid, roles: scheme.roles, requirements: scheme.requirements,
                overlap: scheme.overlap)
            let overlaps = try CoverageJudge(scheme: everywhere).overlaps(on: world.register, asOf: world.day).overlaps
            for (x, y) in RandomWorld.places {
                let serving = world.serving(x: x, y: y)
                let point = Position(longitude: (12_000.5 + Double(x)) / 100, latitude: (3_000.5 + Double(y)) / 100)
                let told = overlaps.filter { overlap in
                    switch overlap.ground {
                    case .area(let area): world.blocks[area.id]?.holds(x: x, y: y) ?? false
                    case .shape(let shape): shape.holds(point)
                    }
                }.map { Set($0.claims.map(\.appointment.id)) }
                #expect(told == (serving.count < 2 ? [] : [serving]), "seed \(world.seed): block \(x) \(y)")
            }
        }
    }

    @Test("every shape is the sum of its cells: ground times count adds up, and each point is in one cell")
    func cells() throws {
        for seed in seeds {
            var random = SplitMix64(seed: seed)
            func eighth() -> Double { Double(Int.random(in: 0...80, using: &random)) / 8 }
            func anywhere() -> Double { Double.random(in: 0...10, using: &random) }
            let shapes = (0..<12).map { number -> MultiPolygon<Coordinate> in
                if number % 3 == 0 {
                    let corners = (0..<3).map { _ in Coordinate(x: anywhere(), y: anywhere()) }
                    return MultiPolygon([Polygon(exterior: corners + [corners[0]])])
                }
                let (x, y) = (eighth(), eighth())
                let (dx, dy) = (eighth() + 0.125, eighth() + 0.125)
                let corners = [(x, y), (x + dx, y), (x + dx, y + dy), (x, y + dy), (x, y)]
                return MultiPolygon([Polygon(exterior: corners.map { Coordinate(x: $0.0, y: $0.1) })])
            }
            let cells = try overlayCells(of: shapes)
            let ground = shapes.map(\.planarArea).reduce(0, +)
            let summed = cells.map { $0.shape.planarArea * Double($0.covers.count) }.reduce(0, +)
            #expect(abs(summed / ground - 1) < 1e-9, "seed \(seed)")
            for _ in 0..<50 {
                let point = Coordinate(x: anywhere(), y: anywhere())
                let covers = shapes.indices.filter { shapes[$0].holds(point) }
                let found = cells.filter { $0.shape.holds(point) }.map(\.covers)
                #expect(found == (covers.isEmpty ? [] : [covers]), "seed \(seed): \(point)")
            }
        }
    }
}

extension RandomWorld {
    /// How much ground some areas have together, summed over the blocks of the city.
    fileprivate func ground(of areas: [Area]) throws -> Double {
        let own = areas.compactMap { blocks[$0.id] }
        return try Self.places.filter { x, y in own.contains { $0.holds(x: x, y: y) } }
            .reduce(0) {
                $0 + GeodesicArea().area(of: try TestWorlds.ground(Block($1.0, $1.1, $1.0 + 1, $1.1 + 1).wkt)).value
            }
    }

    /// Who serves on a block: appointments in force that count (SCHEMES: known area or one that came from it, level
    /// and form of the role, a group with its team), by id. Worked out block by block.
    fileprivate func serving(x: Int, y: Int) -> Set<Int> {
        let areas = areas.inForce(on: day)
        return Set(
            appointments.filter { one in
                guard let role = scheme.role(named: one.role), one.term.contains(day) else { return false }
                if let form = one.form, !role.forms.isEmpty, !role.forms.contains(form) { return false }
                if let team = role.partOf {
                    let hasTeam = appointments.contains {
                        $0.role == team && $0.actor == one.partOf && $0.term.contains(day)
                    }
                    guard hasTeam else { return false }
                }
                let suitable = areas.filter { role.levels.isEmpty || role.levels.contains($0.level) }
                if let block = ownGround[one.id] {
                    return block.holds(x: x, y: y)
                        && suitable.contains { blocks[$0.id]?.meets(block) ?? false }
                }
                let own = areas.filter { $0.id == one.area }
                let current = own.isEmpty ? areas.filter { $0.predecessors.contains(one.area ?? "") } : own
                return current.contains { suitable.contains($0) && blocks[$0.id]?.holds(x: x, y: y) ?? false }
            }.map(\.id))
    }
}

extension MultiPolygon {
    /// In the plane, by the shoelace formula.
    fileprivate var planarArea: Double {
        func area(_ ring: [Point]) -> Double {
            abs(zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }) / 2
        }
        return polygons.reduce(0) { $0 + area($1.exterior) - $1.interiors.reduce(0) { $0 + area($1) } }
    }

    /// Whether a point that is on no border is within: a ray to the east crosses the rings an odd number of times.
    fileprivate func holds(_ point: Point) -> Bool {
        var isInside = false
        for (one, other) in polygons.flatMap(\.rings).flatMap({ zip($0, $0.dropFirst()) })
        where (one.y > point.y) != (other.y > point.y) {
            if point.x < one.x + (point.y - one.y) / (other.y - one.y) * (other.x - one.x) { isInside.toggle() }
        }
        return isInside
    }
}
