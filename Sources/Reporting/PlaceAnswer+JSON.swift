import BoundaryQuality
public import GeoModel
import PlanningModel
import Responsibility

extension PlaceAnswer {
    /// The answer as `query --format json` and the server give it.
    public func json(in language: Language) throws -> String {
        let (position, question) = (place.position, index.question)
        return try jsonText(
            JSONPiece.object(
                [
                    "at": .object([
                        "lon": .number(position.x), "lat": .number(position.y), "crs": .text(index.crs.shortName),
                        "input": .object([
                            "text": .text(place.pasted.text), "crs": .text(place.crs.shortName),
                            "reading": .text(place.order == .longitudeFirst ? "longitude first" : "latitude first"),
                        ]),
                    ]), "asOf": JSONPiece(question.asOf), "scheme": .text(question.scheme.name),
                    "standard": .text(question.standard.name), "onBorder": .truth(isOnBorder),
                    "areas": .list(areas.map { piece(of: $0, in: language) }),
                    "otherPlanners": .list(others.map { JSONPiece(planner: $0) }),
                    "overlaps": .list(dutyOverlaps.map { JSONPiece($0) } + dataOverlaps.map { JSONPiece($0) }),
                    "circle": circle.map { walks in .list(walks.categories.map { JSONPiece($0, in: language) }) }
                        ?? .null, "remarks": JSONPiece(remarks(in: language)),
                ].merging(JSONPiece.keys(of: question.pace)) { own, _ in own }))
    }

    private func piece(of hit: Hit, in language: Language) -> JSONPiece {
        let area = index.areas[hit.number]
        return .object([
            "id": .text(area.id), "code": JSONPiece(area.code), "name": .text(area.name),
            "level": .text(area.level.rawValue), "parent": JSONPiece(area.parent),
            "onBorder": .truth(hit.isOnBorder), "distanceToBoundaryM": .number(hit.distance.printedDecimeters),
            "rules": .list(
                index.judgements[hit.number].map { judgement in
                    .object([
                        "rule": .text(judgement.requirement.id), "role": JSONPiece(judgement.requirement.role),
                        "state": .text(judgement.verdict.state.rawValue),
                        "because": .text(judgement.reason(in: language)),
                        "planners": .list(planners(of: judgement).map { JSONPiece(planner: $0) }),
                    ])
                }),
        ])
    }

    /// What a person should know of the answer.
    public func remarks(in language: Language) -> [String] {
        let isEnglish = language == .english
        var remarks: [String] = []
        if place.pasted.order == nil, place.order == .latitudeFirst {
            remarks.append(isEnglish ? "read with the latitude first" : "按纬度在前读取")
        }
        if areas.isEmpty {
            remarks.append(
                isEnglish
                    ? "The place lies in no area of the project on \(index.question.asOf). If it should, its coordinates may be in another system: name it as 'crs'."
                    : "该地点在 \(index.question.asOf) 不属于项目中的任何区域。如应属于，坐标可能采用其他坐标系，请用“crs”说明。")
        }
        let touching = areas.filter(\.isOnBorder).map { index.areas[$0.number].name }
        if !touching.isEmpty {
            let names = touching.joined(separator: isEnglish ? ", " : "、")
            remarks.append(
                isEnglish ? "The place is on the border of \(names): it belongs to each." : "该地点位于\(names)的边界上，同属各区域。")
        }
        if let reason = circle?.remark {
            remarks.append((isEnglish ? "On foot: " : "步行：") + reason.text(in: language))
        }
        return remarks
    }
}

extension PlaceIndex.Judgement {
    /// One sentence that says why the area has this state under the rule.
    public func reason(in language: Language) -> String {
        AreaExplanation.RuleExplanation(
            requirement: requirement, roles: roles, verdict: verdict, isInForce: true, asOf: asOf
        ).reason(in: language)
    }
}

extension JSONPiece {
    fileprivate init(planner appointment: Appointment) {
        self = .object([
            "actor": .text(appointment.actor), "form": JSONPiece(appointment.form), "role": .text(appointment.role),
            "area": JSONPiece(appointment.area), "lead": appointment.isLead.map(JSONPiece.truth) ?? .null,
            "from": JSONPiece(appointment.term.from), "to": JSONPiece(appointment.term.to),
        ])
    }

    fileprivate init(_ walk: PlaceWalks.Walk, in language: Language) {
        self = .object([
            "category": .text(walk.category), "title": .text(walk.title[language] ?? walk.category),
            "minutes": .number(walk.minutes.map { ($0 * 1000).rounded() / 1000 }),
            "metres": .number(walk.meters?.printedDecimeters),
            "facility": walk.facility.map { .object(["id": .text($0.id), "name": JSONPiece($0.name)]) } ?? .null,
            "within": walk.isWithin.map(JSONPiece.truth) ?? .null,
        ])
    }
}

extension Meters {
    /// To a decimetre.
    public var printedDecimeters: Double { (value * 10).rounded() / 10 }
}
