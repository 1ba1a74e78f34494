internal import GDALInterop
public import GeoModel
internal import LivingCircle
public import PlanningModel
internal import Responsibility

extension ExportedLayer {
    /// The circle of each area: shares of all musts and of each row of the standard (`clinic_15`), from 0 to 1.
    public static func circle(_ answer: CircleAnswer) -> ExportedLayer {
        let rows = answer.report.standard.rows
        return ExportedLayer(
            name: "circle",
            fields: circleFields(of: answer.report.standard),
            rows: answer.report.areas.enumerated().map { number, circle in
                let area = circle.area
                let verdict = answer.verdict(of: number)
                let people = answer.people(of: number)
                let green = circle.green.flatMap { green in people.flatMap { $0 > 0 ? green.value / $0 : nil } }
                let attributes: [AttributeValue] = [
                    .text(area.id), .init(area.code), .text(area.name), .init(area.parent), .text(area.level.rawValue),
                    .init(verdict?.state.rawValue), .init(joined: verdict?.servingActors ?? []), .init(people),
                    .real(circle.shares.weight.printed), .init(circle.shares.allMustsShare), .init(circle.shares.score),
                    .init(joined: circle.missing.map { rows.fieldNames[$0] }), .init(green?.printed),
                ]
                return Row(
                    attributes: attributes + circle.shares.rows.map { .init($0?.share) } + question(answer), area: area)
            }, style: .circle)
    }

    /// The places of demand: of each row of the standard how long and how far it is to the facility that counts
    /// (`clinic_15_min`, `clinic_15_m`), which it is (`clinic_15_to`) and whether it is within (`clinic_15_in`).
    public static func circlePlaces(_ answer: CircleAnswer) -> ExportedLayer {
        let rows = answer.report.standard.rows
        let walks = answer.walks
        let musts = rows.indices.filter { rows[$0].isMust }
        return ExportedLayer(
            name: "circle_places",
            fields: [
                Field("area_ids", .text), Field("weight", .real), Field("musts_within", .integer),
                Field("must_share", .real),
            ]
                + rows.fieldNames.flatMap {
                    [
                        Field("\($0)_min", .real), Field("\($0)_m", .real), Field("\($0)_to", .text),
                        Field("\($0)_in", .text),
                    ]
                } + questionFields,
            rows: walks.demand.places.enumerated().map { number, place in
                let within = rows.indices.map { walks.isWithin(number, row: $0) }
                let count = musts.count { within[$0] }
                let walked = rows.indices.flatMap { row -> [AttributeValue] in
                    let length = walks.length(from: number, row: row)
                    let facility = walks.facility(from: number, row: row).map { walks.facilities[$0].facility.id }
                    return [
                        .init(length.map { (answer.question.pace.minutes($0) * 1000).rounded() / 1000 }),
                        .init(length.map { ($0.meters.value * 1000).rounded() / 1000 }), .init(facility),
                        .text(within[row] ? "yes" : "no"),
                    ]
                }
                let areas = walks.demand.areas(of: number).map { answer.report.areas[Int($0)].area.id }
                let attributes: [AttributeValue] = [
                    .init(joined: areas), .real(place.weight.printed), .init(count),
                    .init(musts.isEmpty ? nil : Double(count) / Double(musts.count)),
                ]
                return Row(
                    attributes: attributes + walked + question(answer), ground: .point(place.position))
            }, shapes: .point, style: .circlePlaces)
    }

    /// What cuts areas off from their own facilities: one row an area, row of the standard and barrier, drawn as the barrier.
    public static func severed(_ answer: CircleAnswer) -> ExportedLayer {
        ExportedLayer(
            name: "severed",
            fields: [
                Field("finding", .text), Field("area_id", .text), Field("name", .text), Field("category", .text),
                Field("circle", .integer), Field("barrier", .text), Field("barrier_name", .text),
                Field("facility", .text), Field("facility_name", .text), Field("weight", .real),
                Field("detour", .real),
            ] + questionFields,
            rows: answer.severances.map { severance in
                let row = answer.report.standard.rows[severance.row]
                let attributes: [AttributeValue] = [
                    .text(FindingCode.circleSevered.rawValue), .text(severance.area.id), .text(severance.area.name),
                    .text(row.category), .init(row.level), .init(severance.barrier.first?.kind.rawValue),
                    .init(severance.barrier.first?.name), .text(severance.facility.id), .init(severance.facility.name),
                    .real(severance.weight.printed), .init(severance.detour?.printed),
                ]
                return Row(
                    attributes: attributes + question(answer), ground: .lines(severance.barrier.map(\.line)))
            }, shapes: .line, style: .severed)
    }

    /// The columns of ``circle(_:)`` under a standard.
    public static func circleFields(of standard: Standard) -> [Field] {
        [
            Field("area_id", .text), Field("code", .text), Field("name", .text), Field("parent", .text),
            Field("level", .text), Field("state", .text), Field("planners", .text), Field("people", .real),
            Field("weight", .real), Field("all_musts", .real), Field("score", .real), Field("missing", .text),
            Field("green_m2_per_person", .real),
        ] + standard.rows.fieldNames.map { Field($0, .real) } + questionFields
    }

    /// What each row says of how it was judged, so that a file tells it by itself.
    private static var questionFields: [Field] {
        [
            Field("standard", .text), Field("profile", .text), Field("speed_ms", .real), Field("formula", .text),
            Field("as_of", .day),
        ]
    }

    private static func question(_ answer: CircleAnswer) -> [AttributeValue] {
        [
            .text(answer.report.standard.name), .init(answer.question.pace.profile),
            .real(answer.report.speed.metersPerSecond), .text(answer.formulaText), .day(answer.question.asOf),
        ]
    }
}

extension [StandardRow] {
    /// `clinic_15`; of rows that differ in whom they are for, the second is `bus_stop_15_2`.
    fileprivate var fieldNames: [String] {
        var seen: [String: Int] = [:]
        return map { row in
            let name = "\(row.category.replacing("-", with: "_"))_\(row.level)"
            seen[name, default: 0] += 1
            return seen[name] == 1 ? name : "\(name)_\(seen[name] ?? 0)"
        }
    }
}

extension AttributeValue {
    init(_ number: Double?) { self = number.map(AttributeValue.real) ?? .null }
}
