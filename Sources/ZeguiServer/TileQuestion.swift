internal import GeoModel
internal import PlanningModel
internal import Responsibility
internal import VectorTiles

/// One tile of a collection on a day; no bytes where it is empty.
struct TileQuestion: KeptAnswer {
    let layer: TileLayerQuestion
    let address: TileAddress

    func computed(in edition: ServedEdition) async throws -> [UInt8] {
        let layer = try await edition.answer(to: layer)
        return try await edition.read { _ in try layer.tile(address) }
    }

    static func size(of tile: [UInt8]) -> Int { tile.count + 256 }
}

/// A collection on a day as vector tiles are cut from it: its features with all their fields, and areas with their state too.
struct TileLayerQuestion: KeptAnswer {
    let collection: ServedCollection
    let day: CalendarDay
    let scheme: String?
    let language: Language

    init(_ collection: ServedCollection, on day: ServedDay) {
        (self.collection, self.day, scheme) = (collection, day.day, day.scheme)
        language = collection.isTold ? day.language : .english
    }

    static func size(of layer: TileLayer) -> Int { layer.byteCount }

    /// The field that areas have in tiles beside those of `zegui export`.
    static let stateField = Field("state", .text)

    func computed(in edition: ServedEdition) async throws -> TileLayer {
        let served = try await ServedDay(edition: edition, day: day, scheme: scheme, language: language)
            .layer(collection)
        if collection != .areas {
            return try await edition.read { _ in
                TileLayer(name: collection.rawValue, fields: served.fields, features: served.features)
            }
        }
        let report = try await edition.answer(to: CoverageQuestion(day: day, scheme: scheme))
        return try await edition.read { _ in
            let verdicts = report.leadingVerdicts
            var features = zip(served.ids, served.features).map { id, feature in
                Feature(
                    geometry: feature.geometry,
                    attributes: feature.attributes + [.text(verdicts[id.text ?? ""]?.state.rawValue ?? "")])
            }
            // The smallest are drawn last, so that a street isn't under its city.
            if let size = served.fields.firstIndex(where: { $0.name == "area_km2" }) {
                features.sort { $0.attributes[size].number > $1.attributes[size].number }
            }
            return TileLayer(
                name: collection.rawValue, fields: served.fields + [Self.stateField], features: features)
        }
    }
}

extension AttributeValue {
    fileprivate var number: Double { if case .real(let number) = self { number } else { 0 } }
}
