import GeoModel
import Geodata
import PROJInterop
import PlanningModel
import Responsibility
import TestWorlds

/// A few areas on a grid and their lists, judged under a scheme that ships.
///
/// A square of the grid is 0.01° wide and high, about one square kilometre; areas are measured as at import.
struct World {
    let scheme: Scheme
    var areas: [Area] = []
    var appointments: [Appointment] = []
    var services: [ServiceRecord] = []
    private var boundaries: [Area: Boundary] = [:]

    init(_ scheme: String) throws {
        self.scheme = try Scheme(GeodataFolder(path: Places.geodata).schemeText(scheme))
    }

    /// Adds an area that lies over columns (to the east) and rows (to the north) of the grid.
    @discardableResult
    mutating func add(
        _ id: String, _ level: Level, columns: ClosedRange<Double>, rows: ClosedRange<Double> = 0...1,
        in parent: String? = nil, from: String? = nil, to: String? = nil, tags: [String] = [], hasCode: Bool = false,
        attributes: String? = nil
    ) throws -> Area {
        let (west, east) = (110 + columns.lowerBound / 100, 110 + columns.upperBound / 100)
        let (south, north) = (30 + rows.lowerBound / 100, 30 + rows.upperBound / 100)
        let ground: Boundary = try boundary(
            "POLYGON ((\(west) \(south), \(east) \(south), \(east) \(north), \(west) \(north), \(west) \(south)))")
        let area = TestWorlds.area(
            id, level, in: parent, km2: GeodesicArea().area(of: ground).squareKilometers, from: from, to: to,
            tags: tags, hasCode: hasCode, attributes: attributes)
        areas.append(area)
        boundaries[area] = ground
        return area
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
        PlanningRegister(areas: areas, appointments: appointments, services: services) { area in
            guard let ground = boundaries[area] else { throw ResponsibilityError.noBoundary(area.id) }
            return ground
        }
    }

    func report(_ text: String) throws -> CoverageReport {
        try CoverageJudge(scheme: scheme).report(on: register, asOf: day(text))
    }

    func overlaps(_ text: String) throws -> DutyOverlapReport {
        try CoverageJudge(scheme: scheme).overlaps(on: register, asOf: day(text))
    }

    /// The measured size of areas that lie apart.
    func size(of ids: String...) -> Double {
        areas.filter { ids.contains($0.id) }.reduce(0) { $0 + $1.area.value }
    }
}

extension CoverageReport {
    /// The states of the areas under a rule, by id, as `id state`.
    func states(_ rule: String) -> [String] {
        rules.filter { $0.requirement.id == rule }.flatMap(\.verdicts).map { "\($0.area.id) \($0.state.rawValue)" }
    }

    /// Every finding as `code severity who`: the area, else the actor, else nobody.
    var told: [String] {
        findings.map { "\($0.code.rawValue) \($0.severity.rawValue) \($0.area?.id ?? $0.actor ?? "–")" }
    }

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
