public import GeoModel
public import PlanningModel
public import ProjectStore

extension NetworkStatus {
    /// `1.234 km of street, 4 junctions, 2 components, 3 vertices on islands`.
    public func text(in language: Language) -> String {
        let length = printed(length)
        return switch language {
        case .english:
            "\(length) km of street, \(counted(junctions, "junction")), \(counted(components, "component")), "
                + (islandVertices == 1 ? "1 vertex on islands" : "\(islandVertices) vertices on islands")
        case .chinese: "道路 \(length) 公里，路口 \(junctions) 个，连通部分 \(components) 个，孤岛上的顶点 \(islandVertices) 个"
        }
    }

    private func printed(_ length: Meters) -> String { length.printedKilometers.fixed(3) }
    private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

/// Facilities of each category as `12 park, 3 school`, and entrances.
public func facilityText(_ facilities: [String: Int], entrances: Int, in language: Language) -> String {
    let parts = facilities.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    let all = facilities.values.reduce(0, +)
    return switch language {
    case .english:
        "\(all) \(all == 1 ? "facility" : "facilities")" + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
            + ", \(entrances) \(entrances == 1 ? "entrance" : "entrances")"
    case .chinese:
        "设施 \(all) 处" + (parts.isEmpty ? "" : "（\(parts.joined(separator: "，"))）") + "，出入口 \(entrances) 个"
    }
}

extension BarrierLine.Kind {
    /// What people call one of the kind.
    public func name(in language: Language) -> String {
        switch (self, language) {
        case (.road, .english): "road"
        case (.road, .chinese): "道路"
        case (.railway, .english): "railway"
        case (.railway, .chinese): "铁路"
        case (.river, .english): "river"
        case (.river, .chinese): "河流"
        }
    }
}

/// Lines that sever as `7 barrier lines (road 3, river 4)`.
public func barrierText(_ counts: [BarrierLine.Kind: Int], in language: Language) -> String {
    let kinds = BarrierLine.Kind.allCases.filter { counts[$0] ?? 0 > 0 }
    let parts = kinds.map { "\($0.name(in: language)) \(counts[$0] ?? 0)" }
    let all = counts.values.reduce(0, +)
    return switch language {
    case .english: "\(all) barrier \(all == 1 ? "line" : "lines") (\(parts.joined(separator: ", ")))"
    case .chinese: "阻隔线 \(all) 条（\(parts.joined(separator: "，"))）"
    }
}
