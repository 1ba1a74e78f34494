public import GeoModel
import Geodata
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
        if let text = try setting(.schemeText) { return try Scheme(SchemeText(file: own, text: text)) }
        return try Scheme(try geodata().schemeText(own))
    }

    /// Who lacks a planner on a day.
    public func coverage(under scheme: Scheme, on day: CalendarDay) throws -> CoverageReport {
        CoverageJudge(scheme: scheme).report(areas: try areas(), appointments: try appointments(), on: day)
    }
}
