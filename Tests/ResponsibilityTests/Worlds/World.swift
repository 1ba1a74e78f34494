import GeoModel
import Geodata
import PlanningModel
import Responsibility
import TestWorlds

/// A small world, judged under a scheme: its areas, who serves them, and what is on record beside.
struct World {
    let scheme: Scheme
    /// The day that is asked about unless another is said.
    let today: String
    var areas: [Area] = []
    var appointments: [Appointment] = []
    var services: [ServiceRecord] = []
    var facts: [Fact] = []
    private var grounds: [Area: Boundary] = [:]

    init(_ scheme: Scheme, on today: String) {
        self.scheme = scheme
        self.today = today
    }

    /// A world under a scheme that ships.
    ///
    /// - Parameters:
    ///   - areas: Areas whose ground nobody asks for.
    ///   - plots: Areas with their ground.
    init(
        _ scheme: String, on today: String, areas: [Area] = [], plots: [Plot] = [], list: [Appointment] = [],
        services: [ServiceRecord] = [], facts: [Fact] = []
    ) throws {
        self.init(try Scheme(GeodataFolder(path: Places.geodata).schemeText(scheme)), on: today)
        self.areas = areas
        for plot in plots { add(plot) }
        appointments = list
        self.services = services
        self.facts = facts
    }

    mutating func add(_ plot: Plot) {
        areas.append(plot.area)
        grounds[plot.area] = plot.ground
    }

    /// Adds an area that lies over columns (to the east) and rows (to the north) of blocks, as ``ground(_:)`` has them.
    mutating func add(
        _ id: String, _ level: Level, columns: ClosedRange<Double>, rows: ClosedRange<Double> = 0...1,
        in parent: String? = nil, from: String? = nil, to: String? = nil, tags: [String] = [], hasCode: Bool = false,
        attributes: String? = nil
    ) throws {
        let (west, east) = (columns.lowerBound, columns.upperBound)
        let (south, north) = (rows.lowerBound, rows.upperBound)
        add(
            try Plot(
                id, level, in: parent,
                on:
                    "POLYGON ((\(west) \(south), \(east) \(south), \(east) \(north), \(west) \(north), \(west) \(south)))",
                from: from, to: to, tags: tags, hasCode: hasCode, attributes: attributes))
    }

    /// Lists somebody for several areas alike.
    mutating func appoint(
        _ actor: String, to areas: String..., role: String, from: String? = "2019-01-01", until end: String? = nil,
        form: String? = nil, partOf: String? = nil, persons: Int? = nil, _ columns: [Appointment.Column: [String]] = [:]
    ) {
        for area in areas {
            appointments.append(
                appointment(
                    actor, to: area, from, end, role: role, form: form, id: appointments.count + 1, partOf: partOf,
                    persons: persons, columns))
        }
    }

    /// Lists what somebody did, for one area or for all of its own.
    mutating func serve(
        _ actor: String, _ kind: String, at area: String? = nil, from: String, until end: String? = nil,
        days: Int? = nil, count: Int? = nil
    ) {
        services.append(
            ServiceRecord(
                actor: actor, kind: kind, area: area, term: term(from, end), days: days, count: count,
                origin: .test(row: services.count + 2)))
    }

    private var register: PlanningRegister {
        PlanningRegister(areas: areas, appointments: appointments, services: services, facts: facts) { area in
            guard let ground = grounds[area] else { throw ResponsibilityError.noBoundary(area.id) }
            return ground
        }
    }

    func report(_ day: String? = nil) throws -> CoverageReport {
        try CoverageJudge(scheme: scheme).report(on: register, asOf: TestWorlds.day(day ?? today))
    }

    func overlaps(_ day: String? = nil) throws -> DutyOverlapReport {
        try CoverageJudge(scheme: scheme).overlaps(on: register, asOf: TestWorlds.day(day ?? today))
    }

    /// The measured size of areas that lie apart.
    func size(of ids: String...) -> Double {
        areas.filter { ids.contains($0.id) }.reduce(0) { $0 + $1.area.value }
    }
}

extension CoverageReport {
    /// The verdicts of a rule, by area id.
    func verdicts(_ rule: String) -> [Verdict] {
        rules.filter { $0.requirement.id == rule }.flatMap(\.verdicts)
    }

    /// The states of the areas under a rule, by id, as `id state`.
    func states(_ rule: String) -> [String] { verdicts(rule).map { "\($0.area.id) \($0.state.rawValue)" } }

    /// Every finding as `code severity who`: the area, else the actor, else nobody.
    var told: [String] {
        findings.map { finding in
            // Who did not serve is more telling than where.
            let who = finding.code == .gapHollow ? finding.actor ?? finding.area?.id : finding.area?.id ?? finding.actor
            return "\(finding.code.rawValue) \(finding.severity.rawValue) \(who ?? "–")"
        }
    }

    /// Those whose code begins so.
    func told(_ kind: String) -> [String] { told.filter { $0.hasPrefix(kind) } }

    /// The findings above a note.
    var serious: [String] { told.filter { !$0.contains(" note ") } }

    func findings(_ code: FindingCode) -> [Finding] { findings.filter { $0.code == code } }

    func uncovered(_ rule: String) -> [Double] {
        rules.filter { $0.requirement.id == rule }.map(\.uncoveredArea.value)
    }
}

extension Finding {
    /// The values or roles that nobody fills.
    var missing: [String] {
        if case .share(_, _, let missing)? = evidence.detail { missing } else { [] }
    }
}

extension DutyOverlapReport {
    /// Every overlap as `verdict step actor, actor`.
    var told: [String] {
        overlaps.map { overlap in
            "\(overlap.verdict) \(overlap.step) \(overlap.claims.map(\.appointment.actor).joined(separator: ", "))"
        }
    }
}

/// Whether two sizes are the same ground: a line cut in two is not quite the same geodesic.
func isSameGround(_ one: Double, _ two: Double) -> Bool { abs(one - two) <= 1e-6 * max(one, two) }
