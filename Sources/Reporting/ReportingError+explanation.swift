public import GeoModel

extension ReportingError {
    public func explanation(in language: Language) -> String {
        switch (self, language) {
        case (.offNetwork(let place, let nearest?, let limit), .english):
            "From \(place.x), \(place.y) the nearest street is \(nearest.value.fixed(1)) m away, and \(limit.value.fixed(0)) m is the most. Choose a place nearer to a street, or say with '--crs' what it is in."
        case (.offNetwork(let place, let nearest?, let limit), .chinese):
            "\(place.x), \(place.y) 距最近的道路 \(nearest.value.fixed(1)) 米，上限为 \(limit.value.fixed(0)) 米。请选择离道路更近的地点，或用“--crs”说明其坐标系。"
        case (.offNetwork(let place, nil, _), .english):
            "No street is near \(place.x), \(place.y). Choose a place where the project has streets (longitude comes first), or say with '--crs' what it is in."
        case (.offNetwork(let place, nil, _), .chinese):
            "\(place.x), \(place.y) 附近没有道路。请选择项目中有道路的地点（经度在前），或用“--crs”说明其坐标系。"
        case (.noFacilities, .english):
            "The project has no facilities yet. Import them: 'zegui import network --facilities' with their streets, or 'zegui import facilities' from a list or layer."
        case (.noFacilities, .chinese):
            "项目中还没有设施。请用“zegui import network --facilities”连同道路一起导入，或用“zegui import facilities”由列表或图层导入。"
        case (.noSuchCategory(let name, let nearest, let all), .english):
            "The project has no facilities of category '\(name)'\(nearest.first.map { "; did you mean '\($0)'" } ?? ""). It has: \(listed(all, none: "none", in: language))."
        case (.noSuchCategory(let name, let nearest, let all), .chinese):
            "项目中没有类别为“\(name)”的设施\(nearest.first.map { "；是否指“\($0)”" } ?? "")。现有类别：\(listed(all, none: "无", in: language))。"
        case (.noSuchFacilities(let ids, let nearest), .english):
            "The project has no facility of the id \(listed(ids, none: "", in: language))"
                + (nearest.isEmpty ? "." : "; the nearest ids: \(nearest.joined(separator: ", ")).")
                + " The layer facility of the project has them in its column ref."
        case (.noSuchFacilities(let ids, let nearest), .chinese):
            "项目中没有编号为 \(listed(ids, none: "", in: language)) 的设施"
                + (nearest.isEmpty ? "。" : "；相近的编号：\(nearest.joined(separator: "、"))。")
                + "编号见项目图层 facility 的 ref 列。"
        case (.facilitiesOffNetwork(let ids, let limit), .english):
            "No street is within \(limit.value.fixed(0)) m of \(listed(ids, none: "", in: language)). Import the streets around them, or look at the coordinates they were imported with."
        case (.facilitiesOffNetwork(let ids, let limit), .chinese):
            "\(listed(ids, none: "", in: language)) 周围 \(limit.value.fixed(0)) 米内没有道路。请导入周边道路，或检查导入时的坐标。"
        case (.noAreas(let day), .english):
            "The project has no area in force on \(day). Import areas with 'zegui import areas', or ask about another day."
        case (.noAreas(let day), .chinese):
            "项目中没有在 \(day) 有效的区域。请用“zegui import areas”导入，或查询其他日期。"
        case (.noSuchRule(let rule, let scheme, let all), .english):
            "The scheme \(scheme) has no rule '\(rule)'. Rules: \(listed(all, none: "none", in: language))."
        case (.noSuchRule(let rule, let scheme, let all), .chinese):
            "制度 \(scheme) 没有规则“\(rule)”。规则：\(listed(all, none: "无", in: language))。"
        case (.idleRule(let rule, let scheme), .english):
            "No area of the project is judged by the rule '\(rule)' of the scheme \(scheme). Choose another rule, or import areas of its levels."
        case (.idleRule(let rule, let scheme), .chinese):
            "项目中没有适用于制度 \(scheme) 规则“\(rule)”的区域。请选择其他规则，或导入相应层级的区域。"
        case (.noSuchRow(let name, let standard, let nearest, let all), .english):
            "The standard \(standard) asks for no '\(name)'\(nearest.first.map { "; did you mean '\($0)'" } ?? ""). It asks for: \(listed(all, none: "nothing", in: language))."
        case (.noSuchRow(let name, let standard, let nearest, let all), .chinese):
            "标准 \(standard) 没有要求“\(name)”\(nearest.first.map { "；是否指“\($0)”" } ?? "")。其要求：\(listed(all, none: "无", in: language))。"
        case (.suggestionNeedsNearest(let formula), .english):
            "Sites are suggested only where the nearest facility counts, on foot, not by '\(formula)'. Add '--formula nearest,minutes+metres'."
        case (.suggestionNeedsNearest(let formula), .chinese):
            "只有按步行最近设施计算时才能建议选址，“\(formula)”不行。请加上“--formula nearest,minutes+metres”。"
        case (.noPlaceRead(let file, 0, _), .english): "\(file) has no rows. Give it one for each place."
        case (.noPlaceRead(let file, 0, _), .chinese): "\(file) 中没有数据行。请每个地点写一行。"
        case (.noPlaceRead(let file, let rows, let defects), .english):
            "\(file): none of \(rows) rows says a place, so nothing was written. Say which columns they are with '--map', or what they are in with '--crs'.\n"
                + defects.map { $0.text(in: language) }.joined(separator: "\n")
        case (.noPlaceRead(let file, let rows, let defects), .chinese):
            "\(file)：\(rows) 行中没有一行给出地点，未写出任何内容。请用“--map”指明坐标列，或用“--crs”说明坐标系。\n"
                + defects.map { $0.text(in: language) }.joined(separator: "\n")
        case (.noWeights(let weight), .english):
            "The project does not say where \(weight.name(in: language)) are. Import them with 'zegui import population', or leave '\(weight.rawValue)' out of the formula."
        case (.noWeights(let weight), .chinese):
            "项目中没有“\(weight.name(in: language))”的数据。请用“zegui import population”导入，或在公式中去掉“\(weight.rawValue)”。"
        case (.unreadablePlace(let text), .english):
            "'\(text)' is no place. A place is two numbers, longitude first, like 116.397,39.908, or degrees with letters, like 39°54'29\"N 116°23'50\"E."
        case (.unreadablePlace(let text), .chinese):
            "“\(text)”不是地点。地点须为两个数，经度在前，如 116.397,39.908；或带方位的度分秒，如 39°54'29\"N 116°23'50\"E。"
        case (.tooLong(let length, let limit), .english):
            "That is a walk of \(length.value.fixed(0)) m, and \(limit.value.fixed(0)) m is the most. Ask for fewer minutes, or a lower speed."
        case (.tooLong(let length, let limit), .chinese):
            "步行距离为 \(length.value.fixed(0)) 米，上限为 \(limit.value.fixed(0)) 米。请减少分钟数或降低速度。"
        }
    }
}
