import GeoModel
import PlanningModel

/// The words of one finding about a living circle in one language.
struct CircleFindingWords {
    let finding: Finding
    let language: Language

    private var place: String { finding.area?.name ?? "" }
    private var isEnglish: Bool { language == .english }

    var sentence: String {
        switch finding.evidence.detail {
        case .missing(let row, let share)?: missing(row, share)
        case .severed(let row, let severance)?: severed(row, severance)
        default: place
        }
    }

    private func missing(_ row: StandardRow, _ share: Double) -> String {
        let (name, walk) = (title(of: row), walk(of: row))
        if share == 0 {
            return isEnglish
                ? "In \(place) nobody has \(name) within \(walk)." : "\(place)无人在 \(walk)步行范围内有\(name)。"
        }
        let percent = (share * 100).fixed(1)
        return isEnglish
            ? "In \(place) only \(percent) % have \(name) within \(walk)."
            : "\(place)仅 \(percent) % 在 \(walk)步行范围内有\(name)。"
    }

    private func severed(_ row: StandardRow, _ severance: SeveranceEvidence) -> String {
        let kind = severance.barrier.kind.name(in: language)
        let weight = severance.weight.fixed(0)
        let unit = severance.unit.name(in: language)
        let facility = severance.facility.name ?? severance.facility.id
        let name = title(of: row)
        if isEnglish {
            let barrier = severance.barrier.name.map { "the \(kind) \($0)" } ?? "a \(kind)"
            let walk =
                severance.detour.map { "the walk is \($0.fixed(1)) times as far as the crow flies" }
                ?? "there is no walk"
            return "\(place) is cut by \(barrier): \(weight) \(unit) are cut off from \(facility) (\(name)); \(walk)."
        }
        let barrier = severance.barrier.name.map { kind + $0 } ?? "一条\(kind)"
        let walk = severance.detour.map { "步行距离为直线的 \($0.fixed(1)) 倍" } ?? "无步行路线"
        return "\(place)被\(barrier)分隔：\(unit) \(weight) 与\(facility)（\(name)）隔开，\(walk)。"
    }

    private func title(of row: StandardRow) -> String { row.title[language] ?? row.category }

    private func walk(of row: StandardRow) -> String {
        let minutes = row.minutes.fixed(row.minutes == row.minutes.rounded() ? 0 : 1)
        switch (row.meters, isEnglish) {
        case (let meters?, true): return "\(minutes) minutes and \(meters.value.fixed(0)) m"
        case (let meters?, false): return "\(minutes) 分钟且 \(meters.value.fixed(0)) 米"
        case (nil, true): return "\(minutes) minutes"
        case (nil, false): return "\(minutes) 分钟"
        }
    }
}
