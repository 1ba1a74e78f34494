internal import GDALInterop
public import GeoModel
internal import Isochrones
internal import PROJInterop
public import PlanningModel
internal import ProjectStore

/// What is reached on foot within each of some times, from a place or from each of some facilities.
public struct IsochroneReport: Sendable {
    public enum Origin: Sendable {
        /// As it was given.
        case place(Coordinate)
        case facility(Facility)
    }

    /// What is reached from one origin.
    public struct Answer: Sendable {
        public let origin: Origin
        /// Shortest first.
        public let limits: [Limit]
    }

    /// What is reached within one time.
    public struct Limit: Sendable {
        public let minutes: Double
        /// How far one walks in that time.
        public let cutoff: Meters
        /// The length of the reached streets.
        public let length: Meters
        /// The reached stretches of street, in the project's CRS; one position where no more than a point is reached.
        let lines: [[Position]]
    }

    public let pace: WalkingPace
    /// Each in minutes, shortest first.
    public let minutes: [Double]
    /// Of the place, or of each facility from which a street is near, in the order of the project.
    public let answers: [Answer]
    /// What is doubtful of where the place hangs; nil where nothing is.
    public let doubt: PlaceRemark.Reason?
    /// The ids of facilities that are too far from any street.
    public let offNetwork: [String]
    /// What the streets are in.
    let crs: CRS
}

extension IsochroneReport {
    /// The isochrones: the ground beside the reached streets, for each origin one row a limit.
    public func grounds() throws -> ExportedLayer {
        let lines = answers.map { $0.limits.map(\.lines) }
        var extent = Extent.empty
        for position in lines.joined().joined().joined() { extent.insert(x: position.x, y: position.y) }
        var shapes = lines.map { $0.map { _ in Boundary([]) } }
        if !extent.isEmpty {
            shapes = try IsochroneShaper(crs: crs, around: extent).shapes(of: lines).map { try $0.get() }
        }
        let ruler = GeodesicArea(on: Ellipsoid(of: crs))
        return layer("isochrones", measure: Field("area_km2", .real), shapes: .polygon) { answer, index in
            let shape = shapes[answer][index]
            return (ruler.area(of: shape).printedKilometers, .shape(shape))
        }
    }

    /// The reached streets themselves, for each origin one row a limit.
    public func streets() -> ExportedLayer {
        layer("reached_streets", measure: Field("length_m", .real), shapes: .line) { answer, index in
            let limit = answers[answer].limits[index]
            return (limit.length.printedDecimeters, .lines(limit.lines.filter { $0.count > 1 }))
        }
    }

    private func layer(
        _ name: String, measure: Field, shapes: GeometryKind,
        _ row: (_ answer: Int, _ limit: Int) -> (measured: Double, ground: ExportedLayer.Ground)
    ) -> ExportedLayer {
        let rows = answers.indices.flatMap { answer in
            answers[answer].limits.enumerated().map { index, limit in
                let (measured, ground) = row(answer, index)
                return ExportedLayer.Row(
                    attributes: [
                        .real(limit.minutes), .real((limit.cutoff.value * 1000).rounded() / 1000),
                        pace.profile.map(AttributeValue.text) ?? .null, .real(pace.speed.metersPerSecond),
                        .real(measured),
                    ] + answers[answer].origin.attributes, ground: ground)
            }
        }
        return ExportedLayer(
            name: name,
            fields: [
                Field("minutes", .real), Field("metres", .real), Field("profile", .text), Field("speed_ms", .real),
                measure,
            ] + (answers.first?.origin.fields ?? []),
            rows: rows, shapes: shapes)
    }

    /// Writes a layer of the report into a file whose ending says the format, in the project's CRS or that of GeoJSON.
    public func write(
        _ layer: ExportedLayer, to file: String, overwrite: Bool, byteOrderMark: Bool
    ) throws -> ExportSummary {
        try layer.write(to: file, storedIn: crs, overwrite: overwrite, byteOrderMark: byteOrderMark)
    }

    /// What was asked and what was written.
    public func json(_ summary: ExportSummary) throws -> String {
        var keys: [String: JSONPiece] = [
            "file": .text(summary.file), "crs": .text(summary.crs), "features": .integer(summary.features),
        ]
        var facilities: [JSONPiece] = []
        for answer in answers {
            switch answer.origin {
            case .place(let place):
                keys["at"] = .list([.number(place.x), .number(place.y)])
                keys["limits"] = answer.limitPieces
            case .facility(let facility):
                facilities.append(
                    .object([
                        "id": .text(facility.id), "category": .text(facility.category),
                        "name": JSONPiece(facility.name), "limits": answer.limitPieces,
                    ]))
            }
        }
        if !facilities.isEmpty {
            keys["facilities"] = .list(facilities)
            keys["offNetwork"] = JSONPiece(offNetwork)
        }
        return try jsonText(JSONPiece.object(keys.merging(JSONPiece.keys(of: pace)) { own, _ in own }))
    }
}

extension IsochroneReport.Origin {
    /// What the rows of such an origin tell of it.
    fileprivate var fields: [Field] {
        switch self {
        case .place: [Field("at", .text)]
        case .facility: [Field("facility", .text), Field("name", .text), Field("category", .text)]
        }
    }

    fileprivate var attributes: [AttributeValue] {
        switch self {
        case .place(let place): [.text("\(place.x),\(place.y)")]
        case .facility(let facility):
            [.text(facility.id), facility.name.map(AttributeValue.text) ?? .null, .text(facility.category)]
        }
    }
}

extension IsochroneReport.Answer {
    fileprivate var limitPieces: JSONPiece {
        .list(
            limits.map {
                .object([
                    "minutes": .number($0.minutes), "metres": .number($0.cutoff.value),
                    "streetM": .number($0.length.printedDecimeters),
                ])
            })
    }
}
