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
        for overlap in report.dutyOverlaps { try overlaps.encode(OverlapJSON(overlap)) }
        for overlap in report.dataOverlaps { try overlaps.encode(JSONPiece(overlap)) }
    }
}

extension JSONPiece {
    /// An overlap of boundaries, with the keys of one of duties.
    fileprivate init(_ overlap: DataOverlap) {
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

private struct OverlapJSON: Encodable {
    let overlap: DutyOverlap

    init(_ overlap: DutyOverlap) { self.overlap = overlap }

    private enum Key: String, CodingKey {
        case kind, verdict, step, count, km2, widthM, claims, area, actor, role, from, to
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode("duty", forKey: .kind)
        try object.encode(overlap.verdict.rawValue, forKey: .verdict)
        try object.encode(overlap.step, forKey: .step)
        try object.encode(overlap.claims.count, forKey: .count)
        try object.encode(overlap.size.printedKilometers, forKey: .km2)
        try object.encode(overlap.printedWidth, forKey: .widthM)
        try object.encode(overlap.common.from?.description, forKey: .from)
        try object.encode(overlap.common.to?.description, forKey: .to)
        var claims = object.nestedUnkeyedContainer(forKey: .claims)
        for claim in overlap.claims {
            var entry = claims.nestedContainer(keyedBy: Key.self)
            try entry.encode(claim.area.map(AreaJSON.init), forKey: .area)
            try entry.encode(claim.appointment.actor, forKey: .actor)
            try entry.encode(claim.appointment.role, forKey: .role)
            try entry.encode(claim.appointment.term.from?.description, forKey: .from)
            try entry.encode(claim.appointment.term.to?.description, forKey: .to)
        }
    }
}

extension DutyOverlap {
    /// In metres, to a decimetre.
    public var printedWidth: Double? { width.map { ($0.value * 10).rounded() / 10 } }
}
