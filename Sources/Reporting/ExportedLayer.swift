public import GeoModel
public import PlanningModel
public import ProjectStore
public import Responsibility

/// A layer made out of a project for other programs: fields, and rows that each have an area's ground or none.
public struct ExportedLayer: Sendable {
    public let name: String
    public let fields: [Field]
    public let rows: [Row]

    public struct Row: Sendable {
        public let attributes: [AttributeValue]
        /// The area whose boundary the row has; nil for a row without ground.
        public let area: Area?
    }

    /// Every row with its boundary, in the project's CRS, one at a time.
    public func forEachFeature(in project: Project, _ body: (Feature<Position>) throws -> Void) throws {
        for row in rows {
            let geometry = try row.area.map { Geometry.polygons(try project.boundary(of: $0)) }
            try body(Feature(geometry: geometry, attributes: row.attributes))
        }
    }
}

extension ExportedLayer {
    /// The ground without a planner: one row an area and rule whose state is `gap`, `expired` or `future`.
    public static func uncovered(_ report: CoverageReport) -> ExportedLayer {
        var rows: [Row] = []
        for rule in report.rules {
            for verdict in rule.verdicts where verdict.state.isUncovered {
                let area = verdict.area
                let last = verdict.appointments.lastEnded(on: report.asOf)
                rows.append(
                    Row(
                        attributes: [
                            .text(area.id), .init(area.code), .text(area.name), .init(area.parent),
                            .text(area.level.rawValue), .text(rule.requirement.id), .text(rule.requirement.role),
                            .text(verdict.state.rawValue), .init(verdict.state.finding?.rawValue),
                            .real(verdict.uncoveredArea.printedKilometers), .real(area.area.printedKilometers),
                            .real(area.area.value > 0 ? verdict.uncoveredArea.value / area.area.value : 0),
                            .init(area.population), .day(report.asOf), .init(last?.actor), .init(last?.term.to),
                        ], area: area))
            }
        }
        return ExportedLayer(
            name: "uncovered",
            fields: [
                Field("area_id", .text), Field("code", .text), Field("name", .text), Field("parent", .text),
                Field("level", .text), Field("rule", .text), Field("role", .text), Field("state", .text),
                Field("finding", .text), Field("uncovered_km2", .real), Field("area_km2", .real),
                Field("share", .real), Field("population", .integer), Field("as_of", .day),
                Field("last_planner", .text), Field("expired_on", .day),
            ], rows: rows)
    }

    /// The areas in force on a day.
    public static func areas(_ areas: [Area], on day: CalendarDay) -> ExportedLayer {
        ExportedLayer(
            name: "areas",
            fields: [
                Field("area_id", .text), Field("code", .text), Field("name", .text), Field("level", .text),
                Field("parent", .text), Field("tags", .text), Field("population", .integer), Field("area_km2", .real),
                Field("valid_from", .day), Field("valid_to", .day), Field("predecessors", .text),
                Field("attributes", .text), Field("as_of", .day),
            ],
            rows: areas.inForce(on: day).map { area in
                Row(
                    attributes: [
                        .text(area.id), .init(area.code), .text(area.name), .text(area.level.rawValue),
                        .init(area.parent), .init(joined: area.tags), .init(area.population),
                        .real(area.area.printedKilometers), .init(area.term.from), .init(area.term.to),
                        .init(joined: area.predecessors), .init(area.attributes), .day(day),
                    ], area: area)
            })
    }

    /// The appointments in force on a day, each on the ground of its area.
    public static func appointments(
        _ appointments: [Appointment], areas: [Area], on day: CalendarDay
    ) -> ExportedLayer {
        let current = Dictionary(uniqueKeysWithValues: areas.inForce(on: day).map { ($0.id, $0) })
        return ExportedLayer(
            name: "appointments",
            fields: [
                Field("actor", .text), Field("form", .text), Field("role", .text), Field("lead", .text),
                Field("area_id", .text), Field("name", .text), Field("parent", .text), Field("level", .text),
                Field("valid_from", .day), Field("valid_to", .day), Field("as_of", .day), Field("file", .text),
                Field("row", .integer),
            ],
            rows: appointments.filter { $0.term.contains(day) }.map { appointment in
                let area = current[appointment.area]
                return Row(
                    attributes: [
                        .text(appointment.actor), .init(appointment.form), .text(appointment.role),
                        .init(appointment.isLead.map { $0 ? "yes" : "no" }), .text(appointment.area),
                        .init(area?.name), .init(area?.parent), .init(area?.level.rawValue),
                        .init(appointment.term.from), .init(appointment.term.to), .day(day),
                        .text(appointment.origin.source.file), .integer(Int64(appointment.origin.row)),
                    ], area: area)
            })
    }

    /// All findings of a report, each on the ground of its area where it has one.
    public static func findings(_ report: CoverageReport, in language: Language) -> ExportedLayer {
        ExportedLayer(
            name: "findings",
            fields: [
                Field("code", .text), Field("severity", .text), Field("rule", .text), Field("role", .text),
                Field("area_id", .text), Field("name", .text), Field("parent", .text), Field("level", .text),
                Field("actor", .text), Field("state", .text), Field("message", .text), Field("as_of", .day),
            ],
            rows: report.findings.map { finding in
                Row(
                    attributes: [
                        .text(finding.code.rawValue), .text(finding.code.severity.rawValue), .init(finding.rule),
                        .init(finding.role), .init(finding.area?.id), .init(finding.area?.name),
                        .init(finding.area?.parent), .init(finding.area?.level.rawValue), .init(finding.actor),
                        .init(finding.state?.rawValue), .text(finding.message(in: language)), .day(report.asOf),
                    ], area: finding.area)
            })
    }
}

extension AttributeValue {
    fileprivate init(_ text: String?) { self = text.map(Self.text) ?? .null }
    fileprivate init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }
    fileprivate init(_ day: CalendarDay?) { self = day.map(Self.day) ?? .null }
    fileprivate init(joined words: [String]) { self = words.isEmpty ? .null : .text(words.joined(separator: ";")) }
}
