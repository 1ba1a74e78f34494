import GeoModel
import PlanningModel
public import Responsibility

extension CoverageReport {
    /// The report as `coverage --format json` and the server give it.
    public func json(in language: Language) throws -> String {
        try jsonText(CoverageJSON(report: self, language: language))
    }
}

private struct CoverageJSON: Encodable {
    let scheme: String
    let asOf: String
    let rules: [RuleJSON]
    let findings: [FindingJSON]
    /// No scheme declares figures yet.
    let totals: [String] = []

    init(report: CoverageReport, language: Language) {
        scheme = report.scheme
        asOf = report.asOf.description
        rules = report.rules.map(RuleJSON.init)
        findings = report.findings.map { FindingJSON($0, language: language) }
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

private struct FindingJSON: Encodable {
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
        try object.encode(finding.code.severity.rawValue, forKey: .severity)
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

    private enum Key: String, CodingKey { case id, code, name, parent, level }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(area.id, forKey: .id)
        try object.encode(area.code, forKey: .code)
        try object.encode(area.name, forKey: .name)
        try object.encode(area.parent, forKey: .parent)
        try object.encode(area.level.rawValue, forKey: .level)
    }
}

private struct EvidenceJSON: Encodable {
    let evidence: Evidence
    let area: Area?

    init(_ finding: Finding) {
        evidence = finding.evidence
        area = finding.area
    }

    private enum Key: String, CodingKey { case asOf, quota, inForce, appointments, boundary }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(evidence.asOf.description, forKey: .asOf)
        try object.encode(evidence.quota?.description, forKey: .quota)
        try object.encode(evidence.inForce, forKey: .inForce)
        try object.encode(evidence.appointments.map(AppointmentJSON.init), forKey: .appointments)
        try object.encode(area.map(BoundaryJSON.init), forKey: .boundary)
    }
}

private struct AppointmentJSON: Encodable {
    let appointment: Appointment

    init(_ appointment: Appointment) { self.appointment = appointment }

    private enum Key: String, CodingKey { case id, actor, form, role, lead, from, to, file, row, sha256 }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(appointment.id, forKey: .id)
        try object.encode(appointment.actor, forKey: .actor)
        try object.encode(appointment.form, forKey: .form)
        try object.encode(appointment.role, forKey: .role)
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
