import GeoModel
public import ProjectStore

extension PopulationSummary {
    public func json() throws -> String {
        var pieces: [String: JSONPiece] = [
            "file": .text(imported.file), "sha256": .text(imported.sha256),
            "came": JSONPiece(came),
            "remarks": JSONPiece(imported.remarks.map { $0.text(in: .english) }),
        ]
        if let move = imported.move {
            pieces["crs"] = .object([
                "from": .text(move.from), "to": .text(move.to), "operation": .text(move.operation),
                "accuracyM": move.accuracy.map { .number($0.value) } ?? .null,
            ])
        }
        if let areas {
            pieces["areas"] = .object([
                "set": .integer(areas.set), "changed": .integer(areas.changed), "empty": .integer(areas.empty),
                "peopleOutside": .number(areas.outside),
            ])
        }
        return try jsonText(JSONPiece.object(pieces))
    }
}

extension JSONPiece {
    init(_ demand: PopulationStatus) {
        self = .object([
            "weight": .text(demand.kind.rawValue), "places": .integer(demand.places), "total": .number(demand.total),
        ])
    }
}
