public import GeoModel
public import PlanningModel

extension CoverageState {
    /// The state's name for people; in English its code.
    public func name(in language: Language) -> String {
        guard language == .chinese else { return rawValue }
        return switch self {
        case .notApplicable: "不适用"
        case .unknown: "无数据"
        case .gap: "空缺"
        case .expired: "已到期"
        case .future: "未到任"
        case .partial: "部分覆盖"
        case .conflict: "冲突"
        case .covered: "已覆盖"
        }
    }
}

extension Level {
    /// The level's name for people: the field's own word where there is one, else as written.
    public func name(in language: Language) -> String {
        guard language == .chinese else { return rawValue }
        let words: [Level: String] = [
            "city": "市", "district": "区", "county": "县", "street": "街道", "town": "镇", "township": "乡",
            "park": "园区", "village": "村", "community": "社区", "zone": "片区", "keyarea": "重点地区",
            "urbanarea": "城区", "project": "项目",
        ]
        return words[self] ?? rawValue
    }
}

extension Area {
    /// The area above it as people call it; empty where there is none.
    public var parentTitle: String { parentName ?? parent ?? "" }
}

extension Finding {
    /// One sentence that says what the matter is.
    public func message(in language: Language) -> String {
        let name = area?.name ?? actor ?? ""
        let day = evidence.asOf.description
        let quota = evidence.quota?.description ?? ""
        let ended = evidence.appointments.lastEnded(on: evidence.asOf)
        let next = evidence.appointments.nextBeginning(after: evidence.asOf)
        let role = roleLabel[language] ?? role ?? ""
        switch (code, language) {
        case (.gapNone, .english): return "\(name) has no \(role), and none is on record."
        case (.gapNone, .chinese): return "\(name)没有\(role)，也没有任何任职记录。"
        case (.gapExpired, .english):
            return "\(name) has no \(role) on \(day): the last, \(ended?.actor ?? "–"), ended on \(ended?.end ?? "–")."
        case (.gapExpired, .chinese):
            return "\(name)在 \(day) 没有\(role)：最后一任\(ended?.actor ?? "–")于 \(ended?.end ?? "–") 到期。"
        case (.gapFuture, .english):
            return "\(name) has no \(role) on \(day): \(next?.actor ?? "–") begins on \(next?.beginning ?? "–")."
        case (.gapFuture, .chinese):
            return "\(name)在 \(day) 尚无\(role)：\(next?.actor ?? "–")自 \(next?.beginning ?? "–") 起任职。"
        case (.gapPartial, .english): return "\(name) has \(evidence.inForce) \(role) of \(quota) on \(day)."
        case (.gapPartial, .chinese): return "\(name)在 \(day) 有 \(evidence.inForce) 名\(role)，应为 \(quota)。"
        case (.overSame, .english): return "\(name) has \(evidence.inForce) \(role) on \(day), more than \(quota)."
        case (.overSame, .chinese): return "\(name)在 \(day) 有 \(evidence.inForce) 名\(role)，超过 \(quota)。"
        case (.linkOrphan, .english): return "\(actor ?? "") does not count as \(role): \(orphanText(in: language))."
        case (.linkOrphan, .chinese): return "\(actor ?? "")不计为\(role)：\(orphanText(in: language))。"
        }
    }

    private func orphanText(in language: Language) -> String {
        let place = area?.name ?? ""
        return switch (evidence.orphanReason, language) {
        case (.level(let level, let allowed)?, .english):
            "\(place) is a \(level.name(in: language)), and the role is for \(words(allowed, ", ", language))"
        case (.level(let level, let allowed)?, .chinese):
            "\(place)是\(level.name(in: language))，该角色只用于\(words(allowed, "、", language))"
        case (.form(let form, let allowed)?, .english):
            "its form is \(form), and the role is for \(allowed.joined(separator: ", "))"
        case (.form(let form, let allowed)?, .chinese): "其形式为 \(form)，该角色只用于 \(allowed.joined(separator: "、"))"
        case (.areaNotInForce(let id)?, .english): "there is no area \(id) on that day"
        case (.areaNotInForce(let id)?, .chinese): "当日没有区域 \(id)"
        case (nil, _): ""
        }
    }

    private func words(_ levels: [Level], _ separator: String, _ language: Language) -> String {
        levels.map { $0.name(in: language) }.joined(separator: separator)
    }
}

extension Appointment {
    fileprivate var beginning: String { term.from?.description ?? "–" }
    fileprivate var end: String { term.to?.description ?? "–" }
}
