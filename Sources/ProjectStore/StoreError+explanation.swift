public import GeoModel
import PlanningModel

extension StoreError {
    public func explanation(in language: Language) -> String {
        switch (self, language) {
        case (.noProject(let path), .english):
            "There is no project \(path). Make one with 'zegui init \(path) --scheme NAME'."
        case (.noProject(let path), .chinese): "没有项目 \(path)。请用“zegui init \(path) --scheme 制度名”建立。"
        case (.notAProject(let path), .english): "\(path) is not a project file. Name one that 'zegui init' made."
        case (.notAProject(let path), .chinese): "\(path) 不是项目文件。请指定由“zegui init”建立的文件。"
        case (.otherFormat(let path, let found, let known), .english):
            "\(path) is a project of format '\(found)', and this program knows \(known). Use the program that made it, or make it anew from its files."
        case (.otherFormat(let path, let found, let known), .chinese):
            "\(path) 的格式为“\(found)”，本程序只支持 \(known)。请使用建立它的程序，或由原始文件重建。"
        case (.exists(let path), .english):
            "\(path) is there already. Choose another name, or replace it with '--force'."
        case (.exists(let path), .chinese): "\(path) 已存在。请换一个名称，或用 --force 替换。"
        case (.noFolder(let path), .english):
            "\(path) is no folder that can be written to. Make it first, or choose another."
        case (.noFolder(let path), .chinese): "\(path) 不是可写的文件夹。请先建立，或另选一个。"
        case (.damaged(let path, let what), .english):
            "\(path) is damaged: it has no \(what). Restore it from a copy, or make it anew from its files."
        case (.damaged(let path, let what), .chinese): "\(path) 已损坏：缺少 \(what)。请从备份恢复，或由原始文件重建。"
        case (.alreadyImported(let file, let time), .english):
            "\(file) is in the project already, byte for byte: it was imported at \(time). Nothing was changed."
        case (.alreadyImported(let file, let time), .chinese): "\(file) 已在项目中（内容完全相同，导入于 \(time)）。项目未作改动。"
        case (.noAreas(let path), .english): "\(path) has no areas yet. Import them first: 'zegui import areas'."
        case (.noAreas(let path), .chinese): "\(path) 中还没有区域。请先用“zegui import areas”导入。"
        case (.noAppointments(let path), .english):
            "\(path) has no appointments yet. Import them first: 'zegui import planners'."
        case (.noAppointments(let path), .chinese): "\(path) 中还没有任职。请先用“zegui import planners”导入。"
        case (.noFeatures(let path), .english): "\(path) has no feature to import. Nothing was changed."
        case (.noFeatures(let path), .chinese): "\(path) 中没有可导入的要素。项目未作改动。"
        case (.noNetwork(let path), .english):
            "\(path) has no streets yet. Import them first: 'zegui import network'."
        case (.noNetwork(let path), .chinese): "\(path) 中还没有道路。请先用“zegui import network”导入。"
        case (.noPlaces(let file), .english): "\(file) has no places. Give it a row for each, with id, lon and lat."
        case (.noPlaces(let file), .chinese): "\(file) 中没有地点。请每个地点写一行：id、lon、lat。"
        case (.badStreets(let path, let fids), .english):
            "\(path): the layer street has rows that can't be walked: \(fidList(fids, .english)). "
                + "Each needs one line of two vertices or more in degrees, a direction that is both, forward or backward "
                + "(or none), and a length_m from 0 on (or none). Mend or delete them, in QGIS for example."
        case (.badStreets(let path, let fids), .chinese):
            "\(path)：图层 street 中有无法步行的行：\(fidList(fids, .chinese))。"
                + "每行须为至少两个顶点的单条线（经纬度），direction 为 both、forward、backward 或空，length_m 为非负数或空。请在 QGIS 等软件中修正或删除。"
        case (.badPopulation(let path, let fids), .english):
            "\(path): the layer population has rows that are no places of demand: \(fidList(fids, .english)). "
                + "Each needs a shape, the kind of all others (people, land or buildings) and a number from 0 on in its column "
                + "people, or weight where no people are counted. Mend or delete them, in QGIS for example, or import the "
                + "layer anew with '--replace'."
        case (.badPopulation(let path, let fids), .chinese):
            "\(path)：图层 population 中有无法使用的行：\(fidList(fids, .chinese))。"
                + "每行须有几何，kind 与其他行相同（people、land 或 buildings），people 列（不计人口时为 weight 列）为非负数。"
                + "请在 QGIS 等软件中修正或删除，或用 --replace 重新导入。"
        case (.otherDemand(let path, let held, let asked), .english):
            "\(path) has a layer of \(held.english), and \(asked.english) can't be added to them. "
                + "Import with '--weight \(held.rawValue)', or put this file in its place with '--replace'."
        case (.otherDemand(let path, let held, let asked), .chinese):
            "\(path) 已有\(held.chinese)图层，不能再加入\(asked.chinese)。请用“--weight \(held.rawValue)”导入，或用 --replace 以此文件取代。"
        case (.noShapes(let file), .english):
            "\(file) has no shapes. Name a layer of points or polygons, or a grid."
        case (.noShapes(let file), .chinese): "\(file) 没有几何。请指定点或面图层，或栅格。"
        case (.gridCountsPeople(let file), .english):
            "\(file) is a grid, whose cells hold people. Leave '--weight' out, or name a layer of polygons."
        case (.gridCountsPeople(let file), .chinese): "\(file) 是栅格，其像元为人口。请去掉“--weight”，或指定面图层。"
        case (.badCells(let file, let count, let cell), .english):
            "\(file): \(count) \(count == 1 ? "cell holds" : "cells hold") no number of people from 0 on. The first is "
                + "\(cell.value) in column \(cell.column) of row \(cell.row), counted from 1. Where such a value stands for "
                + "'no data', let the file say so: 'gdal_edit.py -a_nodata \(cell.value) \(file)'."
        case (.badCells(let file, let count, let cell), .chinese):
            "\(file)：有 \(count) 个像元的值不是非负的人口数，第一个为第 \(cell.row) 行第 \(cell.column) 列（从 1 计）的 \(cell.value)。"
                + "如该值表示“无数据”，请在文件中注明：gdal_edit.py -a_nodata \(cell.value) \(file)。"
        case (.tooManyCells(let file, let most), .english):
            "\(file) has more than \(most) cells with people. Cut the city out of it: "
                + "'gdal_translate -projwin WEST NORTH EAST SOUTH \(file) city.tif'."
        case (.tooManyCells(let file, let most), .chinese):
            "\(file) 中有人口的像元超过 \(most) 个。请先裁出城市范围：gdal_translate -projwin 西 北 东 南 \(file) city.tif。"
        case (.badGridPlace(let file, let place), .english):
            "\(file): cells lie outside what its CRS covers, at \(place.x), \(place.y). Say another with '--crs', or cut the city "
                + "out of it: 'gdal_translate -projwin WEST NORTH EAST SOUTH \(file) city.tif'."
        case (.badGridPlace(let file, let place), .chinese):
            "\(file)：有像元超出其坐标系的范围（\(place.x), \(place.y)）。请用 --crs 另行指定，或先裁出城市范围："
                + "gdal_translate -projwin 西 北 东 南 \(file) city.tif。"
        case (.unknownField(let name, let file, let fields), .english):
            "\(file) has no field '\(name)'\(guess(name, fields, "; did you mean '", "'")). "
                + "Its fields: \(listed(fields, none: "none", in: .english))."
        case (.unknownField(let name, let file, let fields), .chinese):
            "\(file) 没有字段“\(name)”\(guess(name, fields, "；是否指“", "”"))。"
                + "现有字段：\(listed(fields, none: "无", in: .chinese))。"
        case (.noNames(let field, let file, let fields), .english):
            StoreError.unknownField(field, file: file, fields: fields).explanation(in: .english)
                + " Say which field holds the areas' names with '--name-field', or give the name with '--name'."
        case (.noNames(let field, let file, let fields), .chinese):
            StoreError.unknownField(field, file: file, fields: fields).explanation(in: .chinese)
                + "请用“--name-field”指明存放区域名称的字段，或用“--name”直接给出名称。"
        case (.missingColumn(let name, let file, let columns), .english):
            "\(file) has no column '\(name)'. Its columns: \(listed(columns, none: "none", in: .english)). "
                + "Say which one it is with '--map \(name)=COLUMN'."
        case (.missingColumn(let name, let file, let columns), .chinese):
            "\(file) 没有列“\(name)”。现有列：\(listed(columns, none: "无", in: .chinese))。请用“--map \(name)=列名”指明。"
        case (.noCategories(let file, let columns), .english):
            "\(file) has no column 'category'. Its columns: \(listed(columns, none: "none", in: .english)). "
                + "Say which one it is with '--category-field COLUMN', or one category for all rows with '--category'."
        case (.noCategories(let file, let columns), .chinese):
            "\(file) 没有列“category”。现有列：\(listed(columns, none: "无", in: .chinese))。"
                + "请用“--category-field 列名”指明，或用“--category”为所有行指定类别。"
        case (.unknownColumn(let name, let columns), .english):
            "'--map \(name)=…': \(name) is none of our columns\(guess(name, columns, "; did you mean '", "'")). "
                + "They are: \(listed(columns, none: "none", in: .english))."
        case (.unknownColumn(let name, let columns), .chinese):
            "“--map \(name)=…”：没有名为 \(name) 的列\(guess(name, columns, "；是否指“", "”"))。可用：\(listed(columns, none: "无", in: .chinese))。"
        case (.noCRS(let file), .english):
            "\(file) does not say what its coordinates are in. Say it with '--crs': wgs84, cgcs2000, gcj02, bd09 or EPSG:n."
        case (.noCRS(let file), .chinese): "\(file) 没有说明坐标系。请用“--crs”指定：wgs84、cgcs2000、gcj02、bd09 或 EPSG:n。"
        case (.noZone(let file, let place), .english):
            "\(file) is in metres (about \(place.x), \(place.y)) and does not say of which zone. Unprefixed eastings fit each of "
                + "the 21 three-degree zones of CGCS2000, EPSG:4534 (75°E) to EPSG:4554 (135°E). Find the city's longitude, "
                + "round it to a multiple of 3, and say '--crs EPSG:n' with n = 4534 + (longitude - 75) / 3: 114°E is "
                + "EPSG:4547. For six-degree zones and other datums ask who made the file."
        case (.noZone(let file, let place), .chinese):
            "\(file) 的坐标以米为单位（约 \(place.x), \(place.y)），但没有说明分带。不带带号的横坐标适合 CGCS2000 全部 21 个三度带，"
                + "EPSG:4534（75°E）至 EPSG:4554（135°E）。请取城市经度最近的 3 的倍数，用“--crs EPSG:n”指定，"
                + "n = 4534 + (经度 - 75) / 3，如 114°E 为 EPSG:4547。六度带及其他基准请询问数据提供者。"
        case (.unknownCRS(let name), .english):
            "'\(name)' is no CRS that is known here. Say wgs84, cgcs2000, gcj02, bd09, EPSG:n or a PROJ pipeline."
        case (.unknownCRS(let name), .chinese): "无法识别坐标系“\(name)”。可用：wgs84、cgcs2000、gcj02、bd09、EPSG:n 或 PROJ 转换流程。"
        case (.unsupportedProjectCRS(let name), .english):
            "A project is kept in cgcs2000 (EPSG:4490) or wgs84 (EPSG:4326), not in \(name). Layers in \(name) can be imported."
        case (.unsupportedProjectCRS(let name), .chinese):
            "项目只能使用 cgcs2000（EPSG:4490）或 wgs84（EPSG:4326），不能使用 \(name)；\(name) 的图层可以导入。"
        case (.inputOnly(let crs), .english):
            "Nothing is written in \(crs): no file can say that it is in it, and the next reader would take it for WGS 84. "
                + "Say wgs84, cgcs2000 or EPSG:n with '--crs'."
        case (.inputOnly(let crs), .chinese):
            "不能以 \(crs) 输出：文件无法标明该坐标系，读者会误认为 WGS 84。请用“--crs”指定 wgs84、cgcs2000 或 EPSG:n。"
        case (.unknownArea(let text, let nearest), .english):
            "There is no area '\(text)' in the project"
                + (nearest.isEmpty ? "." : "; the nearest names: \(nearest.joined(separator: ", ")).")
        case (.unknownArea(let text, let nearest), .chinese):
            "项目中没有区域“\(text)”" + (nearest.isEmpty ? "。" : "；相近的名称：\(nearest.joined(separator: "、"))。")
        case (.ambiguousArea(let text, let candidates), .english):
            "Several areas are called '\(text)'; name one of them: \(candidates.joined(separator: ", "))."
        case (.ambiguousArea(let text, let candidates), .chinese):
            "有多个区域名为“\(text)”；请指明：\(candidates.joined(separator: "、"))。"
        case (.unreadableRows(let file, let defects), .english):
            "\(file): \(rowCount(defects)) \(rowCount(defects) == 1 ? "feature" : "features") can't be checked.\n"
                + lines(defects, language)
        case (.unreadableRows(let file, let defects), .chinese):
            "\(file)：有 \(rowCount(defects)) 个要素无法检查。\n" + lines(defects, language)
        case (.unmatchedRows(let file, let defects), .english):
            "\(file): \(rowCount(defects)) \(rowCount(defects) == 1 ? "row does not name" : "rows do not name") a facility.\n"
                + lines(defects, language)
        case (.unmatchedRows(let file, let defects), .chinese):
            "\(file)：有 \(rowCount(defects)) 行没有指明设施。\n" + lines(defects, language)
        case (.rows(let file, let defects), .english):
            "\(file): \(rowCount(defects)) \(rowCount(defects) == 1 ? "row" : "rows") can't be imported. Nothing was changed.\n"
                + lines(defects, language)
        case (.rows(let file, let defects), .chinese):
            "\(file)：有 \(rowCount(defects)) 行无法导入，项目未作改动。\n" + lines(defects, language)
        }
    }

    private func fidList(_ fids: [Int], _ language: Language) -> String {
        listed(fids.map { "fid \($0)" }, none: "", in: language)
    }

    private func rowCount(_ defects: [RowDefect]) -> Int { Set(defects.map(\.row)).count }

    /// Every defect, a line each; rows with one and the same reason share a line when there are many of them.
    private func lines(_ defects: [RowDefect], _ language: Language) -> String {
        var rows: [RowDefect.Reason: [Int]] = [:]
        for defect in defects { rows[defect.reason, default: []].append(defect.row) }
        var told: Set<RowDefect.Reason> = []
        var lines: [String] = []
        for defect in defects {
            let alike = rows[defect.reason] ?? []
            if alike.count <= 3 {
                lines.append(defect.text(in: language))
            } else if told.insert(defect.reason).inserted {
                lines.append(defect.reason.text(ofRows: alike, in: language))
            }
        }
        return lines.map { "  " + $0 }.joined(separator: "\n")
    }

    private func guess(_ word: String, _ words: [String], _ before: String, _ after: String) -> String {
        nearestNames(to: word, among: words, limit: 1).first.map { before + $0 + after } ?? ""
    }
}

extension CircleFormula.Weight {
    fileprivate var english: String {
        switch self {
        case .people: "people"
        case .street: "streets"
        case .land: "residential land"
        case .buildings: "residential buildings"
        }
    }

    fileprivate var chinese: String {
        switch self {
        case .people: "人口"
        case .street: "道路"
        case .land: "居住用地"
        case .buildings: "居住建筑"
        }
    }
}
