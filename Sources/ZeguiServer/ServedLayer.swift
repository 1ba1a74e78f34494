internal import GeoModel
internal import Geodata
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
            return try await edition.read { project in
                let layer: ExportedLayer
                func scheme() throws -> Scheme { try edition.scheme(named: self.scheme) }
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
                    let profile = try edition.settings.geodata.profile(named: GeodataFolder.usualProfile)
                    let question = CircleQuestion(
                        edition.standard, at: WalkingPace(profile), under: try scheme(), asOf: day)
                    layer = .circle(try project.circle(question))
                }
                var features: [Feature<Coordinate>] = []
                try layer.forEachGeoJSONFeature(of: project, storedIn: edition.crs) { features.append($0) }
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
        try await edition.read { try $0.coverage(under: edition.scheme(named: scheme), on: day) }
    }

    static func size(of report: CoverageReport) -> Int {
        report.rules.reduce(512 * report.findings.count) { $0 + 256 * $1.verdicts.count }
    }
}
