import GeoModel
import PlanningModel

extension JSONPiece {
    /// What decided beside the appointments; `because` names the sort of it.
    init(_ detail: Evidence.Detail) {
        var pieces: [String: JSONPiece]
        switch detail {
        case .orphan(let reason): pieces = Self.pieces(of: reason)
        case .notApplicable(let reason):
            switch reason {
            case .validity(let term):
                pieces = ["because": .text("validity"), "from": JSONPiece(term.from), "to": JSONPiece(term.to)]
            case .scope: pieces = ["because": .text("scope")]
            case .phase(let from): pieces = ["because": .text("phase"), "from": JSONPiece(from)]
            }
        case .absent(let input):
            pieces = ["because": .text("absent"), "absent": .text(Self.name(of: input))]
        case .share(let met, let all, let missing):
            pieces = [
                "because": .text("share"), "met": .integer(met), "of": .integer(all), "missing": JSONPiece(missing),
            ]
        case .excess(let role, let value, let quota, let inForce):
            pieces = [
                "because": .text("excess"), "role": .text(role), "value": JSONPiece(value),
                "quota": .text(quota.description), "inForce": .integer(inForce),
            ]
        case .uncovered(let ground):
            pieces = ["because": .text("ground"), "uncoveredKm2": .number(ground.printedKilometers)]
        case .span(let areas, let quota):
            pieces = [
                "because": .text("span"), "areas": JSONPiece(areas.map(\.id)), "allowed": .text(quota.description),
            ]
        case .split(let areas, let level):
            pieces = [
                "because": .text("split"), "areas": JSONPiece(areas.map(\.id)), "level": .text(level.rawValue),
            ]
        case .service(let rule, let done):
            pieces = [
                "because": .text("service"), "kind": .text(rule.kind), "measure": .text(rule.measure.rawValue),
                "done": .integer(done), "quota": .text(rule.quota.description), "per": .text(rule.period.rawValue),
            ]
        case .overlap(let overlap):
            pieces = [
                "because": .text("overlap"), "step": .integer(overlap.step),
                "areas": JSONPiece(overlap.areas.map(\.id)), "from": JSONPiece(overlap.common.from),
                "to": JSONPiece(overlap.common.to),
            ]
        case .total(let total, let found):
            pieces = [
                "because": .text("total"), "total": .text(total.title), "declared": .integer(total.declared),
                "found": .integer(found),
            ]
        case .phase(let phase, let covered):
            pieces = [
                "because": .text("phase"), "from": JSONPiece(phase.from), "covered": .integer(covered),
                "required": .integer(phase.atLeast?.areas ?? 0),
            ]
        case .facts(let name, let facts):
            pieces = [
                "because": .text("facts"), "fact": .text(name),
                "facts": .list(
                    facts.map {
                        .object([
                            "date": JSONPiece($0.date), "file": .text($0.origin.source.file),
                            "row": .integer($0.origin.row), "sha256": .text($0.origin.source.sha256),
                        ])
                    }),
            ]
        case .missing(let row, let share):
            pieces = [
                "because": .text("missing"), "category": .text(row.category), "level": .integer(row.level),
                "share": .number(share),
            ]
        case .severed(let row, let severance):
            pieces = [
                "because": .text("severed"), "category": .text(row.category), "level": .integer(row.level),
                "barrier": .text(severance.barrier.kind.rawValue),
                "barrierName": JSONPiece(severance.barrier.name),
                "facility": .text(severance.facility.id), "facilityName": JSONPiece(severance.facility.name),
                "weight": .number(severance.weight.printed), "unit": .text(severance.unit.rawValue),
                "detour": .number(severance.detour?.printed),
            ]
        }
        self = .object(pieces)
    }

    private static func pieces(of reason: OrphanReason) -> [String: JSONPiece] {
        switch reason {
        case .level(let level, let allowed):
            [
                "because": .text("level"), "level": .text(level.rawValue),
                "allowed": JSONPiece(allowed.map(\.rawValue)),
            ]
        case .form(let form, let allowed):
            ["because": .text("form"), "form": .text(form), "allowed": JSONPiece(allowed)]
        case .areaNotInForce(let id): ["because": .text("area-not-in-force"), "area": .text(id)]
        case .notPartOf(let name, let role):
            ["because": .text("not-part-of"), "part_of": JSONPiece(name), "role": .text(role)]
        case .noGround: ["because": .text("no-ground")]
        case .unknownRole(let role, let nearest):
            ["because": .text("unknown-role"), "role": .text(role), "nearest": JSONPiece(nearest)]
        }
    }

    private static func name(of input: AbsentInput) -> String {
        switch input {
        case .appointments: "appointments"
        case .facts: "facts"
        case .service(let kind): "service \(kind)"
        case .area(let id): "area \(id)"
        case .children: "areas below"
        case .walkingTimes: "walking times"
        }
    }
}
