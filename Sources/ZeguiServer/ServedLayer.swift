internal import GeoModel
internal import PlanningModel
internal import ProjectStore
internal import Reporting
internal import Responsibility

/// A collection on a day, in memory: its features as `zegui export` writes them as GeoJSON, and how far each reaches.
struct ServedLayer: Sendable {
    let fields: [Field]
    /// In CRS84, already such that they are valid with seven decimals.
    let features: [Feature<Coordinate>]
    /// Of each feature; empty where it has no shape.
    let extents: [Extent]
    /// Of all of them.
    let extent: Extent
    /// What tells each from the others in the collection, on the day.
    let ids: [AttributeValue]

    /// - Parameter idField: The field of the ids; nil for the number of each row, from 1.
    init(fields: [Field], features: [Feature<Coordinate>], idField: String?) {
        (self.fields, self.features) = (fields, features)
        extents = features.map { $0.geometry.map { Extent($0) } ?? .empty }
        extent = extents.reduce(into: .empty) { $0.formUnion($1) }
        let field = idField.flatMap { name in fields.firstIndex { $0.name == name } }
        ids = features.enumerated().map { index, feature in
            field.map { feature.attributes[$0] } ?? .integer(Int64(index + 1))
        }
    }

    struct Question: KeptAnswer {
        let collection: ServedCollection
        let day: CalendarDay
        let scheme: String?
        let language: Language

        func computed(in edition: ServedEdition) async throws -> ServedLayer {
            // What more than one layer is made of is computed once.
            let coverage =
                collection == .uncovered || collection == .findings
                ? try await edition.answer(to: CoverageQuestion(day: day, scheme: scheme)) : nil
            let (settings, served, standard, crs) = (
                edition.settings, edition.scheme, edition.standard, edition.crs
            )
            return try await edition.read { project in
                let layer: ExportedLayer
                func scheme() throws -> Scheme {
                    try self.scheme.map { try project.scheme(named: $0, in: settings.geodata) } ?? served
                }
                switch (collection, coverage) {
                case (.uncovered, let report?): layer = .uncovered(report)
                case (.findings, let report?): layer = .findings(report, in: language)
                case (.uncovered, nil), (.findings, nil): preconditionFailure("coverage was asked for")
                case (.areas, _): layer = .areas(try project.areas(), on: day)
                case (.overlaps, _): layer = .overlaps(try project.overlaps(.all, under: scheme(), on: day))
                case (.gaps, _): layer = .gaps(try project.boundaryReport(on: day), on: day)
                case (.appointments, _):
                    layer = .appointments(try project.appointments(), areas: try project.areas(), on: day)
                case (.facilities, _): layer = try .facilities(try project.facilities())
                case (.circle, _):
                    let pace = WalkingPace(try settings.geodata.profile(named: "adult"))
                    layer = .circle(
                        try project.circle(CircleQuestion(standard, at: pace, under: scheme(), asOf: day)))
                }
                var features: [Feature<Coordinate>] = []
                try layer.forEachGeoJSONFeature(of: project, storedIn: crs) { features.append($0) }
                return ServedLayer(fields: layer.fields, features: features, idField: collection.idField)
            }
        }

        static func size(of layer: ServedLayer) -> Int {
            layer.features.reduce(0) {
                $0 + 1_024 + MemoryLayout<Coordinate>.stride * ($1.geometry?.vertexCount ?? 0)
            }
        }
    }
}

/// Who lacks a planner on a day; several layers are made of it.
struct CoverageQuestion: KeptAnswer {
    let day: CalendarDay
    let scheme: String?

    func computed(in edition: ServedEdition) async throws -> CoverageReport {
        let (settings, served) = (edition.settings, edition.scheme)
        return try await edition.read { project in
            try project.coverage(
                under: scheme.map { try project.scheme(named: $0, in: settings.geodata) } ?? served, on: day)
        }
    }

    static func size(of report: CoverageReport) -> Int {
        report.rules.reduce(512 * report.findings.count) { $0 + 256 * $1.verdicts.count }
    }
}
