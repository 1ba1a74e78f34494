public import GeoModel
import LivingCircle
import PlanningModel
import Responsibility
internal import WalkNetwork

extension CircleAnswer {
    /// The answer as `circle --format json` and the server give it.
    public func json(in language: Language) throws -> String {
        var pieces: [String: JSONPiece] = [
            "standard": .text(report.standard.name), "scheme": .text(question.scheme.name), "rule": JSONPiece(rule),
            "asOf": JSONPiece(question.asOf), "formula": .text(formulaText), "weight": .text(report.weight.rawValue),
            "demand": .text(source.text(in: language)), "target": .number(report.target),
            "areas": .list(report.areas.indices.map(area)),
            "project": .object(
                shares(report.project, people: projectPeople).merging([
                    "areas": .integer(report.areas.count), "outside": .number(report.outside.printed),
                ]) { own, _ in own }),
            "lackingBoth": JSONPiece(lackingBoth.map { report.areas[$0].area.id }),
            "severed": .list(severances.map(severed)), "capacity": .list(capacities.map(capacity)),
            "remarks": JSONPiece(remarks.map { $0.text(in: language) }),
        ]
        if let suggestion { pieces["suggestion"] = self.suggestion(suggestion) }
        if let before { pieces["change"] = change(since: before) }
        pieces.merge(JSONPiece.keys(of: question.pace)) { own, _ in own }
        return try jsonText(
            CircleJSON(pieces: pieces, findings: findings.map { FindingJSON($0, language: language) }))
    }

    /// The formula with what was weighed.
    public var formulaText: String {
        var formula = report.formula
        formula.weight = report.weight
        return formula.text
    }

    /// The people of an area; nil where their number is not known.
    public func people(of area: Int) -> Double? {
        report.weight == .people
            ? report.areas[area].shares.weight : report.areas[area].area.population.map(Double.init)
    }

    /// The people of all areas: each once where they have places of their own, else the sum over areas.
    public var projectPeople: Double? {
        if report.weight == .people { return report.project.weight }
        let known = report.areas.compactMap(\.area.population)
        return known.isEmpty ? nil : Double(known.reduce(0, +))
    }

    private func area(_ number: Int) -> JSONPiece {
        let circle = report.areas[number]
        let verdict = verdict(of: number)
        let people = people(of: number)
        var pieces = shares(circle.shares, people: people)
        pieces["area"] = JSONPiece(circle.area)
        pieces["missing"] = .list(
            circle.missing.map { row in
                let row = report.standard.rows[row]
                return .object(["category": .text(row.category), "level": .integer(row.level)])
            })
        pieces["state"] = JSONPiece(verdict?.state.rawValue)
        pieces["planners"] = JSONPiece(verdict?.servingActors ?? [])
        if let green = circle.green {
            pieces["greenM2"] = .number(green.value.rounded())
            pieces["greenPerPersonM2"] = .number(people.flatMap { $0 > 0 ? (green.value / $0).printed : nil })
            pieces["greenLevels"] = .list(
                report.standard.levels.compactMap { level in
                    level.greenPerPerson.map {
                        .object(["level": .integer(level.minutes), "perPersonM2": .number($0)])
                    }
                })
        }
        return .object(pieces)
    }

    private func shares(_ shares: CircleShares, people: Double?) -> [String: JSONPiece] {
        [
            "people": .number(people?.printed), "weight": .number(shares.weight.printed),
            "categories": .list(
                zip(report.standard.rows, shares.rows).enumerated().compactMap { number, row in
                    row.1.map { category(row.0, $0, limit: walks.limits[number].meters, people: people) }
                }), "allMusts": .number(shares.allMustsShare), "score": .number(shares.score),
        ]
    }

    private func category(_ row: StandardRow, _ share: RowShare, limit: Meters, people: Double?) -> JSONPiece {
        .object([
            "category": .text(row.category), "level": .integer(row.level), "need": .text(row.isMust ? "must" : "may"),
            "minutes": .number(row.minutes), "metres": .number(row.meters?.value), "limitM": .number(limit.value),
            "within": .number(share.within.printed), "share": .number(share.share),
            "weight": .number(share.weight.printed), "unreachable": .number(share.unreachable.printed),
            "nearestMinutesMedian": .number(medianMinutes(of: share)),
            "facilities": .integer(share.facilities),
            "per1000": .number(people.flatMap { $0 > 0 ? Double(share.facilities) * 1000 / $0 : nil }),
            "certainty": .text(row.certainty.rawValue),
        ])
    }

    private func severed(_ severance: Severance) -> JSONPiece {
        let row = report.standard.rows[severance.row]
        return .object([
            "area": JSONPiece(severance.area), "category": .text(row.category), "level": .integer(row.level),
            "barrier": .object([
                "kind": JSONPiece(severance.barrier.first?.kind.rawValue),
                "name": JSONPiece(severance.barrier.first?.name),
                "lines": JSONPiece(severance.barrier.map(\.id)),
            ]), "facility": .text(severance.facility.id), "facilityName": JSONPiece(severance.facility.name),
            "weight": .number(severance.weight.printed), "detour": .number(severance.detour?.printed),
        ])
    }

    private func capacity(_ capacity: CircleCapacity) -> JSONPiece {
        let row = report.standard.rows[capacity.row]
        return .object([
            "category": .text(row.category), "level": .integer(row.level),
            "assigned": .number(capacity.assigned.printed), "overflow": .number(capacity.overflow.printed),
            "unreached": .number(capacity.unreached.printed),
            "facilities": .list(
                capacity.loads.map { load in
                    .object([
                        "facility": .text(load.facility.id), "name": JSONPiece(load.facility.name),
                        "capacity": load.facility.capacity.map(JSONPiece.integer) ?? .null,
                        "assigned": .number(load.assigned.printed),
                    ])
                }),
        ])
    }

    private func suggestion(_ suggestion: CircleSuggestion) -> JSONPiece {
        let row = report.standard.rows[suggestion.row]
        return .object([
            "category": .text(row.category), "level": .integer(row.level),
            "limitM": .number(walks.limits[suggestion.row].meters.value),
            "candidates": .integer(suggestion.candidates), "gain": .number(suggestion.gain.printed),
            "bound": .number(suggestion.bound.printed), "isOptimal": .truth(suggestion.isOptimal),
            "sites": .list(
                suggestion.sites.enumerated().map { number, site in
                    .object([
                        "rank": .integer(number + 1), "id": JSONPiece(site.id), "lon": .number(site.position.longitude),
                        "lat": .number(site.position.latitude), "gain": .number(site.gain.printed),
                    ])
                }),
        ])
    }

    /// What is otherwise than before, row by row; areas and rows where nothing changed are left out.
    private func change(since before: CircleReport) -> JSONPiece {
        func rows(_ was: CircleShares, _ now: CircleShares) -> [JSONPiece] {
            report.standard.rows.indices.compactMap { number in
                guard let was = was.rows[number], let now = now.rows[number], was.within != now.within else {
                    return nil
                }
                let row = report.standard.rows[number]
                return .object([
                    "category": .text(row.category), "level": .integer(row.level),
                    "was": .number(was.within.printed), "now": .number(now.within.printed),
                    "gain": .number((now.within - was.within).printed), "shareWas": .number(was.share),
                    "shareNow": .number(now.share),
                ])
            }
        }
        return .object([
            "areas": .list(
                zip(before.areas, report.areas).compactMap { was, now in
                    let changed = rows(was.shares, now.shares)
                    return changed.isEmpty
                        ? nil : .object(["area": JSONPiece(now.area), "categories": .list(changed)])
                }), "project": .list(rows(before.project, report.project)),
            "allMusts": .object([
                "shareWas": .number(before.project.allMustsShare), "shareNow": .number(report.project.allMustsShare),
            ]),
        ])
    }
}

/// The keys of an answer, and its findings beside them.
private struct CircleJSON: Encodable {
    let pieces: [String: JSONPiece]
    let findings: [FindingJSON]

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        for (name, piece) in pieces { try object.encode(piece, forKey: Key(name)) }
        try object.encode(findings, forKey: Key("findings"))
    }
}

extension WalkingPace {
    /// How long a walk takes.
    func minutes(_ length: WalkLength) -> Double { length.meters.value / speed.metersPerSecond / 60 }
}

extension Double {
    /// To the millionth, so that sums of many parts read as what they are.
    var printed: Double { (self * 1e6).rounded() / 1e6 }
}

extension JSONPiece {
    /// Null where there is no number.
    static func number(_ value: Double?) -> JSONPiece { value.map(JSONPiece.number) ?? .null }
}

extension Verdict {
    /// Who serves the area on the day, each once.
    public var servingActors: [String] {
        var seen: Set<String> = []
        return serving.map { appointments[$0].actor }.filter { seen.insert($0).inserted }
    }
}
