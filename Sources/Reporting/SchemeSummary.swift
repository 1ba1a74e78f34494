public import GeoModel
public import Geodata
public import PlanningModel

/// A scheme and the text that it was read from, for those who choose one or write one.
public struct SchemeSummary: Sendable {
    public let scheme: Scheme
    public let source: GeodataText

    /// - Throws: ``GeodataError`` with every defect of the text.
    public init(_ source: GeodataText) throws(GeodataError) {
        scheme = try Scheme(source)
        self.source = source
    }

    /// What people call it; its name where it has no title.
    public func title(in language: Language) -> String { scheme.title[language] ?? scheme.name }

    /// That it is sound, and how much of each kind it holds; of what it has none nothing is said.
    public func soundness(in language: Language) -> String {
        let kinds: [(count: Int, one: String, many: String, chinese: String)] = [
            (scheme.roles.count, "role", "roles", "个角色"), (scheme.requirements.count, "rule", "rules", "条规则"),
            (scheme.limits.count, "limit", "limits", "条限额"),
            (scheme.services.count, "service rule", "service rules", "条服务要求"),
            (scheme.phases.count, "phase", "phases", "个阶段"), (scheme.totals.count, "total", "totals", "项公布数字"),
        ]
        let held = kinds.filter { $0.count > 0 }
        switch language {
        case .english:
            let parts = held.map { "\($0.count) \($0.count == 1 ? $0.one : $0.many)" }
            return "\(source.file): the scheme \(scheme.name) is sound\(parts.isEmpty ? "" : ": ")"
                + parts.joined(separator: ", ")
        case .chinese:
            let parts = held.map { "\($0.count) \($0.chinese)" }
            return "\(source.file)：制度 \(scheme.name) 无误\(parts.isEmpty ? "" : "：")" + parts.joined(separator: "，")
        }
    }
}
