public import BoundaryQuality
public import GeoModel
public import PlanningModel
public import Responsibility

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
        case .hollow: "未履职"
        case .overspan: "超员额"
        case .coveredByLayer: "由其他层级覆盖"
        case .covered: "已覆盖"
        }
    }
}

extension Severity {
    /// The severity's name for people; in English its code.
    public func name(in language: Language) -> String {
        guard language == .chinese else { return rawValue }
        return switch self {
        case .conflict: "冲突"
        case .gap: "空缺"
        case .warning: "提示"
        case .note: "说明"
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

extension Requirement {
    /// What the rule asks for, in a few words: `planner 1..`.
    ///
    /// - Parameter roles: Those that it speaks of.
    public func title(roles: [Role], in language: Language) -> String {
        func words(_ demand: RoleDemand) -> String {
            "\(roles.label(of: demand.role, in: language)) \(demand.quota)"
        }
        switch (demand, language) {
        case (.role(let demand), _): return words(demand)
        case (.each(let demand, let column, let values), .english):
            return "\(words(demand)) for each of \(column.rawValue): \(values.joined(separator: ", "))"
        case (.each(let demand, let column, let values), .chinese):
            return "\(words(demand))，逐项（\(column.rawValue)）：\(values.joined(separator: "、"))"
        case (.any(let demands), .english): return demands.map(words).joined(separator: " or ")
        case (.any(let demands), .chinese): return demands.map(words).joined(separator: " 或 ")
        case (.all(let demands), .english): return demands.map(words).joined(separator: " and ")
        case (.all(let demands), .chinese): return demands.map(words).joined(separator: " 和 ")
        case (.fact(let name, let quota), _): return "\(name) \(quota)"
        }
    }
}

extension DataOverlap.Verdict {
    public func name(in language: Language) -> String {
        guard language == .chinese else { return rawValue }
        return switch self {
        case .sliver: "碎片"
        case .enclave: "飞地未扣除"
        case .overlap: "重叠"
        }
    }
}

extension DutyOverlap.Verdict {
    public func name(in language: Language) -> String {
        guard language == .chinese else { return rawValue }
        return switch self {
        case .layer: "合法叠加"
        case .allowed: "允许"
        case .handover: "交接"
        case .warning: "提示"
        case .conflict: "冲突"
        }
    }
}
