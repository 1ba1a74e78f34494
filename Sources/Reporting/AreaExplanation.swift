public import GeoModel
public import PlanningModel
public import Responsibility

/// Why an area has its state, rule by rule, with the rows that decided.
public struct AreaExplanation: Sendable {
    public let scheme: String
    public let asOf: CalendarDay
    public let area: Area
    public let rules: [RuleExplanation]
    /// Findings about the area, and about the actors who serve it.
    public let findings: [Finding]

    public struct RuleExplanation: Sendable {
        public let requirement: Requirement
        public let roles: [Role]
        /// Nil where the rule is not about such areas, or the area not in force.
        public let verdict: Verdict?
        let isInForce: Bool
        let asOf: CalendarDay
    }
}

extension CoverageReport {
    /// What the report says about one area.
    public func explanation(of area: Area) -> AreaExplanation {
        let rules = rules.map { rule in
            AreaExplanation.RuleExplanation(
                requirement: rule.requirement, roles: rule.roles,
                verdict: rule.verdicts.first { $0.area.id == area.id }, isInForce: area.term.contains(asOf),
                asOf: asOf)
        }
        let actors = Set(rules.flatMap { $0.verdict?.appointments ?? [] }.map(\.actor))
        return AreaExplanation(
            scheme: scheme, asOf: asOf, area: area, rules: rules,
            findings: findings.filter { finding in
                if let place = finding.area { return place.id == area.id }
                return finding.actor.map(actors.contains) ?? false
            })
    }
}

extension AreaExplanation.RuleExplanation {
    /// One sentence that says why the area has this state under the rule.
    public func reason(in language: Language) -> String {
        let isEnglish = language == .english
        guard let verdict else {
            if !isInForce { return isEnglish ? "the area is not in force on that day" : "该区域当日不存在" }
            return isEnglish ? "the rule is not about such areas" : "该规则不适用于此类区域"
        }
        let names = verdict.serving.map { verdict.appointments[$0].actor }.joined(separator: isEnglish ? ", " : "、")
        switch verdict.detail {
        case .notApplicable(.validity(let term))?:
            let days = "[\(term.from?.description ?? "…"), \(term.to?.description ?? "…"))"
            return isEnglish ? "the scheme is in force in \(days)" : "制度有效期为 \(days)"
        case .notApplicable(.scope)?:
            return isEnglish ? "the area is outside the scheme's scope" : "区域不在制度的适用范围内"
        case .notApplicable(.phase(let from))?:
            return isEnglish ? "the phase begun on \(from) does not reach it yet" : "自 \(from) 起的阶段尚未包括该区域"
        case .absent(let input)?: return text(of: input, in: language)
        case .share(let met, let all, let missing)?:
            let words = missing.map { roles.label(of: $0, in: language) }.joined(separator: isEnglish ? ", " : "、")
            return isEnglish ? "\(met) of \(all) met, missing: \(words)" : "\(all) 项中满足 \(met) 项，缺：\(words)"
        case .uncovered(let ground)?:
            return isEnglish
                ? "\(ground.printedKilometers) km2 of \(verdict.area.area.printedKilometers) have nobody"
                : "\(verdict.area.area.printedKilometers) 平方公里中有 \(ground.printedKilometers) 无人负责"
        case .service(let rule, let done)?:
            let unit = rule.measure == .days ? (isEnglish ? "days" : "天") : (isEnglish ? "times" : "次")
            return isEnglish
                ? "\(rule.kind): \(done) \(unit), \(rule.quota) are asked for each \(rule.period.rawValue)"
                : "\(rule.kind)：\(done) \(unit)，每\(rule.period == .month ? "月" : "年")应为 \(rule.quota)"
        case .facts(let name, let facts)?:
            return isEnglish ? "\(facts.count) of \(name) on record" : "\(name) 记录 \(facts.count) 条"
        default:
            if verdict.serving.isEmpty { return absence(of: verdict, in: language) }
            return isEnglish ? "served by \(names)" : "在任：\(names)"
        }
    }

    /// Why nobody serves: who did last, or will.
    private func absence(of verdict: Verdict, in language: Language) -> String {
        let isEnglish = language == .english
        if verdict.appointments.isEmpty { return isEnglish ? "nobody is on record" : "没有任何任职记录" }
        if verdict.state == .expired, let last = verdict.appointments.lastEnded(on: asOf), let day = last.term.to {
            return isEnglish
                ? "nobody serves on the day: the last, \(last.actor), ended on \(day)"
                : "当日无人在任：最后一任 \(last.actor) 已于 \(day) 到期"
        }
        if verdict.state == .future, let next = verdict.appointments.nextBeginning(after: asOf),
            let day = next.term.from
        {
            return isEnglish
                ? "nobody serves on the day: \(next.actor) begins on \(day)"
                : "当日无人在任：\(next.actor) 自 \(day) 起任职"
        }
        return isEnglish ? "nobody serves on the day" : "当日无人在任"
    }

    private func text(of input: AbsentInput, in language: Language) -> String {
        switch (input, language) {
        case (.appointments, .english): "the project holds no appointment at all"
        case (.appointments, .chinese): "项目中没有任何任职记录"
        case (.facts, .english): "the project holds no facts"
        case (.facts, .chinese): "项目中没有任何文件记录"
        case (.service(let kind), .english): "the project holds no \(kind)"
        case (.service(let kind), .chinese): "项目中没有 \(kind) 记录"
        case (.area(let id), .english): "the area '\(id)', which the scheme names, is not in the project"
        case (.area(let id), .chinese): "制度提到的区域“\(id)”不在项目中"
        case (.children, .english): "no area below it is in the project and in scope"
        case (.children, .chinese): "项目中没有适用的下级区域"
        case (.walkingTimes, .english): "walking times are not in the project"
        case (.walkingTimes, .chinese): "项目中没有步行时间"
        }
    }
}

extension AreaExplanation {
    /// The explanation as `explain --format json` gives it.
    public func json(in language: Language) throws -> String {
        try jsonText(ExplanationJSON(explanation: self, language: language))
    }
}

private struct ExplanationJSON: Encodable {
    let explanation: AreaExplanation
    let language: Language

    private enum Key: String, CodingKey {
        case scheme, asOf, area, rules, findings, rule, role, state, because, inForce, appointments, detail
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(explanation.scheme, forKey: .scheme)
        try object.encode(explanation.asOf.description, forKey: .asOf)
        try object.encode(AreaJSON(explanation.area), forKey: .area)
        var rules = object.nestedUnkeyedContainer(forKey: .rules)
        for rule in explanation.rules {
            var entry = rules.nestedContainer(keyedBy: Key.self)
            try entry.encode(rule.requirement.id, forKey: .rule)
            try entry.encode(rule.requirement.role, forKey: .role)
            try entry.encode(rule.verdict?.state.rawValue, forKey: .state)
            try entry.encode(rule.reason(in: language), forKey: .because)
            try entry.encode(rule.verdict?.inForce, forKey: .inForce)
            try entry.encode(rule.verdict?.appointments.map(AppointmentJSON.init), forKey: .appointments)
            try entry.encode(rule.verdict?.detail.map { JSONPiece($0) }, forKey: .detail)
        }
        try object.encode(explanation.findings.map { FindingJSON($0, language: language) }, forKey: .findings)
    }
}
