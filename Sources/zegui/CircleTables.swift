import GeoModel
import LivingCircle
import PlanningModel
import Reporting

/// The living circles as tables for people, and as one table of everything.
struct CircleTables {
    let answer: CircleAnswer
    let common: CommonOptions

    private var report: CircleReport { answer.report }
    private var language: Language { common.lang }
    private var isEnglish: Bool { language == .english }

    var text: String {
        var parts = [heading, areas.aligned, rows.aligned]
        if let before = answer.before { parts.append(changes(since: before)) }
        if !answer.severances.isEmpty { parts.append(severed.aligned + restOfSevered) }
        if !answer.capacities.isEmpty { parts.append(capacities.aligned) }
        if let suggestion = answer.suggestion { parts.append(text(of: suggestion)) }
        let lacking = answer.lackingBoth.map { report.areas[$0].area.name }
        if !lacking.isEmpty {
            let names = lacking.joined(separator: isEnglish ? ", " : "、")
            parts.append(isEnglish ? "no planner, and a must is missing: \(names)" : "既无责任规划师，又缺应配设施：\(names)")
        }
        return parts.joined(separator: "\n\n")
    }

    private var heading: String {
        let title = report.standard.title[language] ?? report.standard.name
        let pace = answer.question.pace.title(in: language)
        let lines =
            isEnglish
            ? [
                "standard \(report.standard.name) (\(title)), \(pace), as of \(answer.question.asOf)",
                "formula \(answer.formulaText); weighed: \(answer.source.text(in: language))",
            ]
            : [
                "标准 \(report.standard.name)（\(title)），\(pace)，截至 \(answer.question.asOf)",
                "公式 \(answer.formulaText)；权重：\(answer.source.text(in: language))",
            ]
        return lines.joined(separator: "\n")
    }

    /// One row an area, and one for all.
    private var areas: TextTable {
        let weight = report.weight.name(in: language)
        let combination = report.formula.combination
        let named = combination == .allMusts ? "" : ", \(combination.rawValue)"
        var table =
            isEnglish
            ? TextTable([
                "area": .left, "planner": .left, weight: .right, "all musts\(named)": .right, "missing": .left,
            ])
            : TextTable([
                "区域": .left, "责任规划师": .left, weight: .right, "应配齐全\(named)": .right, "缺": .left,
            ])
        for (number, circle) in report.areas.enumerated() {
            table.add([
                circle.area.name, answer.verdict(of: number)?.state.name(in: language) ?? "–",
                circle.shares.weight.fixed(0), combined(circle.shares),
                missing(circle.missing.map { report.standard.rows[$0] }),
            ])
        }
        table.add([
            isEnglish ? "all" : "合计", "", report.project.weight.fixed(0), combined(report.project), "",
        ])
        return table
    }

    /// The share with all musts, and what another combination gives: minutes, or a number without a unit.
    private func combined(_ shares: CircleShares) -> String {
        let share = percent(shares.allMustsShare)
        return report.formula.combination == .allMusts ? share : "\(share), \(shares.score?.fixed(2) ?? "–")"
    }

    /// By level; where there are many only how many, unless all are asked for.
    private func missing(_ rows: [StandardRow]) -> String {
        let levels = report.standard.levels.map(\.minutes).filter { level in rows.contains { $0.level == level } }
        return levels.map { level in
            let titles = rows.filter { $0.level == level }.map(title(of:))
            let short = titles.count > 4 && !common.verbose
            let names =
                short
                ? (isEnglish ? "\(titles.count) musts" : "\(titles.count) 项")
                : titles.joined(separator: isEnglish ? ", " : "、")
            return report.standard.levels.count > 1 ? "\(level): \(names)" : names
        }.joined(separator: isEnglish ? "; " : "；")
    }

    /// One line a row of the standard, for all areas.
    private var rows: TextTable {
        var table =
            isEnglish
            ? TextTable([
                "level": .right, "category": .left, "need": .left, "within": .left, "facilities": .right,
                "share": .right, "median min": .right, "": .left,
            ])
            : TextTable([
                "层级": .right, "类别": .left, "配置": .left, "步行": .left, "设施": .right, "覆盖": .right,
                "中位分钟": .right, "": .left,
            ])
        for (row, share) in zip(report.standard.rows, report.project.rows) {
            guard let share else { continue }
            table.add([
                String(row.level), title(of: row), need(row), limits(of: row), String(share.facilities),
                percent(share.share), answer.medianMinutes(of: share)?.fixed(1) ?? "–",
                row.certainty == .provisional ? (isEnglish ? "provisional" : "待核") : "",
            ])
        }
        return table
    }

    /// Everything, one line an area and row; the project's lines have no area.
    var all: TextTable {
        var table = TextTable([
            "area_id": .left, "area_name": .left, "area_level": .left, "state": .left, "people": .right,
            "category": .left, "level": .right, "need": .left, "minutes": .right, "metres": .right, "weight": .right,
            "within": .right, "share": .right, "unreachable": .right, "nearest_minutes_median": .right,
            "facilities": .right, "missing": .left, "certainty": .left,
        ])
        func add(_ shares: CircleShares, _ area: [String], _ missing: [Int]) {
            for (number, row) in report.standard.rows.enumerated() {
                guard let share = shares.rows[number] else { continue }
                let asked = [
                    row.category, String(row.level), row.isMust ? "must" : "may", plain(row.minutes),
                    plain(row.meters?.value),
                ]
                let found = [
                    sum(share.weight), sum(share.within), plain(share.share), sum(share.unreachable),
                    plain(answer.medianMinutes(of: share)), String(share.facilities),
                    missing.contains(number) ? "yes" : "no", row.certainty.rawValue,
                ]
                table.add(area + asked + found)
            }
        }
        for (number, circle) in report.areas.enumerated() {
            let people = plain(answer.people(of: number))
            let state = answer.verdict(of: number)?.state.rawValue ?? ""
            add(
                circle.shares, [circle.area.id, circle.area.name, circle.area.level.rawValue, state, people],
                circle.missing)
        }
        add(report.project, ["", "", "", "", plain(answer.projectPeople)], [])
        return table
    }

    private func changes(since before: CircleReport) -> String {
        var table =
            isEnglish
            ? TextTable([
                "area": .left, "level": .right, "category": .left, "was": .right, "now": .right, "more": .right,
            ])
            : TextTable(["区域": .left, "层级": .right, "类别": .left, "原": .right, "现": .right, "增加": .right])
        func add(_ name: String, _ was: CircleShares, _ now: CircleShares) {
            for (number, row) in report.standard.rows.enumerated() {
                guard let was = was.rows[number], let now = now.rows[number], was.within != now.within else { continue }
                table.add([
                    name, String(row.level), title(of: row), percent(was.share), percent(now.share),
                    (now.within - was.within).fixed(0),
                ])
            }
        }
        for (was, now) in zip(before.areas, report.areas) { add(now.area.name, was.shares, now.shares) }
        add(isEnglish ? "all" : "合计", before.project, report.project)
        return table.isEmpty ? (isEnglish ? "nothing changes" : "没有变化") : table.aligned
    }

    /// The heaviest twenty, those of one weight in their order.
    private var mostSevered: some Sequence<Severance> {
        answer.severances.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
            .prefix(20).map(\.element)
    }

    private var restOfSevered: String {
        let rest = answer.severances.count - 20
        guard rest > 0, !common.verbose else { return "" }
        return isEnglish ? "\nand \(rest) more of less weight (told with -v)" : "\n另有 \(rest) 处权重较小（用 -v 列出）"
    }

    private var severed: TextTable {
        let weight = report.weight.name(in: language)
        var table =
            isEnglish
            ? TextTable([
                "severed": .left, "level": .right, "category": .left, "by": .left, "facility": .left, weight: .right,
                "detour": .right,
            ])
            : TextTable([
                "被分割": .left, "层级": .right, "类别": .left, "分割线": .left, "设施": .left, weight: .right,
                "绕行倍数": .right,
            ])
        let told = common.verbose ? answer.severances : Array(mostSevered)
        for severance in told {
            let row = report.standard.rows[severance.row]
            let barrier = severance.barrier.first
            table.add([
                severance.area.name, String(row.level), title(of: row),
                [barrier?.kind.name(in: language), barrier?.name].compactMap { $0 }.joined(separator: " "),
                severance.facility.name ?? severance.facility.id, severance.weight.fixed(0),
                severance.detour?.fixed(1) ?? (isEnglish ? "no way" : "无路"),
            ])
        }
        return table
    }

    private var capacities: TextTable {
        var table =
            isEnglish
            ? TextTable([
                "level": .right, "category": .left, "facility": .left, "capacity": .right, "people": .right,
            ])
            : TextTable(["层级": .right, "类别": .left, "设施": .left, "容量": .right, "人口": .right])
        for capacity in answer.capacities {
            let row = report.standard.rows[capacity.row]
            func add(_ name: String, _ room: String, _ people: Double) {
                table.add([String(row.level), title(of: row), name, room, people.fixed(0)])
            }
            for load in capacity.loads {
                add(
                    load.facility.name ?? load.facility.id, load.facility.capacity.map { String($0) } ?? "–",
                    load.assigned)
            }
            add(isEnglish ? "(all within are full)" : "（均已满）", "", capacity.overflow)
            add(isEnglish ? "(none within)" : "（步行范围内没有）", "", capacity.unreached)
        }
        return table
    }

    private func text(of suggestion: CircleSuggestion) -> String {
        let row = report.standard.rows[suggestion.row]
        var table =
            isEnglish
            ? TextTable(["site": .right, "lon": .right, "lat": .right, "more": .right, "of the list": .left])
            : TextTable(["选址": .right, "经度": .right, "纬度": .right, "增加": .right, "候选": .left])
        for (number, site) in suggestion.sites.enumerated() {
            table.add([
                String(number + 1), site.position.longitude.fixed(6), site.position.latitude.fixed(6),
                site.gain.fixed(0), site.id ?? "",
            ])
        }
        let (gain, bound) = (suggestion.gain.fixed(0), suggestion.bound.fixed(0))
        let weight = report.weight.name(in: language)
        let heading =
            isEnglish
            ? "\(title(of: row)), level \(row.level), among \(suggestion.candidates) candidates: \(gain) more \(weight) within"
                + (suggestion.isOptimal ? ", which is the most" : "; \(bound) is more than any sites can bring")
            : "\(title(of: row))，层级 \(row.level)，候选 \(suggestion.candidates) 处：\(weight)增加 \(gain)"
                + (suggestion.isOptimal ? "，已为最优" : "；任何选址不超过 \(bound)")
        return suggestion.sites.isEmpty ? heading : heading + "\n" + table.aligned
    }

    private func title(of row: StandardRow) -> String {
        language == .english ? row.category : row.title[.chinese] ?? row.category
    }

    private func need(_ row: StandardRow) -> String {
        row.isMust ? (isEnglish ? "must" : "应配") : (isEnglish ? "may" : "宜配")
    }

    /// `15 min, 1000 m`.
    private func limits(of row: StandardRow) -> String {
        let minutes = row.minutes.fixed(row.minutes == row.minutes.rounded() ? 0 : 1)
        return
            ([minutes + (isEnglish ? " min" : " 分钟")]
            + (row.meters.map { [$0.value.fixed(0) + (isEnglish ? " m" : " 米")] } ?? []))
            .joined(separator: isEnglish ? ", " : "，")
    }

    /// All digits, for programs; empty where there is no number.
    private func plain(_ number: Double?) -> String { number.map { "\($0)" } ?? "" }

    /// To the millionth, as JSON has it.
    private func sum(_ number: Double) -> String { plain((number * 1e6).rounded() / 1e6) }

    private func percent(_ share: Double?) -> String { share.map { ($0 * 100).fixed(1) + "%" } ?? "–" }
}
