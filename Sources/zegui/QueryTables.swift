import BoundaryQuality
import GeoModel
import PlanningModel
import Reporting
import Responsibility

/// The answer about a place as tables for people.
struct QueryTables {
    let answer: PlaceAnswer
    let language: Language

    private var isEnglish: Bool { language == .english }
    private var comma: String { isEnglish ? ", " : "、" }

    var text: String {
        var parts = [heading]
        if !answer.areas.isEmpty { parts.append(areas.aligned) }
        if !planners.isEmpty { parts.append(planners.aligned) }
        if !others.isEmpty {
            let title = isEnglish ? "others in force here, who count for no rule:" : "在此有任职、但不计入任何规则："
            parts.append(title + "\n" + others.aligned)
        }
        if !overlaps.isEmpty { parts.append(overlaps.aligned) }
        if !walks.isEmpty { parts.append(walks.aligned) }
        let remarks = answer.remarks(in: language)
        if !remarks.isEmpty { parts.append(remarks.joined(separator: "\n")) }
        return parts.joined(separator: "\n\n")
    }

    private var heading: String {
        let (place, question) = (answer.place, answer.index.question)
        let position = "\(place.position.x.fixed(7)), \(place.position.y.fixed(7))"
        let scheme = question.scheme.title[language] ?? question.scheme.name
        return isEnglish
            ? """
            \(position) in \(answer.index.crs.shortName), given as '\(place.pasted.text)' in \(place.crs.shortName)
            scheme \(question.scheme.name) (\(scheme)), as of \(question.asOf)
            """
            : """
            \(position)（\(answer.index.crs.shortName)），原文“\(place.pasted.text)”，坐标系 \(place.crs.shortName)
            制度 \(question.scheme.name)（\(scheme)），截至 \(question.asOf)
            """
    }

    /// One row an area and rule, the finest area first.
    var areas: TextTable {
        var table =
            isEnglish
            ? TextTable([
                "area": .left, "id": .left, "level": .left, "parent": .left, "to boundary m": .right, "rule": .left,
                "state": .left, "why": .left,
            ])
            : TextTable([
                "区域": .left, "编号": .left, "层级": .left, "上级": .left, "距边界（米）": .right, "规则": .left, "状态": .left,
                "原因": .left,
            ])
        for hit in answer.areas {
            let area = answer.index.areas[hit.number]
            let distance = hit.isOnBorder ? (isEnglish ? "on it" : "在边界上") : hit.distance.value.fixed(1)
            let cells = [area.name, area.id, area.level.name(in: language), area.parentTitle, distance]
            let judgements = answer.index.judgements[hit.number]
            for judgement in judgements {
                table.add(
                    cells + [
                        judgement.requirement.id, judgement.verdict.state.name(in: language), why(judgement),
                    ])
            }
            if judgements.isEmpty {
                table.add(cells + ["", "", isEnglish ? "no rule is about such areas" : "没有规则适用于此类区域"])
            }
        }
        return table
    }

    /// Whoever serves is told below, by name.
    private func why(_ judgement: PlaceIndex.Judgement) -> String {
        let count = judgement.verdict.inForce
        guard judgement.verdict.detail == nil, count > 0 else { return judgement.reason(in: language) }
        return isEnglish ? "served by \(count)" : "在任 \(count)"
    }

    /// Who serves here, each once.
    private var planners: TextTable {
        var told: Set<Int> = []
        let all = answer.areas.flatMap { answer.index.judgements[$0.number] }.flatMap(answer.planners(of:))
        return table(of: all.filter { told.insert($0.id).inserted })
    }

    private var others: TextTable { table(of: answer.others) }

    private func table(of appointments: [Appointment]) -> TextTable {
        var table =
            isEnglish
            ? TextTable([
                "planner": .left, "role": .left, "form": .left, "for": .left, "from": .left, "to": .left,
            ])
            : TextTable(["责任人": .left, "角色": .left, "形式": .left, "负责": .left, "起": .left, "止": .left])
        for appointment in appointments {
            let area = appointment.area.map { answer.index.area(id: $0)?.name ?? $0 }
            let ground = appointment.ground != nil || area == nil ? (isEnglish ? "own polygon" : "自有范围") : area ?? ""
            table.add([
                appointment.actor, appointment.role, appointment.form ?? "", ground,
                appointment.term.from?.description ?? "", appointment.term.to?.description ?? "",
            ])
        }
        return table
    }

    private var overlaps: TextTable {
        var table =
            isEnglish
            ? TextTable(["overlap": .left, "verdict": .left, "km2": .right, "claims": .left])
            : TextTable(["重叠": .left, "判定": .left, "平方公里": .right, "各方": .left])
        for overlap in answer.dutyOverlaps {
            let claims = overlap.claims.map { "\($0.appointment.actor) (\($0.area?.name ?? $0.appointment.role))" }
            table.add([
                isEnglish ? "duty" : "职责", overlap.verdict.name(in: language),
                overlap.size.printedKilometers.fixed(3), claims.joined(separator: comma),
            ])
        }
        for overlap in answer.dataOverlaps {
            table.add([
                isEnglish ? "data" : "数据", overlap.verdict.name(in: language),
                overlap.size.finelyPrintedKilometers.fixed(6),
                overlap.areas.map(\.name).joined(separator: comma),
            ])
        }
        return table
    }

    private var walks: TextTable {
        var table =
            isEnglish
            ? TextTable([
                "category": .left, "minutes": .right, "metres": .right, "within": .left, "nearest": .left,
            ])
            : TextTable(["类别": .left, "分钟": .right, "米": .right, "达标": .left, "最近设施": .left])
        for walk in answer.circle?.categories ?? [] {
            let within = walk.isWithin.map { $0 ? (isEnglish ? "yes" : "是") : (isEnglish ? "no" : "否") } ?? ""
            table.add([
                walk.title[language] ?? walk.category, walk.minutes?.fixed(1) ?? "–",
                walk.meters?.value.fixed(0) ?? "–", within, walk.facility.map { $0.name ?? $0.id } ?? "",
            ])
        }
        return table
    }
}
