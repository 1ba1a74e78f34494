import GeoModel
import Geodata
import PROJInterop
import PlanningModel
import Responsibility
import TestWorlds

/// A small world, judged under a scheme that ships: its areas, who serves them, and what is on record beside.
struct CityWorld {
    let scheme: Scheme
    private let register: PlanningRegister
    private let today: CalendarDay

    /// - Parameter plots: Areas with their ground, where ground decides.
    init(
        _ name: String, on today: String, areas: [Area] = [], plots: [Plot] = [], list: [Appointment],
        services: [ServiceRecord] = [], facts: [Fact] = []
    ) throws {
        scheme = try Scheme(GeodataFolder(path: Places.geodata).schemeText(name))
        self.today = day(today)
        let grounds = Dictionary(uniqueKeysWithValues: plots.map { ($0.area.id, $0.ground) })
        register = PlanningRegister(
            areas: areas + plots.map(\.area), appointments: list, services: services, facts: facts
        ) { area in
            guard let ground = grounds[area.id] else { throw ResponsibilityError.noBoundary(area.id) }
            return ground
        }
    }

    func report(on day: CalendarDay? = nil) throws -> CoverageReport {
        try CoverageJudge(scheme: scheme).report(on: register, asOf: day ?? today)
    }

    func overlaps() throws -> [DutyOverlap] {
        try CoverageJudge(scheme: scheme).overlaps(on: register, asOf: today).overlaps
    }

    /// The verdicts of a rule, by area.
    func verdicts(_ rule: String) throws -> [Verdict] {
        try report().rules.first { $0.requirement.id == rule }?.verdicts ?? []
    }

    /// The states of a rule, by area: `street covered`.
    func states(_ rule: String, on day: String? = nil) throws -> [String] {
        try report(on: day.map(TestWorlds.day)).rules.first { $0.requirement.id == rule }?.verdicts
            .map { "\($0.area.id) \($0.state.rawValue)" } ?? []
    }

    /// The findings of one sort, or all: `GAP.none gap street`, with the area, or the actor where it is about none.
    func told(_ kind: String = "", on day: String? = nil) throws -> [String] {
        try report(on: day.map(TestWorlds.day)).findings.filter { $0.code.rawValue.hasPrefix(kind) }
            .map { "\($0.code.rawValue) \($0.severity.rawValue) \($0.area?.id ?? $0.actor ?? "–")" }.sorted()
    }
}

/// An area with its ground.
struct Plot {
    let area: Area
    let ground: Boundary

    /// - Parameter wkt: Its ground as ``ground(_:)`` reads it.
    init(
        _ id: String, _ level: Level = "street", in parent: String? = nil, on wkt: String, from: String? = nil,
        to: String? = nil, tags: [String] = [], after: [String] = []
    ) throws {
        ground = try TestWorlds.ground(wkt)
        area = TestWorlds.area(
            id, level, in: parent, km2: GeodesicArea().area(of: ground).squareKilometers, from: from, to: to,
            tags: tags, after: after)
    }
}
