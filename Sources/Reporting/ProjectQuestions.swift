public import GeoModel
public import Geodata
public import PlanningModel
public import ProjectStore
public import Responsibility

extension Project {
    /// The scheme that a project is judged under.
    ///
    /// - Parameters:
    ///   - name: Another scheme's name or file; nil for the project's own.
    ///   - geodata: Where schemes that ship are; looked for only when one is needed.
    public func scheme(named name: String?, in geodata: @autoclosure () throws -> GeodataFolder) throws -> Scheme {
        if let name { return try Scheme(try geodata().schemeText(name)) }
        let own = try setting(.scheme) ?? ""
        if let text = try setting(.schemeText) { return try Scheme(GeodataText(file: own, text: text)) }
        return try Scheme(try geodata().schemeText(own))
    }

    /// The standard of living circles that a project is judged by; ``GeodataFolder/usualStandard`` where it names none.
    ///
    /// - Parameters:
    ///   - name: Another standard's name or file; nil for the project's own.
    ///   - geodata: Where standards that ship are; looked for only when one is needed.
    public func standard(named name: String?, in geodata: @autoclosure () throws -> GeodataFolder) throws -> Standard {
        if let name { return try geodata().standard(named: name) }
        let own = try standardName()
        if let text = try setting(.standardText) { return try Standard(GeodataText(file: own, text: text)) }
        return try geodata().standard(named: own)
    }

    /// The words for categories of facilities: those of what ships, and of the project's own standard.
    public func categoryWords(in geodata: GeodataFolder) throws -> CategoryWords {
        let shipped = try geodata.standardNames().map { try geodata.standard(named: $0) }
        return CategoryWords(try geodata.facilityTags(), shipped + [try standard(named: nil, in: geodata)])
    }

    func standardName() throws -> String { try setting(.standard) ?? GeodataFolder.usualStandard }

    /// Everything on record about who is responsible; boundaries are read when they are asked for.
    public func register() throws -> PlanningRegister {
        PlanningRegister(
            areas: try areas(), appointments: try appointments(), services: try services(), facts: try facts(),
            crs: try crs() ?? .cgcs2000, extent: try areaExtent(), boundary: boundary(of:))
    }

    /// Who lacks a planner on a day.
    public func coverage(under scheme: Scheme, on day: CalendarDay) throws -> CoverageReport {
        try CoverageJudge(scheme: scheme).report(on: register(), asOf: day)
    }

    /// Where appointments meet on one ground on a day.
    public func dutyOverlaps(under scheme: Scheme, on day: CalendarDay) throws -> DutyOverlapReport {
        try CoverageJudge(scheme: scheme).overlaps(on: register(), asOf: day)
    }

    /// What changed in the coverage from one day to another.
    public func coverageChanges(
        under scheme: Scheme, from earlier: CalendarDay, to day: CalendarDay
    ) throws -> (report: CoverageReport, changes: CoverageChanges) {
        let register = try register()
        let judge = CoverageJudge(scheme: scheme)
        let report = try judge.report(on: register, asOf: day)
        let against = try judge.report(on: register, asOf: earlier)
        return (report, CoverageChanges(from: against, to: report))
    }
}
