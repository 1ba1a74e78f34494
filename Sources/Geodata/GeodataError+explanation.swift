public import GeoModel

extension GeodataError {
    public func explanation(in language: Language) -> String {
        switch (self, language) {
        case (.noFolder(let looked), .english):
            "The folder 'geodata' with the schemes was not found; looked at \(looked.joined(separator: ", ")). "
                + "Put it beside the program, or set ZEGUI_GEODATA to it."
        case (.noFolder(let looked), .chinese):
            "找不到含有制度文件的 geodata 文件夹；查找过：\(looked.joined(separator: "、"))。"
                + "请将其放在程序旁边，或用 ZEGUI_GEODATA 指定。"
        case (.noSuchScheme(let name, let nearest, let all), .english):
            "There is no scheme '\(name)'\(nearest.first.map { "; did you mean '\($0)'" } ?? ""). "
                + "Schemes: \(all.joined(separator: ", ")). Or name a YAML file."
        case (.noSuchScheme(let name, let nearest, let all), .chinese):
            "没有名为“\(name)”的制度\(nearest.first.map { "；是否指“\($0)”" } ?? "")。"
                + "现有制度：\(all.joined(separator: "、"))；也可以给出 YAML 文件。"
        case (.noSuchStandard(let name, let nearest, let all), .english):
            "There is no standard '\(name)'\(nearest.first.map { "; did you mean '\($0)'" } ?? ""). "
                + "Standards: \(all.joined(separator: ", ")). Or name a YAML file."
        case (.noSuchStandard(let name, let nearest, let all), .chinese):
            "没有名为“\(name)”的标准\(nearest.first.map { "；是否指“\($0)”" } ?? "")。"
                + "现有标准：\(all.joined(separator: "、"))；也可以给出 YAML 文件。"
        case (.noSuchProfile(let name, let nearest, let all), .english):
            "There is no walking profile '\(name)'\(nearest.first.map { "; did you mean '\($0)'" } ?? ""). "
                + "Profiles: \(all.joined(separator: ", "))."
        case (.noSuchProfile(let name, let nearest, let all), .chinese):
            "没有名为“\(name)”的步行人群\(nearest.first.map { "；是否指“\($0)”" } ?? "")。"
                + "现有人群：\(all.joined(separator: "、"))。"
        case (.noSuchFile(let file), .english):
            "There is no file \(file). Name one that is there, or what ships: 'zegui scheme list', 'zegui standard list'."
        case (.noSuchFile(let file), .chinese):
            "文件不存在：\(file)。请指定已有的文件，或随附的制度、标准（见“zegui scheme list”“zegui standard list”）。"
        case (.unreadable(let file, let reason), .english): "\(file) can't be read: \(reason)"
        case (.unreadable(let file, let reason), .chinese): "无法读取 \(file)：\(reason)"
        case (.notUTF8(let file), .english): "\(file) is not UTF-8 text. Save it as UTF-8, and try again."
        case (.notUTF8(let file), .chinese): "\(file) 不是 UTF-8 文本。请另存为 UTF-8 后重试。"
        case (.syntax(let file, let line, let problem), .english): "\(place(file, line)): this is not YAML: \(problem)"
        case (.syntax(let file, let line, let problem), .chinese): "\(place(file, line))：不是有效的 YAML：\(problem)"
        case (.defects(let file, let defects), _):
            defects.map { $0.text(ofFile: file, in: language) }.joined(separator: "\n")
        }
    }

    private func place(_ file: String, _ line: Int?) -> String { line.map { "\(file):\($0)" } ?? file }
}
