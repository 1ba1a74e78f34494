public import GeoModel
import ProjectStore

extension PointsReport {
    public func json() throws -> String {
        try jsonText(
            JSONPiece.object(
                [
                    "file": .text(file), "crs": .text(crs), "asOf": JSONPiece(question.asOf),
                    "scheme": .text(question.scheme.name), "standard": .text(question.standard.name),
                    "rows": .integer(rows), "written": .integer(written), "inAreas": .integer(inAreas),
                    "outside": .integer(outside), "onBorder": .integer(onBorders), "defective": .integer(defective),
                    "offNetwork": .integer(offNetwork),
                    "defects": .list(
                        defects.map { defect in
                            .object(["row": .integer(defect.row), "error": .text(defect.reason.text(in: .english))])
                        }),
                    "renamed": .object(Dictionary(uniqueKeysWithValues: renamed.map { ($0.field, .text($0.name)) })),
                ].merging(JSONPiece.keys(of: question.pace)) { own, _ in own }))
    }

    /// One line: what was written, and what it is about.
    public func text(in language: Language) -> String {
        let day = question.asOf
        return language == .english
            ? "\(file): \(rows) \(rows == 1 ? "place" : "places") in \(crs), \(inAreas) in areas, scheme \(question.scheme.name), as of \(day)"
            : "\(file)：\(rows) 个地点（\(crs)），位于区域内 \(inAreas) 个，制度 \(question.scheme.name)，截至 \(day)"
    }

    /// What a person should know of it, a line each; the rows that are wrong are told by themselves.
    public func notes(in language: Language) -> [String] {
        let isEnglish = language == .english
        var notes = remarks.map { $0.text(in: language) }
        for (field, name) in renamed {
            notes.append(
                isEnglish
                    ? "the list has a column \(field) of its own; ours is called \(name)"
                    : "列表中已有列 \(field)，本程序的列写为 \(name)")
        }
        for (field, short) in shortNames {
            notes.append(isEnglish ? "field \(field) is written as \(short)" : "字段 \(field) 写为 \(short)")
        }
        func count(_ rows: Int, _ english: String, _ chinese: String) {
            if rows == 0 { return }
            notes.append(isEnglish ? "\(english): \(rows) of \(self.rows)" : "\(chinese)：\(self.rows) 个中的 \(rows) 个")
        }
        count(outside, "in no area", "不属于任何区域")
        if inAreas == 0 {
            notes.append(
                isEnglish
                    ? "None lies in an area: say with '--crs' what they are in."
                    : "没有一个位于区域内：请用“--crs”说明其坐标系。")
        }
        count(onBorders, "on a border, and so in several areas", "位于边界上、同属多个区域")
        count(offNetwork, "too far from any street to walk", "离道路过远、无法步行")
        count(defective, "not understood, and told in the column error", "无法理解，已在 error 列说明")
        return notes
    }
}
