internal import GeoModel
internal import Reporting

/// The layers that are served: what `zegui export` writes, by the same names.
enum ServedCollection: String, CaseIterable, Sendable {
    case areas, uncovered, findings, overlaps, gaps, appointments, facilities, circle

    static let names = allCases.map(\.rawValue)

    /// - Throws: ``ServerError/noSuchCollection(_:nearest:all:)``.
    init(named name: String) throws(ServerError) {
        guard let found = Self(rawValue: name) else {
            let nearest = name.utf8.count > 40 ? [] : nearestNames(to: name, among: Self.names)
            throw .noSuchCollection(name, nearest: nearest, all: Self.names)
        }
        self = found
    }

    /// Whether a scheme has a say in it.
    var isJudged: Bool {
        switch self {
        case .uncovered, .findings, .overlaps, .circle: true
        case .areas, .gaps, .appointments, .facilities: false
        }
    }

    /// Whether it holds sentences.
    var isTold: Bool { self == .findings }

    /// The field whose texts tell its features apart; nil where that is their number on the day, from 1.
    var idField: String? { self == .areas || self == .circle ? "area_id" : nil }

    /// The field that `q` is looked for in.
    var nameField: String? { self == .areas || self == .facilities ? "name" : nil }

    func fields(in edition: ServedEdition) -> [Field] {
        switch self {
        case .areas: ExportedLayer.areaFields
        case .uncovered: ExportedLayer.uncoveredFields
        case .findings: ExportedLayer.findingFields
        case .overlaps: ExportedLayer.overlapFields
        case .gaps: ExportedLayer.gapFields
        case .appointments: ExportedLayer.appointmentFields
        case .facilities: ExportedLayer.facilityFields
        case .circle: ExportedLayer.circleFields(of: edition.standard)
        }
    }

    func title(in language: Language) -> String {
        switch (self, language) {
        case (.areas, .english): "Areas"
        case (.areas, .chinese): "区域"
        case (.uncovered, .english): "Ground without a planner"
        case (.uncovered, .chinese): "无责任规划师的范围"
        case (.findings, .english): "Findings"
        case (.findings, .chinese): "问题"
        case (.overlaps, .english): "Overlaps"
        case (.overlaps, .chinese): "重叠"
        case (.gaps, .english): "Gaps between areas"
        case (.gaps, .chinese): "区域之间的空隙"
        case (.appointments, .english): "Appointments"
        case (.appointments, .chinese): "聘任"
        case (.facilities, .english): "Facilities"
        case (.facilities, .chinese): "设施"
        case (.circle, .english): "Living circles"
        case (.circle, .chinese): "生活圈"
        }
    }

    func description(in language: Language) -> String {
        switch (self, language) {
        case (.areas, .english): "The areas in force on the day, of every level."
        case (.areas, .chinese): "当日有效的各级区域。"
        case (.uncovered, .english): "Where nobody is responsible on the day, an area and rule of the scheme each."
        case (.uncovered, .chinese): "当日无人负责的范围，按区域和制度规则逐项列出。"
        case (.findings, .english): "What the rules of the scheme say of the day, each with its area."
        case (.findings, .chinese): "制度规则对当日情况的判断，附所在区域。"
        case (.overlaps, .english):
            "Ground that two or more planners, or two or more boundaries of one level, claim on the day."
        case (.overlaps, .chinese): "当日由两名以上规划师负责，或同级边界相互重叠的范围。"
        case (.gaps, .english):
            "Ground that no area of a level has, between areas and up to the border of the area above."
        case (.gaps, .chinese): "同级区域均未覆盖的范围：区域之间，以及与上级边界之间。"
        case (.appointments, .english): "Who is appointed on the day, each on their own ground or their area."
        case (.appointments, .chinese): "当日在任的聘任，附其自有范围或所在区域。"
        case (.facilities, .english): "The places that people walk to, each as a point."
        case (.facilities, .chinese): "居民步行前往的设施，以点表示。"
        case (.circle, .english): "What each area has within a walk, under the project's standard, for an adult."
        case (.circle, .chinese): "按项目标准，成年人步行范围内各区域的设施情况。"
        }
    }
}
