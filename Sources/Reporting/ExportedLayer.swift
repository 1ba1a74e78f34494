public import BoundaryQuality
internal import GDALInterop
internal import GEOSInterop
public import GeoModel
public import PlanningModel
internal import ProjectStore
public import Responsibility

/// A layer made out of a project for other programs: fields, and rows that each have some ground or none.
public struct ExportedLayer: Sendable {
    public let name: String
    public let fields: [Field]
    public let rows: [Row]
    /// What its rows' shapes are.
    let shapes: GeometryKind
    /// How QGIS draws it; nil to leave that to QGIS.
    let style: LayerStyle?

    init(name: String, fields: [Field], rows: [Row], shapes: GeometryKind = .polygon, style: LayerStyle? = nil) {
        (self.name, self.fields, self.rows, self.shapes, self.style) = (name, fields, rows, shapes, style)
    }

    public struct Row: Sendable {
        public let attributes: [AttributeValue]
        public let ground: Ground

        init(attributes: [AttributeValue], ground: Ground) {
            self.attributes = attributes
            self.ground = ground
        }

        /// A row on the whole of an area, or without ground.
        init(attributes: [AttributeValue], area: Area?) {
            self.init(attributes: attributes, ground: area.map(Ground.area) ?? .none)
        }
    }

    public enum Ground: Sendable {
        case none
        /// The boundary of an area, read when it is written.
        case area(Area)
        /// Those of several areas, side by side.
        case areas([Area])
        case shape(Boundary)
        /// Where the layer holds lines.
        case lines([[Position]])
        /// Where the layer holds points.
        case point(Position)
    }

    /// Every row with its shape, in the project's CRS, one at a time.
    ///
    /// - Parameter stored: The boundary of an area, out of the project.
    func forEachFeature(
        _ stored: (Area) throws -> Boundary, _ body: (Feature<Position>) throws -> Void
    ) throws {
        for row in rows {
            let shape: Geometry<Position>? =
                switch row.ground {
                case .none: nil
                case .area(let area): .polygons(try stored(area))
                case .areas(let areas): .polygons(try union(of: areas.map(stored)))
                case .shape(let shape): .polygons(shape)
                case .lines(let lines): .lines(lines)
                case .point(let position): .points([position])
                }
            try body(Feature(geometry: shape, attributes: row.attributes))
        }
    }
}

extension ExportedLayer {
    /// The ground without a planner: one row an area and rule. Rules that only note something uncover nothing.
    public static func uncovered(_ report: CoverageReport) -> ExportedLayer {
        var rows: [Row] = []
        for rule in report.rules {
            for verdict in rule.verdicts {
                let ground: Ground
                switch verdict.uncovered {
                case .nothing: continue
                case .wholeArea: ground = .area(verdict.area)
                case .part(let shape, _): ground = .shape(shape)
                case .children(let areas, _): ground = .areas(areas)
                }
                let area = verdict.area
                let last = verdict.appointments.lastEnded(on: report.asOf)
                rows.append(
                    Row(
                        attributes: [
                            .text(area.id), .init(area.code), .text(area.name), .init(area.parent),
                            .text(area.level.rawValue), .text(rule.requirement.id), .init(rule.requirement.role),
                            .text(verdict.state.rawValue), .init(verdict.state.finding?.rawValue),
                            .real(verdict.uncoveredArea.printedKilometers), .real(area.area.printedKilometers),
                            .real(area.area.value > 0 ? verdict.uncoveredArea.value / area.area.value : 0),
                            .init(area.population), .day(report.asOf), .init(last?.actor), .init(last?.term.to),
                        ], ground: ground))
            }
        }
        return ExportedLayer(
            name: "uncovered",
            fields: uncoveredFields, rows: rows)
    }

    /// The areas in force on a day.
    public static func areas(_ areas: [Area], on day: CalendarDay) -> ExportedLayer {
        ExportedLayer(
            name: "areas",
            fields: areaFields,
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

    /// The appointments in force on a day, each on its own polygon or the ground of its area.
    public static func appointments(
        _ appointments: [Appointment], areas: [Area], on day: CalendarDay
    ) -> ExportedLayer {
        let current = Dictionary(uniqueKeysWithValues: areas.inForce(on: day).map { ($0.id, $0) })
        return ExportedLayer(
            name: "appointments",
            fields: appointmentFields,
            rows: appointments.filter { $0.term.contains(day) }.map { appointment in
                let area = appointment.area.flatMap { current[$0] }
                return Row(
                    attributes: [
                        .text(appointment.actor), .init(appointment.form), .text(appointment.role),
                        .init(appointment.isLead.map { $0 ? "yes" : "no" }), .init(appointment.area),
                        .init(area?.name), .init(area?.parent), .init(area?.level.rawValue),
                        .init(appointment.term.from), .init(appointment.term.to), .day(day),
                        .text(appointment.origin.source.file), .integer(Int64(appointment.origin.row)),
                    ], ground: appointment.ground.map(Ground.shape) ?? area.map(Ground.area) ?? .none)
            })
    }

    /// All findings of a report, each on the ground of its area where it has one.
    public static func findings(_ report: CoverageReport, in language: Language) -> ExportedLayer {
        ExportedLayer(
            name: "findings",
            fields: findingFields,
            rows: report.findings.map { finding in
                Row(
                    attributes: [
                        .text(finding.code.rawValue), .text(finding.severity.rawValue), .init(finding.rule),
                        .init(finding.role), .init(finding.area?.id), .init(finding.area?.name),
                        .init(finding.area?.parent), .init(finding.area?.level.rawValue), .init(finding.actor),
                        .init(finding.state?.rawValue), .text(finding.message(in: language)), .day(report.asOf),
                    ], area: finding.area)
            })
    }
}

extension ExportedLayer {
    /// Ground that two or more appointments, or two or more boundaries of one level, cover on a day: each ground once for
    /// each kind.
    public static func overlaps(_ report: OverlapReport) -> ExportedLayer {
        ExportedLayer(
            name: "overlaps",
            fields: overlapFields,
            rows: report.dutyOverlaps.map { overlap in
                let appointments = overlap.claims.map(\.appointment)
                let areas = overlap.claims.map(\.area)
                let ground: Ground =
                    switch overlap.ground {
                    case .area(let area): .area(area)
                    case .shape(let shape): .shape(shape)
                    }
                return Row(
                    attributes: [
                        .text("duty"), .text(overlap.verdict.rawValue), .integer(Int64(overlap.step)),
                        .integer(Int64(overlap.claims.count)), .real(overlap.size.printedKilometers),
                        overlap.printedWidth.map(AttributeValue.real) ?? .null,
                        .init(joined: appointments.map(\.actor)), .init(joined: appointments.map(\.role)),
                        .init(joined: areas.map { $0?.id ?? "" }), .init(joined: areas.map { $0?.name ?? "" }),
                        .init(overlap.common.from), .init(overlap.common.to), .day(report.asOf),
                    ], ground: ground)
            }
                + report.dataOverlaps.map { overlap in
                    Row(
                        attributes: [
                            .text("data"), .text(overlap.verdict.rawValue), .null,
                            .integer(Int64(overlap.areas.count)), .real(overlap.size.finelyPrintedKilometers),
                            .real(overlap.width.printed), .null, .null, .init(joined: overlap.areas.map(\.id)),
                            .init(joined: overlap.areas.map(\.name)), .init(overlap.common.from),
                            .init(overlap.common.to), .day(report.asOf),
                        ], ground: .shape(overlap.ground))
                })
    }

    /// Ground that no area of a level has: between areas, and up to the border of the area above.
    public static func gaps(_ report: BoundaryReport, on day: CalendarDay) -> ExportedLayer {
        ExportedLayer(
            name: "gaps",
            fields: gapFields,
            rows: report.tilings.flatMap { tiling in
                tiling.gaps.map { gap in
                    Row(
                        attributes: [
                            .text(gap.kind.rawValue), .init(joined: tiling.levels.map(\.rawValue)),
                            .text(gap.isSliver ? "yes" : "no"), .real(gap.size.finelyPrintedKilometers),
                            .real(gap.width.printed), .init(joined: gap.neighbours.map(\.id)),
                            .init(joined: gap.neighbours.map(\.name)), .init(gap.parent?.id),
                            .init(gap.parent?.name), .day(day),
                        ], ground: .shape(Boundary([gap.ground])))
                }
            })
    }
}

/// The ground of several areas as one shape.
private func union(of boundaries: [Boundary]) throws -> Boundary {
    try withGEOS { geos in
        try geos.geometry(Boundary(boundaries.flatMap(\.polygons))).unaryUnion().multiPolygon()
    }
}

extension AttributeValue {
    init(_ text: String?) { self = text.map(Self.text) ?? .null }
    init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }
    init(_ day: CalendarDay?) { self = day.map(Self.day) ?? .null }
    init(joined words: [String]) { self = words.isEmpty ? .null : .text(words.joined(separator: ";")) }
}
