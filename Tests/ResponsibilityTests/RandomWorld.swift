import GeoModel
import PROJInterop
import PlanningModel
import Responsibility
import TestWorlds

/// A rectangle of whole blocks in the made-up city of ``ground(_:)``.
struct Block: Hashable {
    let west: Int
    let south: Int
    let east: Int
    let north: Int

    init(_ west: Int, _ south: Int, _ east: Int, _ north: Int) {
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }

    var wkt: String {
        "POLYGON ((\(west) \(south), \(east) \(south), \(east) \(north), \(west) \(north), \(west) \(south)))"
    }

    func holds(x: Int, y: Int) -> Bool { west <= x && x < east && south <= y && y < north }

    func meets(_ other: Block) -> Bool {
        west < other.east && other.west < east && south < other.north && other.south < north
    }
}

/// A city of 6 × 6 blocks, a list, and a scheme that says something under every key, all made at random.
///
/// Areas of one tiling don't overlap; parks and key areas lie across the streets. Some areas name their parent, some
/// leave it to the ground; some streets were another area before the middle of 2021.
struct RandomWorld {
    static let width = 6

    /// Each block of the city, by its south-west corner.
    static let places = (0..<width).flatMap { x in (0..<width).map { (x, $0) } }

    let seed: UInt64
    private(set) var areas: [Area] = []
    private(set) var blocks: [String: Block] = [:]
    private(set) var appointments: [Appointment] = []
    /// The ground of appointments to polygons of their own, by id.
    private(set) var ownGround: [Int: Block] = [:]
    private(set) var services: [ServiceRecord] = []
    private(set) var facts: [Fact] = []
    private(set) var scheme: Scheme
    let day: CalendarDay

    private var random: SplitMix64

    init(seed: UInt64) throws {
        self.seed = seed
        random = SplitMix64(seed: seed)
        day = TestWorlds.day(
            ["2020-06-01", "2021-05-31", "2021-06-01", "2021-12-31"].randomElement(using: &random) ?? "2021-12-31")
        scheme = Scheme(name: "", roles: [], requirements: [])
        try drawAreas()
        try writeLists()
        scheme = someScheme()
    }

    var register: PlanningRegister { register(adding: []) }

    func register(adding extra: [Appointment]) -> PlanningRegister {
        var shuffled = SplitMix64(seed: 0)
        return register(appointments: appointments + extra, shuffledBy: &shuffled, isShuffled: false)
    }

    /// The same rows in another order.
    func shuffled() -> PlanningRegister {
        var other = SplitMix64(seed: seed &+ 1_000_000)
        return register(appointments: appointments, shuffledBy: &other, isShuffled: true)
    }

    private func register(
        appointments: [Appointment], shuffledBy random: inout SplitMix64, isShuffled: Bool
    ) -> PlanningRegister {
        func order<Row>(_ rows: [Row]) -> [Row] { isShuffled ? rows.shuffled(using: &random) : rows }
        return PlanningRegister(
            areas: order(areas), appointments: order(appointments), services: order(services), facts: order(facts)
        ) { [blocks] area in
            guard let block = blocks[area.id] else { throw ResponsibilityError.noBoundary(area.id) }
            return try ground(block.wkt)
        }
    }

    // MARK: chance

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: values.indices, using: &random)]
    }

    private mutating func some<Value>(_ values: [Value]) -> [Value] {
        values.filter { _ in Bool.random(using: &random) }
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    private mutating func someBlock() -> Block {
        let (west, south) = (number(0...4), number(0...4))
        return Block(west, south, number(west + 1...Self.width), number(south + 1...Self.width))
    }

    // MARK: areas

    private mutating func drawAreas() throws {
        if chance(60) { try draw("c", "city", in: nil, Block(0, 0, 6, 6)) }
        for (place, block) in [Block(0, 0, 3, 6), Block(3, 0, 6, 6)].enumerated() {
            let district = "d\(place)"
            try draw(district, pick(["district", "county"]), in: "c", block)
            let cuts = Array(Set([0, number(1...3), number(2...5), 6])).sorted()
            for (row, bounds) in zip(cuts, cuts.dropFirst()).enumerated() {
                let (west, east) = (block.west, block.east)
                try drawStreet("\(district)s\(row)", in: district, Block(west, bounds.0, east, bounds.1))
            }
        }
        if chance(70) {
            try draw("park", "park", in: pick(["d0", "d1"]), Block(number(0...3), number(0...1), number(4...6), 3))
        }
        if chance(30) { try draw("second park", "park", in: pick(["d0", "d1"]), Block(1, 3, 5, number(4...6))) }
        if chance(40) {
            try draw("key", "keyarea", in: pick(["d0s0", "d1s0", "d0"]), Block(2, number(0...3), 4, number(4...5)))
        }
    }

    private mutating func drawStreet(_ id: String, in district: String, _ block: Block) throws {
        let level: Level = pick(["street", "street", "town", "township"])
        if chance(15) {
            try draw("old " + id, level, in: district, block, to: "2021-06-01")
            try draw(id, level, in: district, block, from: "2021-06-01", after: ["old " + id])
        } else {
            try draw(id, level, in: district, block)
        }
        guard chance(50) else { return }
        let middle = block.west + number(1...2)
        try draw(
            id + "v0", pick(["community", "village"]), in: id, Block(block.west, block.south, middle, block.north))
        try draw(
            id + "v1", pick(["community", "village"]), in: id, Block(middle, block.south, block.east, block.north))
    }

    private mutating func draw(
        _ id: String, _ level: Level, in parent: String?, _ block: Block, from: String? = nil, to: String? = nil,
        after: [String] = []
    ) throws {
        blocks[id] = block
        areas.append(
            area(
                id, level, in: chance(75) ? parent : nil,
                km2: GeodesicArea().area(of: try ground(block.wkt)).squareKilometers,
                people: chance(70) ? number(0...9000) : nil, from: from, to: to, tags: some(["urban", "pilot"]),
                hasCode: chance(60), after: after, attributes: chance(50) ? #"{"scheme": "adopted"}"# : nil))
    }

    // MARK: lists

    private static let days: [String?] = [nil, "2020-01-01", "2021-01-01", "2021-06-01", "2021-12-31", "2022-01-01"]

    private mutating func someTerm() -> Term {
        while true {
            let term = TestWorlds.term(pick(Self.days), pick(Self.days))
            if !term.isEmpty { return term }
        }
    }

    private mutating func writeLists() throws {
        let places = areas.map(\.id) + ["nowhere"]
        struct Key: Hashable {
            let actor: String, form: String?, role: String, area: String?, from: CalendarDay?, block: Block?
        }
        var keys: Set<Key> = []
        for id in 0..<24 {
            let role = pick(["planner", "planner", "planner", "group", "adviser", "station"])
            let form: String? = ["planner": pick(["team", "person", nil]), "group": "group", "station": "station"][
                role, default: nil]
            let block = chance(20) ? someBlock() : nil
            let (actor, term) = ("actor \(number(1...9))", someTerm())
            let place = block == nil ? pick(places) : nil
            // No list holds one appointment twice.
            let key = Key(actor: actor, form: form, role: role, area: place, from: term.from, block: block)
            guard keys.insert(key).inserted else { continue }
            ownGround[id] = block
            appointments.append(
                appointment(
                    actor, to: place, term.from?.description, term.to?.description, role: role, form: form, id: id,
                    lead: pick([true, false, nil]), partOf: role == "group" ? "actor \(number(1...9))" : nil,
                    persons: pick([nil, 1, 3]),
                    [.disciplines: some(["history", "works"]), .unit: [pick(["u", "v"])]],
                    ground: try block.map { try ground($0.wkt) }))
        }
        for row in 0..<number(0...8) {
            services.append(
                ServiceRecord(
                    actor: "actor \(number(1...9))", kind: pick(["task", "on-site"]),
                    area: chance(60) ? pick(places) : nil, term: someTerm(), days: pick([nil, 1, 8]),
                    count: pick([nil, 2]), origin: .test(row: row)))
        }
        for row in 0..<number(0...6) {
            facts.append(
                Fact(
                    name: pick(["plan", "measures"]), area: pick(places), date: pick(Self.days).map(TestWorlds.day),
                    origin: .test(row: row)))
        }
    }

    // MARK: scheme

    private static let streets: [Level] = ["street", "town", "township", "park"]

    private mutating func someScheme() -> Scheme {
        let roles = [
            Role(
                name: "planner", forms: ["team", "person"], tier: .lead,
                levels: pick([Self.streets, Self.streets + ["community", "village"], Self.streets + ["district"]])),
            Role(name: "group", forms: ["group"], tier: .member, levels: Self.streets, partOf: "planner"),
            Role(name: "adviser", forms: [], tier: .advise, levels: []),
            Role(
                name: "station", forms: ["station"], tier: pick([.support, .lead]),
                levels: ["district", "county", "street", "town", "keyarea"]),
        ]
        return Scheme(
            name: "random", valid: pick([.always, .always, term("2020-01-01", "2021-12-31")]), scope: someScope(),
            phases: somePhases(), roles: roles, requirements: (0..<number(2...5)).map { someRequirement($0) },
            limits: chance(50)
                ? [ActorLimit(role: "planner", areas: quota("1", "1..2"), same: pick([nil, "district"]))] : [],
            services: chance(50)
                ? [
                    ServiceRule(
                        role: pick(["planner", "station"]), kind: "task", measure: pick([.days, .count]),
                        quota: quota("1..", "2.."), per: pick([.month, .year]))
                ] : [], overlap: someOverlapRules(), totals: someTotals())
    }

    private mutating func quota(_ texts: String...) -> Quota { Quota(pick(texts)) ?? .atLeastOne }

    private mutating func someScope() -> Selector {
        switch number(0...7) {
        case 0: Selector(under: ["d0"])
        case 1: Selector(within: ["d1"])
        case 2: Selector(conditions: [.init(level: "district", attribute: "scheme", values: ["adopted"])])
        case 3: Selector(excluded: [Selector(tags: ["urban"])])
        case 4: Selector(within: [pick(["nowhere", "d0"])])
        default: .everything
        }
    }

    private mutating func somePhases() -> [Phase] {
        guard chance(40) else { return [] }
        return [
            Phase(
                from: TestWorlds.day("2020-01-01"), scope: Selector(under: some(["d0"]), tags: ["pilot"]),
                atLeast: .init(level: "district", areas: 1)),
            Phase(from: TestWorlds.day("2021-06-01"), scope: Selector(under: ["d"])),
        ]
    }

    private mutating func someRequirement(_ number: Int) -> Requirement {
        let levels: [Level] = pick([
            Self.streets, ["street", "town"], ["district", "county"], ["community", "village"], [],
        ])
        let at = Selector(levels: levels, tags: chance(20) ? ["urban"] : [])
        let demand: Requirement.Demand =
            switch self.number(0...8) {
            case 0: .fact(pick(["plan", "measures"]), quota("1..", "1", "2.."))
            case 1: .each(someDemand(), by: .disciplines, values: ["history", "works"])
            case 2: .any([someDemand(), someDemand()])
            case 3: .all([someDemand(), someDemand()])
            case 4, 5: .role(.init(role: "planner", quota: quota("1..", "1", "2.."), reach: .up))
            default: .role(someDemand())
            }
        return Requirement(id: "r\(number)", at: at, demand: demand, severity: chance(20) ? .note : .gap)
    }

    private mutating func someDemand() -> Requirement.RoleDemand {
        .init(
            role: pick(["planner", "planner", "group", "adviser", "station"]),
            quota: quota("1..", "1..", "1", "2..", "1..2"),
            reach: pick([.direct, .direct, .down, .upAny, .near(.metres(1500))]))
    }

    private mutating func someOverlapRules() -> OverlapRules {
        let rulings: [OverlapRules.Ruling] = [.allow, .warn, .conflict]
        return OverlapRules(
            same: ["planner": pick(rulings), "station": pick(rulings)],
            layers: some([["adviser", "planner"], ["station", "planner", "group"]]),
            by: chance(30) ? ["planner": .disciplines] : [:], sameKey: pick([nil] + rulings),
            exclude: some([["station", "adviser"]]), oneLead: some(["planner"]),
            uniqueAt: chance(30) ? ["planner": "park"] : [:], handoverDays: pick([nil, 30, 400]))
    }

    private mutating func someTotals() -> [DeclaredTotal] {
        some([
            .init(at: TestWorlds.day("2020-06-01"), key: .init(subject: .actors, role: "planner"), declared: 3),
            .init(at: TestWorlds.day("2021-06-01"), key: .init(subject: .actors, role: "planner"), declared: 4),
            .init(at: nil, key: .init(subject: .actors, role: "planner", by: .unit), declared: 2),
            .init(at: nil, key: .init(subject: .persons, form: "team"), declared: 9),
            .init(at: nil, key: .init(subject: .areas, levels: ["street"], tags: ["urban"]), declared: 2),
            .init(at: nil, key: .init(subject: .areas, having: "station"), declared: 1),
            .init(at: nil, key: .init(subject: .facts, fact: "plan"), declared: 1),
        ])
    }
}
