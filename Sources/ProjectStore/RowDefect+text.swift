public import GeoModel

extension RowDefect {
    /// One line: which row, what is wrong with it, and what to do.
    public func text(in language: Language) -> String {
        let title = name.map { " (\($0))" } ?? ""
        return switch language {
        case .english: "row \(row)\(title): \(reason.text(in: language))"
        case .chinese: "第 \(row) 行\(title)：\(reason.text(in: language))"
        }
    }

    /// The same for a row that was left out at the user's wish.
    public func skippedText(in language: Language) -> String {
        (language == .english ? "skipped " : "已跳过 ") + text(in: language)
    }
}

extension RowDefect.Reason {
    /// One line for many rows: `rows 1–3, 7: …`.
    func text(ofRows rows: [Int], in language: Language) -> String {
        var ranges: [ClosedRange<Int>] = []
        for row in rows.sorted() {
            if let last = ranges.last, row <= last.upperBound + 1 {
                ranges[ranges.count - 1] = last.lowerBound...row
            } else {
                ranges.append(row...row)
            }
        }
        let numbers = ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
        return language == .english
            ? "rows \(numbers.joined(separator: ", ")): \(english)" : "第 \(numbers.joined(separator: "、")) 行：\(chinese)"
    }

    /// A sentence or two, for where the row is known.
    public func text(in language: Language) -> String { language == .english ? english : chinese }

    private var english: String {
        switch self {
        case .missing(let column): "'\(column)' is empty."
        case .badDay(let column, let value): "'\(column)' is no day: '\(value)'. Write it like 2021-12-31."
        case .emptyTerm(let from, let to):
            "the term from \(from) to \(to) holds no day: the second is the first day after its end."
        case .badLead(let value): "'lead' is '\(value)'. Write yes or no, or leave it empty."
        case .badNumber(let column, let value): "'\(column)' is '\(value)', not a number from 0 on."
        case .badWholeNumber(let column, let value): "'\(column)' is '\(value)', not a whole number from 0 on."
        case .badCoordinateText(let column, let value):
            "'\(column)' is '\(value)', not a coordinate. Write metres or decimal degrees, like 38500123.45."
        case .badBarrierKind(let column, let value):
            "'\(column)' is '\(value)', no kind of barrier. Write road, railway or river, or say one for all with '--kind'."
        case .unknownArea(let area, let nearest):
            "there is no area '\(area)' in the project"
                + (nearest.isEmpty ? "." : "; the nearest names: \(nearest.joined(separator: ", ")).")
        case .ambiguousArea(let area, let candidates):
            "'\(area)' is the name of \(candidates.count) areas: \(candidates.joined(separator: ", ")). Say which, by district or code."
        case .unknownActor(let actor, let nearest):
            "no appointment in the project is held by '\(actor)'"
                + (nearest.isEmpty ? "." : "; the nearest names: \(nearest.joined(separator: ", ")).")
        case .repeated(let key, let other?): "it repeats row \(other): \(key). Remove one, or make them differ."
        case .repeated(let key, nil): "it is in the project already: \(key). Leave it out."
        case .heldCode(let key):
            "the project has an area of this code already: \(key). Leave it out, or add its ground to that area with '--merge-same-code'."
        case .differsFromHeld(let what, let found, let held):
            "its \(what) is '\(found)', and the area of its code in the project has \(held.map { "'\($0)'" } ?? "none"). Give both the same, or another code."
        case .noGround: "it has no ground: its geometry is empty."
        case .noPlace: "it has neither a polygon of its own nor an area. Draw the one, or fill in 'area'."
        case .wrongGeometry(let type): "it is a \(type). Give it a Polygon or MultiPolygon."
        case .noLine(let type): "it is a \(type). Give it a LineString or MultiLineString."
        case .noPointOrGround(let type): "it is a \(type). Give it a Point, MultiPoint, Polygon or MultiPolygon."
        case .noPoint(let type): "it is a \(type). Give it a Point."
        case .nowhere: "its geometry is empty. Give it a Point."
        case .surplusCells(let found, let columns):
            "it has \(found) cells, and the header names \(columns) columns. Put values that hold the separator in double quotes."
        case .undecodable(let column, let encoding):
            "the text in '\(column)' is not \(encoding). Save the file as UTF-8."
        case .noShape: "its geometry is empty. Give it a Point or a Polygon."
        case .noCategory:
            "it has no category. Fill in 'category', or say one for all rows with '--category'."
        case .heldFacility(let id, let category):
            "the project has the facility '\(id)' of the category \(category) already. Leave it out, or give it another id in the column 'id'."
        case .namesNoFacility: "it says neither which facility nor where. Fill in 'id', or 'lon' and 'lat'."
        case .unknownFacility(let id, let nearest):
            "there is no facility '\(id)'"
                + (nearest.isEmpty ? "." : "; the nearest ids: \(nearest.joined(separator: ", ")).")
        case .otherCategory(let held):
            "that facility is of another category: \(listed(held, none: "", in: .english)). Mend the one or the other."
        case .noFacilityThere:
            "no facility lies there, within 1 m. Mend its place, or fill in 'id'."
        case .severalFacilities(let ids):
            "\(ids.count) facilities lie there: \(listed(ids, none: "", in: .english)). Say which in 'id', or its category."
        case .badShapeText(let defect): defect.explanation(in: .english)
        case .invalidGeometry(let defect):
            "\(defect.explanation(in: .english)). Import it with '--repair', or mend it and try again."
        case .badCoordinate(let place):
            "the coordinates \(place.x), \(place.y) lie outside what its CRS covers. Say another with '--crs', or mend it."
        case .outsideAreaOfUse(let place, let crs):
            "it reaches \(place.x), \(place.y), outside the area in which \(crs) is used. Say another with '--crs', or mend it."
        case .acrossAntimeridian(let place):
            "its border runs more than 180° to the east or west from \(place.x), \(place.y) to the next corner. Ground across 180° is cut there into two parts, as RFC 7946 has it: do so, for instance with 'ogr2ogr -wrapdateline'."
        }
    }

    private var chinese: String {
        switch self {
        case .missing(let column): "“\(column)”为空。"
        case .badDay(let column, let value): "“\(column)”不是日期：“\(value)”。请写成 2021-12-31 的形式。"
        case .emptyTerm(let from, let to): "任期 \(from) 至 \(to) 不含任何一天：后者应为结束之后的第一天。"
        case .badLead(let value): "“lead”的值为“\(value)”。请填“是”或“否”，或留空。"
        case .badNumber(let column, let value): "“\(column)”的值为“\(value)”，不是非负数。"
        case .badWholeNumber(let column, let value): "“\(column)”的值为“\(value)”，不是非负整数。"
        case .badCoordinateText(let column, let value):
            "“\(column)”的值为“\(value)”，不是坐标。请填米或十进制度，如 38500123.45。"
        case .badBarrierKind(let column, let value):
            "“\(column)”的值为“\(value)”，不是阻隔线的种类。请填“道路”“铁路”或“河流”，或用 --kind 为所有行指定。"
        case .unknownArea(let area, let nearest):
            "项目中没有区域“\(area)”" + (nearest.isEmpty ? "。" : "；相近的名称：\(nearest.joined(separator: "、"))。")
        case .ambiguousArea(let area, let candidates):
            "“\(area)”是 \(candidates.count) 个区域的名称：\(candidates.joined(separator: "、"))。请用区县或代码指明。"
        case .unknownActor(let actor, let nearest):
            "项目中没有“\(actor)”的任职" + (nearest.isEmpty ? "。" : "；相近的名称：\(nearest.joined(separator: "、"))。")
        case .repeated(let key, let other?): "与第 \(other) 行重复：\(key)。请删除其一，或加以区分。"
        case .repeated(let key, nil): "项目中已有：\(key)。请将其去掉。"
        case .heldCode(let key): "项目中已有此代码的区域：\(key)。请将其去掉，或用 --merge-same-code 将其范围并入该区域。"
        case .differsFromHeld(let what, let found, let held):
            "其 \(what) 为“\(found)”，而项目中同一代码的区域为\(held.map { "“\($0)”" } ?? "空")。请改为一致，或使用另一代码。"
        case .noGround: "没有范围：几何为空。"
        case .noPlace: "既没有自己的范围，也没有指明区域。请绘制范围，或填写“area”。"
        case .wrongGeometry(let type): "几何类型为 \(type)，应为 Polygon 或 MultiPolygon。"
        case .noLine(let type): "几何类型为 \(type)，应为 LineString 或 MultiLineString。"
        case .noPointOrGround(let type): "几何类型为 \(type)，应为 Point、MultiPoint、Polygon 或 MultiPolygon。"
        case .noPoint(let type): "几何类型为 \(type)，应为 Point。"
        case .nowhere: "几何为空，应为 Point。"
        case .surplusCells(let found, let columns): "有 \(found) 个单元格，而表头只有 \(columns) 列。含分隔符的值请加双引号。"
        case .undecodable(let column, let encoding):
            "“\(column)”中的文字不是 \(encoding) 编码。请将文件另存为 UTF-8。"
        case .noShape: "几何为空，应为 Point 或 Polygon。"
        case .noCategory: "没有类别。请填写“category”，或用 --category 为所有行指定。"
        case .heldFacility(let id, let category):
            "项目中已有类别为 \(category) 的设施“\(id)”。请将其去掉，或在“id”列中另给编号。"
        case .namesNoFacility: "既没有说明是哪个设施，也没有位置。请填写“id”，或“lon”和“lat”。"
        case .unknownFacility(let id, let nearest):
            "没有设施“\(id)”" + (nearest.isEmpty ? "。" : "；相近的编号：\(nearest.joined(separator: "、"))。")
        case .otherCategory(let held): "该设施的类别不同：\(listed(held, none: "", in: .chinese))。请修正编号或类别。"
        case .noFacilityThere: "该处 1 米范围内没有设施。请修正位置，或填写“id”。"
        case .severalFacilities(let ids):
            "该处有 \(ids.count) 个设施：\(listed(ids, none: "", in: .chinese))。请用“id”或类别指明。"
        case .badShapeText(let defect): defect.explanation(in: .chinese)
        case .invalidGeometry(let defect): "\(defect.explanation(in: .chinese))。请用 --repair 导入，或修正后重试。"
        case .outsideAreaOfUse(let place, let crs):
            "其范围到达 \(place.x), \(place.y)，超出 \(crs) 的适用范围。请用 --crs 另行指定，或修正。"
        case .acrossAntimeridian(let place):
            "其边界从 \(place.x), \(place.y) 到下一顶点的经度差超过 180°。跨 180° 经线的范围须按 RFC 7946 在该经线处切成两部分，例如用 'ogr2ogr -wrapdateline'。"
        case .badCoordinate(let place): "坐标 \(place.x), \(place.y) 超出其坐标系的范围。请用 --crs 另行指定，或修正。"
        }
    }
}
