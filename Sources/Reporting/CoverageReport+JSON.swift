import GeoModel
import PlanningModel
public import Responsibility

extension CoverageReport {
    /// The report as `coverage --format json` and the server give it.
    ///
    /// - Parameter changes: What changed since another day, where that was asked for.
    public func json(in language: Language, changes: CoverageChanges? = nil) throws -> String {
        try jsonText(CoverageJSON(report: self, changes: changes, language: language))
    }
}

private struct CoverageJSON: Encodable {
    let scheme: String
    let asOf: String
    let rules: [RuleJSON]
    let findings: [FindingJSON]
    let totals: [JSONPiece]
    /// Only where a second day was asked about.
    let against: String?
    let changes: [ChangeJSON]?

    init(report: CoverageReport, changes: CoverageChanges?, language: Language) {
        scheme = report.scheme
        asOf = report.asOf.description
        rules = report.rules.map(RuleJSON.init)
        findings = report.findings.map { FindingJSON($0, language: language) }
        totals = report.totals.map { JSONPiece($0) }
        against = changes?.against.description
        self.changes = changes?.changes.map(ChangeJSON.init)
    }
}

/// One change; a state is null where the area was not there.
private struct ChangeJSON: Encodable {
    let change: CoverageChanges.Change

    init(_ change: CoverageChanges.Change) { self.change = change }

    private enum Key: String, CodingKey { case rule, role, area, was, now, lineage, state }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(change.rule, forKey: .rule)
        try object.encode(change.role, forKey: .role)
        try object.encode(AreaJSON(change.area), forKey: .area)
        try object.encode(change.was?.rawValue, forKey: .was)
        try object.encode(change.now?.rawValue, forKey: .now)
        var lineage = object.nestedUnkeyedContainer(forKey: .lineage)
        for kin in change.lineage {
            var entry = lineage.nestedContainer(keyedBy: Key.self)
            try entry.encode(AreaJSON(kin.area), forKey: .area)
            try entry.encode(kin.state.rawValue, forKey: .state)
        }
    }
}

/// A declared figure: the keys that the scheme gives, and what is found; null where nothing can be counted.
extension JSONPiece {
    fileprivate init(_ report: TotalReport) {
        let key = report.total.key
        var pieces: [String: JSONPiece] = [
            "count": .text(key.subject.rawValue), "at": JSONPiece(report.day),
            "declared": .integer(report.total.declared), "found": report.found.map(JSONPiece.integer) ?? .null,
            "agrees": report.agrees.map(JSONPiece.truth) ?? .null,
        ]
        func add(_ name: String, _ text: String?) { if let text { pieces[name] = .text(text) } }
        add("role", key.role)
        add("form", key.form)
        add("fact", key.fact)
        add("by", key.by?.rawValue)
        add("having", key.having)
        if !key.levels.isEmpty { pieces["level"] = JSONPiece(oneOf: key.levels.map(\.rawValue)) }
        if !key.tags.isEmpty { pieces["tag"] = JSONPiece(oneOf: key.tags) }
        if !key.conditions.isEmpty {
            let pairs = key.conditions.map { condition in
                (condition.name, JSONPiece(oneOf: condition.values))
            }
            pieces["where"] = .object(Dictionary(pairs) { first, _ in first })
        }
        self = .object(pieces)
    }
}

private struct RuleJSON: Encodable {
    let rule: RuleReport

    init(_ rule: RuleReport) { self.rule = rule }

    private enum Key: String, CodingKey { case rule, role, judged, states, areaKm2, population, uncovered }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(rule.requirement.id, forKey: .rule)
        try object.encode(rule.requirement.role, forKey: .role)
        try object.encode(rule.verdicts.count, forKey: .judged)
        let counts = CoverageState.allCases.map { ($0.rawValue, rule.count(of: $0)) }
        try object.encode(
            Dictionary(uniqueKeysWithValues: counts.filter { $0.1 > 0 }), forKey: .states)
        var area = object.nestedContainer(keyedBy: Key.self, forKey: .areaKm2)
        try area.encode(rule.judgedArea.printedKilometers, forKey: .judged)
        try area.encode(rule.uncoveredArea.printedKilometers, forKey: .uncovered)
        var population = object.nestedContainer(keyedBy: Key.self, forKey: .population)
        try population.encode(rule.judgedPopulation, forKey: .judged)
        try population.encode(rule.uncoveredPopulation, forKey: .uncovered)
    }
}

struct FindingJSON: Encodable {
    let finding: Finding
    let language: Language

    init(_ finding: Finding, language: Language) {
        self.finding = finding
        self.language = language
    }

    private enum Key: String, CodingKey {
        case code, severity, rule, role, area, actor, state, message, evidence
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(finding.code.rawValue, forKey: .code)
        try object.encode(finding.severity.rawValue, forKey: .severity)
        try object.encode(finding.rule, forKey: .rule)
        try object.encode(finding.role, forKey: .role)
        try object.encode(finding.area.map(AreaJSON.init), forKey: .area)
        try object.encode(finding.actor, forKey: .actor)
        try object.encode(finding.state?.rawValue, forKey: .state)
        try object.encode(finding.message(in: language), forKey: .message)
        try object.encode(EvidenceJSON(finding), forKey: .evidence)
    }
}

/// An area as every result names it.
struct AreaJSON: Encodable {
    let area: Area

    init(_ area: Area) { self.area = area }

    func encode(to encoder: any Encoder) throws { try JSONPiece(area).encode(to: encoder) }
}

extension JSONPiece {
    init(_ area: Area) {
        self = .object([
            "id": .text(area.id), "code": JSONPiece(area.code), "name": .text(area.name),
            "parent": JSONPiece(area.parent), "level": .text(area.level.rawValue),
        ])
    }
}

private struct EvidenceJSON: Encodable {
    let evidence: Evidence
    let area: Area?

    init(_ finding: Finding) {
        evidence = finding.evidence
        area = finding.area
    }

    private enum Key: String, CodingKey { case asOf, quota, inForce, appointments, boundary, detail }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(evidence.asOf.description, forKey: .asOf)
        try object.encode(evidence.quota?.description, forKey: .quota)
        try object.encode(evidence.inForce, forKey: .inForce)
        try object.encode(evidence.appointments.map(AppointmentJSON.init), forKey: .appointments)
        try object.encode(area.map(BoundaryJSON.init), forKey: .boundary)
        if let detail = evidence.detail { try object.encode(JSONPiece(detail), forKey: .detail) }
    }
}

struct AppointmentJSON: Encodable {
    let appointment: Appointment

    init(_ appointment: Appointment) { self.appointment = appointment }

    private enum Key: String, CodingKey {
        case id, actor, form, role, area, lead, from, to, file, row, sha256, ground
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(appointment.id, forKey: .id)
        try object.encode(appointment.actor, forKey: .actor)
        try object.encode(appointment.form, forKey: .form)
        try object.encode(appointment.role, forKey: .role)
        try object.encode(appointment.area, forKey: .area)
        if appointment.ground != nil { try object.encode("own polygon", forKey: .ground) }
        try object.encode(appointment.isLead, forKey: .lead)
        try object.encode(appointment.term.from?.description, forKey: .from)
        try object.encode(appointment.term.to?.description, forKey: .to)
        try object.encode(appointment.origin.source.file, forKey: .file)
        try object.encode(appointment.origin.row, forKey: .row)
        try object.encode(appointment.origin.source.sha256, forKey: .sha256)
    }
}

/// The version of the area that was judged, and where its boundary came from.
private struct BoundaryJSON: Encodable {
    let area: Area

    init(_ area: Area) { self.area = area }

    private enum Key: String, CodingKey { case validFrom, validTo, file, row, sha256, operation, accuracyM }

    func encode(to encoder: any Encoder) throws {
        let source = area.origin.source
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(area.term.from?.description, forKey: .validFrom)
        try object.encode(area.term.to?.description, forKey: .validTo)
        try object.encode(source.file, forKey: .file)
        try object.encode(area.origin.row, forKey: .row)
        try object.encode(source.sha256, forKey: .sha256)
        try object.encode(source.operation, forKey: .operation)
        try object.encode(source.accuracy?.value, forKey: .accuracyM)
    }
}
