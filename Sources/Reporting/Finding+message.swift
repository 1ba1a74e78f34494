public import GeoModel
public import PlanningModel

extension Finding {
    /// One sentence that says what the matter is.
    public func message(in language: Language) -> String {
        FindingWords(finding: self, language: language).sentence
    }
}

/// The words of one finding in one language.
private struct FindingWords {
    let finding: Finding
    let language: Language

    private var evidence: Evidence { finding.evidence }
    private var place: String { finding.area?.name ?? "" }
    private var day: String { evidence.asOf.description }
    private var isEnglish: Bool { language == .english }

    var sentence: String {
        switch finding.code {
        case .gapNone: missing
        case .gapExpired: expired
        case .gapFuture: future
        case .gapPartial: partial
        case .gapHollow: hollow
        case .spanOver, .spanSplit: span
        case .overSame, .overLead, .overExclude, .overHandover, .levelContested, .layerOK: overlap
        case .linkOrphan: orphan
        case .totalMismatch: total
        case .phaseDue: phase
        case .circleMissing, .circleSevered: CircleFindingWords(finding: finding, language: language).sentence
        }
    }

    /// What the rule asks for, as people call it.
    private var role: String {
        if let role = finding.role { return label(role) }
        return roles(isEnglish ? " or " : "或")
    }

    private func label(_ name: String) -> String { finding.roles.label(of: name, in: language) }

    private func list(_ words: [String]) -> String { words.joined(separator: isEnglish ? ", " : "、") }

    private func actors(_ appointments: [Appointment]) -> String {
        var seen: Set<String> = []
        let names = appointments.map(\.actor).filter { seen.insert($0).inserted }
        // A pool of hundreds is no sentence.
        let most = 12
        if names.count <= most { return list(names) }
        let others = names.count - most
        return list(Array(names.prefix(most))) + (isEnglish ? " and \(others) more" : "等 \(others) 名其他人")
    }

    /// `3 of 5: history, municipal missing`; nil where the rule has one quota.
    private var share: String? {
        guard case .share(let met, let all, let missing)? = evidence.detail else { return nil }
        let names = list(missing.map(label))
        return isEnglish ? "\(met) of \(all), missing \(names)" : " \(all) 项中的 \(met) 项，缺\(names)"
    }

    /// Those of the evidence who are in force on the day.
    private var serving: String { actors(evidence.appointments.filter { $0.term.contains(evidence.asOf) }) }

    /// `more than 1..3` in words that need no key.
    private func asked(_ quota: Quota) -> String {
        guard let upper = quota.upper else { return isEnglish ? "at least \(quota.lower)" : "至少 \(quota.lower)" }
        if upper == quota.lower { return isEnglish ? "exactly \(upper)" : "恰好 \(upper)" }
        return isEnglish ? "\(quota.lower) to \(upper)" : "\(quota.lower) 至 \(upper)"
    }

    private var missing: String {
        if case .facts(let name, _)? = evidence.detail {
            return isEnglish ? "\(place) has no \(name) on record." : "\(place)没有 \(name) 的记录。"
        }
        if let share, finding.role != nil, !evidence.appointments.isEmpty {
            return isEnglish ? "\(place) has \(share) (\(role))." : "\(place)的\(role)有\(share)。"
        }
        return isEnglish
            ? "\(place) has no \(role), and none is on record." : "\(place)没有\(role)，也没有任何任职记录。"
    }

    private var expired: String {
        let last = evidence.appointments.lastEnded(on: evidence.asOf)
        let actor = last?.actor ?? "–"
        let end = last?.term.to?.description ?? "–"
        if let share, evidence.inForce > 0 {
            return isEnglish
                ? "\(place) has \(share) on \(day), and had all: the last, \(actor), ended on \(end)."
                : "\(place)在 \(day) 有\(share)，此前齐全：最后一任\(actor)于 \(end) 到期。"
        }
        if evidence.inForce > 0 {
            return isEnglish
                ? "\(place) has less \(role) on \(day) than it had: \(serving) still serves, the last, \(actor), ended on \(end)."
                : "\(place)在 \(day) 的\(role)少于此前：\(serving)仍在任，最后一任\(actor)于 \(end) 到期。"
        }
        guard last != nil else {
            return isEnglish
                ? "\(place) had its \(role) before \(day), and has none that counts now."
                : "\(place)在 \(day) 之前有\(role)，目前没有有效的\(role)。"
        }
        return isEnglish
            ? "\(place) has no \(role) on \(day): the last, \(actor), ended on \(end)."
            : "\(place)在 \(day) 没有\(role)：最后一任\(actor)于 \(end) 到期。"
    }

    private var future: String {
        if case .facts(let name, let facts)? = evidence.detail {
            let date = facts.first?.date?.description ?? "–"
            return isEnglish
                ? "\(place) has no \(name) on \(day): it is dated \(date)."
                : "\(place)在 \(day) 尚无 \(name)：其日期为 \(date)。"
        }
        let next = evidence.appointments.nextBeginning(after: evidence.asOf)
        let begin = next?.term.from?.description ?? "–"
        return isEnglish
            ? "\(place) has no \(role) on \(day): \(next?.actor ?? "–") begins on \(begin)."
            : "\(place)在 \(day) 尚无\(role)：\(next?.actor ?? "–")自 \(begin) 起任职。"
    }

    private var partial: String {
        if let share {
            return isEnglish ? "\(place) has \(share) on \(day)." : "\(place)在 \(day) 有\(share)。"
        }
        if case .uncovered(let ground)? = evidence.detail {
            let km2 = ground.printedKilometers
            return isEnglish
                ? "\(km2) km2 of \(place) have no \(role) on \(day)."
                : "\(place)在 \(day) 有 \(km2) 平方公里没有\(role)。"
        }
        guard let quota = evidence.quota else {
            return isEnglish
                ? "\(place) has too few of \(role) on \(day): \(serving)."
                : "\(place)在 \(day) 的\(role)不足：\(serving)。"
        }
        return isEnglish
            ? "\(place) has \(evidence.inForce) as \(role) on \(day), \(asked(quota)) are asked for: \(serving)."
            : "\(place)在 \(day) 有 \(evidence.inForce) 名\(role)，应为\(asked(quota))：\(serving)。"
    }

    private var hollow: String {
        switch evidence.detail {
        case .service(let rule, let done)?:
            let unit =
                switch (rule.measure, isEnglish) {
                case (.days, true): done == 1 ? "day" : "days"
                case (.days, false): "天"
                case (.count, true): done == 1 ? "time" : "times"
                case (.count, false): "次"
                }
            let period =
                rule.period == .month
                ? String(day.prefix(7)) : String(day.prefix(4))
            let whom = isEnglish ? "\(place): \(serving)" : "\(place)：\(serving)"
            return isEnglish
                ? "\(whom) did \(done) \(unit) of \(rule.kind) in \(period), \(asked(rule.quota)) are asked for."
                : "\(whom)在 \(period) 的 \(rule.kind) 为 \(done) \(unit)，应为\(asked(rule.quota))。"
        case .absent(.service(let kind))?:
            return isEnglish
                ? "No \(kind) of any \(role) is on record, so it is not judged. Import it with 'zegui import service'."
                : "没有\(role)的任何 \(kind) 记录，故不作判断。可用 zegui import service 导入。"
        default: return place
        }
    }

    private var span: String {
        let actor = finding.actor ?? ""
        switch evidence.detail {
        case .span(let areas, let quota)?:
            let names = list(areas.map(\.name))
            return isEnglish
                ? "\(actor) serves \(areas.count) areas as \(role) on \(day), more than \(quota.upper ?? quota.lower): \(names)."
                : "\(actor)在 \(day) 作为\(role)服务 \(areas.count) 个区域，超过 \(quota.upper ?? quota.lower) 个：\(names)。"
        case .split(let areas, let level)?:
            let names = list(areas.map(\.name))
            return isEnglish
                ? "\(actor) serves areas in more than one \(level.name(in: .english)) as \(role) on \(day): \(names)."
                : "\(actor)在 \(day) 作为\(role)服务的区域跨\(level.name(in: .chinese))：\(names)。"
        default: return actor
        }
    }

    private var overlap: String {
        let who = actors(evidence.appointments)
        let number = evidence.appointments.count
        switch (finding.code, language) {
        case (.overSame, .english):
            guard finding.state == .conflict else { return "\(place) has \(number) as \(role) on \(day): \(who)." }
            return
                "\(place) has \(evidence.inForce) as \(role)\(excessValue) on \(day), more than \(bound): \(serving)."
        case (.overSame, .chinese):
            guard finding.state == .conflict else { return "\(place)在 \(day) 有 \(number) 名\(role)：\(who)。" }
            return "\(place)在 \(day) 有 \(evidence.inForce) 名\(role)\(excessValue)，超过 \(bound) 名：\(serving)。"
        case (.overLead, .english): return "\(place) has \(number) leading as \(role) on \(day): \(who)."
        case (.overLead, .chinese): return "\(place)在 \(day) 有 \(number) 名牵头\(role)：\(who)。"
        case (.overExclude, .english): return "\(place) has both \(roles(" and ")) on \(day): \(who)."
        case (.overExclude, .chinese): return "\(place)在 \(day) 同时有\(roles("和"))：\(who)。"
        case (.overHandover, .english): return "\(place) is handed over as \(role)\(commonDays): \(who)."
        case (.overHandover, .chinese): return "\(place)的\(role)正在交接\(commonDays)：\(who)。"
        case (.levelContested, .english): return "\(areas) share ground, and each has its own: \(who)."
        case (.levelContested, .chinese): return "\(areas)有共同的地面，各有责任人：\(who)。"
        case (_, .english): return "\(who) are layered on \(place)."
        case (_, .chinese): return "\(place)上的\(who)为合法叠加。"
        }
    }

    private var bound: Int { evidence.quota?.upper ?? evidence.quota?.lower ?? 0 }

    /// The discipline or duty that too many have; empty where the quota is of the role.
    private var excessValue: String {
        guard case .excess(_, let value?, _, _)? = evidence.detail else { return "" }
        return isEnglish ? " for \(value)" : "（\(value)）"
    }

    private func roles(_ word: String) -> String { finding.roles.map { label($0.name) }.joined(separator: word) }

    private var areas: String {
        guard case .overlap(let overlap)? = evidence.detail else { return place }
        return list(overlap.areas.map(\.name))
    }

    private var commonDays: String {
        guard case .overlap(let overlap)? = evidence.detail, let from = overlap.common.from, let to = overlap.common.to
        else { return "" }
        return isEnglish ? " from \(from) to \(to)" : "（\(from) 至 \(to)）"
    }

    private var orphan: String {
        if case .absent(.area(let name))? = evidence.detail {
            return isEnglish
                ? "The scheme speaks of the area '\(name)', which is not in the project; import it under that code."
                : "制度提到的区域“\(name)”不在项目中；请以该代码导入。"
        }
        guard case .orphan(let reason)? = evidence.detail else { return finding.actor ?? "" }
        if case .unknownRole(let role, let nearest) = reason {
            let guess = nearest.map { isEnglish ? "; did you mean '\($0)'" : "；是否指“\($0)”" } ?? ""
            let number = evidence.appointments.count
            return isEnglish
                ? "The scheme has no role '\(role)'\(guess). \(number) listed so \(number == 1 ? "does" : "do") not count: \(actors(evidence.appointments))."
                : "制度没有角色“\(role)”\(guess)。如此列出的 \(number) 条任职不计入：\(actors(evidence.appointments))。"
        }
        return isEnglish
            ? "\(finding.actor ?? "") does not count as \(role): \(text(of: reason))."
            : "\(finding.actor ?? "")不计为\(role)：\(text(of: reason))。"
    }

    private func text(of reason: OrphanReason) -> String {
        switch (reason, language) {
        case (.level(let level, let allowed), .english):
            "\(place) is a \(level.name(in: language)), and the role is for \(list(allowed.map { $0.name(in: language) }))"
        case (.level(let level, let allowed), .chinese):
            "\(place)是\(level.name(in: language))，该角色只用于\(list(allowed.map { $0.name(in: language) }))"
        case (.form(let form, let allowed), .english): "its form is \(form), and the role is for \(list(allowed))"
        case (.form(let form, let allowed), .chinese): "其形式为 \(form)，该角色只用于 \(list(allowed))"
        case (.areaNotInForce(let id), .english): "there is no area \(id) on that day"
        case (.areaNotInForce(let id), .chinese): "当日没有区域 \(id)"
        case (.notPartOf(let name?, let role), .english):
            "\(name), which it is part of, is no \(role) in force on that day"
        case (.notPartOf(let name?, let role), .chinese): "其所属的\(name)当日不是在任的 \(role)"
        case (.notPartOf(nil, let role), .english): "the list does not say which \(role) it is part of"
        case (.notPartOf(nil, let role), .chinese): "名单没有写明其所属的 \(role)"
        case (.noGround, .english): "its polygon lies on no area of the role's levels"
        case (.noGround, .chinese): "其范围不在该角色适用层级的任何区域上"
        case (.unknownRole(let role, _), _): role
        }
    }

    private var total: String {
        guard case .total(let total, let found)? = evidence.detail else { return "" }
        return isEnglish
            ? "\(total.title): \(total.declared) declared for \(day), \(found) found."
            : "\(total.title)：\(day) 公布 \(total.declared)，实有 \(found)。"
    }

    private var phase: String {
        guard case .phase(let phase, let covered)? = evidence.detail, let target = phase.atLeast else { return place }
        return isEnglish
            ? "\(place) has \(covered) covered areas on \(day); since \(phase.from) it should have \(target.areas)."
            : "\(place)在 \(day) 有 \(covered) 个已覆盖区域；自 \(phase.from) 起应有 \(target.areas) 个。"
    }
}

extension DeclaredTotal {
    /// What is counted, in the words of the scheme: `actors role=planner form=team`.
    public var title: String {
        var words = [key.subject.rawValue]
        words += key.role.map { ["role=\($0)"] } ?? []
        words += key.form.map { ["form=\($0)"] } ?? []
        if !key.levels.isEmpty { words.append("level=\(key.levels.map(\.rawValue).joined(separator: ","))") }
        if !key.tags.isEmpty { words.append("tag=\(key.tags.joined(separator: ","))") }
        words += key.conditions.map { "\($0.name)=\($0.values.joined(separator: ","))" }
        words += key.fact.map { ["fact=\($0)"] } ?? []
        words += key.by.map { ["by=\($0.rawValue)"] } ?? []
        words += key.having.map { ["having=\($0)"] } ?? []
        return words.joined(separator: " ")
    }
}
