import BoundaryQuality
import GeoModel
import PlanningModel
public import Responsibility

extension OverlapReport {
    /// The report as `overlaps --format json` and the server give it.
    public func json() throws -> String {
        try jsonText(OverlapsJSON(report: self))
    }
}

private struct OverlapsJSON: Encodable {
    let report: OverlapReport

    private enum Key: String, CodingKey { case kind, scheme, asOf, widthCRS, overlaps, totalKm2 }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(report.kind.rawValue, forKey: .kind)
        if let duty = report.duty { try object.encode(duty.scheme, forKey: .scheme) }
        try object.encode(report.asOf.description, forKey: .asOf)
        try object.encodeIfPresent(report.widthCRS?.shortName, forKey: .widthCRS)
        try object.encode(report.total.printedKilometers, forKey: .totalKm2)
        var overlaps = object.nestedUnkeyedContainer(forKey: .overlaps)
        for overlap in report.dutyOverlaps { try overlaps.encode(JSONPiece(overlap)) }
        for overlap in report.dataOverlaps { try overlaps.encode(JSONPiece(overlap)) }
    }
}

extension JSONPiece {
    /// An overlap of boundaries, with the keys of one of duties.
    init(_ overlap: DataOverlap) {
        self = .object([
            "kind": .text("data"), "verdict": .text(overlap.verdict.rawValue), "step": .null,
            "count": .integer(overlap.areas.count), "km2": .number(overlap.size.finelyPrintedKilometers),
            "widthM": .number(overlap.width.printed),
            "claims": .list(
                overlap.areas.map { area in
                    .object([
                        "area": JSONPiece(area), "actor": .null, "role": .null, "from": JSONPiece(area.term.from),
                        "to": JSONPiece(area.term.to),
                    ])
                }), "from": JSONPiece(overlap.common.from), "to": JSONPiece(overlap.common.to),
        ])
    }
}

extension JSONPiece {
    /// An overlap of duties.
    init(_ overlap: DutyOverlap) {
        self = .object([
            "kind": .text("duty"), "verdict": .text(overlap.verdict.rawValue), "step": .integer(overlap.step),
            "count": .integer(overlap.claims.count), "km2": .number(overlap.size.printedKilometers),
            "widthM": .number(overlap.printedWidth),
            "claims": .list(
                overlap.claims.map { claim in
                    .object([
                        "area": claim.area.map { JSONPiece($0) } ?? .null, "actor": .text(claim.appointment.actor),
                        "role": .text(claim.appointment.role), "from": JSONPiece(claim.appointment.term.from),
                        "to": JSONPiece(claim.appointment.term.to),
                    ])
                }), "from": JSONPiece(overlap.common.from), "to": JSONPiece(overlap.common.to),
        ])
    }
}

extension DutyOverlap {
    /// In metres, to a decimetre.
    public var printedWidth: Double? { width?.printedDecimeters }
}
