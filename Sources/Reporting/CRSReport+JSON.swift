public import GeoModel
internal import PROJInterop

extension CRSReport {
    /// The same as an object; what is not known is null.
    public func json(in language: Language) throws -> String {
        try jsonText(
            JSONPiece.object([
                "crs": .text(crs.shortName),
                "name": .text(facts.name),
                "kind": .text(facts.kind.code),
                "datum": .text(facts.datum.name),
                "axes": .list(facts.axes.map(\.piece)),
                "readAs": .list([.text("east"), .text("north")]),
                "zone": zone?.piece ?? .null,
                "areaOfUse": facts.areaOfUse?.piece(named: facts.areaName) ?? .null,
                "to": .list(routes.map { $0.piece(in: language) }),
            ]))
    }
}

extension CRSKind {
    fileprivate var code: String {
        switch self {
        case .geographic: "geographic"
        case .projected: "projected"
        case .other: "other"
        }
    }
}

extension CRSDescription.Axis {
    fileprivate var piece: JSONPiece {
        .object(["name": .text(name), "direction": .text(direction), "unit": .text(unit)])
    }
}

extension GaussKrugerZone {
    fileprivate var piece: JSONPiece {
        .object([
            "number": .integer(number), "widthDegrees": .integer(width),
            "centralMeridian": .integer(centralMeridian), "prefixed": .truth(isPrefixed),
            "counterpart": JSONPiece(counterpart?.shortName),
        ])
    }
}

extension Extent {
    fileprivate func piece(named name: String?) -> JSONPiece {
        .object([
            "name": JSONPiece(name), "west": .number(minX), "south": .number(minY), "east": .number(maxX),
            "north": .number(maxY),
        ])
    }
}

extension CRSRoute {
    fileprivate func piece(in language: Language) -> JSONPiece {
        var pieces: [String: JSONPiece] = ["crs": .text(target.shortName)]
        switch outcome {
        case .operation(let steps, let accuracy, let isBallpark):
            pieces["steps"] = JSONPiece(steps)
            pieces["accuracyM"] = accuracy.map { .number($0.value) } ?? .null
            pieces["ballpark"] = .truth(isBallpark)
            pieces["refused"] = .null
        case .refused(let error):
            pieces["steps"] = .null
            pieces["accuracyM"] = .null
            pieces["ballpark"] = .null
            pieces["refused"] = .text(error.explanation(in: language))
        }
        return .object(pieces)
    }
}
