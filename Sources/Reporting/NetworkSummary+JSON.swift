import GeoModel
import PlanningModel
public import ProjectStore

extension NetworkSummary {
    public func json() throws -> String {
        var pieces: [String: JSONPiece] = [
            "file": .text(imported.file), "sha256": .text(imported.sha256), "streets": .integer(imported.rows),
            "network": JSONPiece(network), "remarks": JSONPiece(imported.remarks.map { $0.text(in: .english) }),
        ]
        if let move = imported.move {
            pieces["crs"] = .object([
                "from": .text(move.from), "to": .text(move.to), "operation": .text(move.operation),
                "accuracyM": move.accuracy.map { .number($0.value) } ?? .null,
            ])
        }
        if let facilities {
            pieces["facilities"] = JSONPiece(facilities)
            pieces["entrances"] = .integer(entrances)
        }
        if let barriers { pieces["barriers"] = JSONPiece(barriers) }
        return try jsonText(JSONPiece.object(pieces))
    }
}

extension JSONPiece {
    init(_ network: NetworkStatus) {
        self = .object([
            "km": .number(network.length.printedKilometers), "junctions": .integer(network.junctions),
            "vertices": .integer(network.vertices), "components": .integer(network.components),
            "islandVertices": .integer(network.islandVertices),
        ])
    }

    init(_ counts: [String: Int]) { self = .object(counts.mapValues(JSONPiece.integer)) }

    /// Every kind, also one of which there is none.
    init(_ barriers: [BarrierLine.Kind: Int]) {
        let kinds = BarrierLine.Kind.allCases.map { ($0.rawValue, JSONPiece.integer(barriers[$0] ?? 0)) }
        self = .object(Dictionary(uniqueKeysWithValues: kinds))
    }
}

extension Meters {
    /// Kilometres to three decimals, a metre, as results print them.
    public var printedKilometers: Double { value.rounded() / 1000 }
}
