import GeoModel
import PlanningModel
public import Responsibility

extension DutyOverlapReport {
    /// The report as `overlaps --format json` and the server give it.
    public func json() throws -> String {
        try jsonText(
            OverlapsJSON(
                kind: "duty", scheme: scheme, asOf: asOf.description, widthCRS: widthCRS?.shortName,
                overlaps: overlaps.map(OverlapJSON.init), totalKm2: total.printedKilometers))
    }
}

private struct OverlapsJSON: Encodable {
    let kind: String
    let scheme: String
    let asOf: String
    let widthCRS: String?
    let overlaps: [OverlapJSON]
    let totalKm2: Double
}

struct OverlapJSON: Encodable {
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
