public import GeoModel
internal import PROJInterop

extension CRSReport {
    /// What there is to say of the CRS, each with what it is about.
    public func lines(in language: Language) -> [(about: String, said: String)] {
        let isEnglish = language == .english
        var lines = [
            (isEnglish ? "system" : "坐标系", crs.shortName),
            (isEnglish ? "name" : "名称", facts.name),
            (isEnglish ? "kind" : "类型", facts.kind.name(in: language)),
            (isEnglish ? "datum" : "基准", facts.datum.name),
            (isEnglish ? "axes" : "坐标轴", axes(in: language)),
            (isEnglish ? "read as" : "读取顺序", isEnglish ? "east first, north second" : "横坐标（东）在前，纵坐标（北）在后"),
        ]
        if let zone { lines.append((isEnglish ? "zone" : "分带", text(of: zone, in: language))) }
        lines.append((isEnglish ? "area of use" : "适用范围", area(in: language)))
        for route in routes {
            let target = "\(isEnglish ? "to " : "转到 ")\(route.target.shortName)"
            lines.append((target, route.text(in: language)))
        }
        return lines
    }

    private func axes(in language: Language) -> String {
        let words = facts.axes.map { "\($0.name.lowercased()) (\($0.unit))" }
        return words.isEmpty ? (language == .english ? "not stated" : "未说明") : words.joined(separator: ", ")
    }

    private func area(in language: Language) -> String {
        guard let box = facts.areaOfUse else { return language == .english ? "not stated" : "未说明" }
        let degrees = "\(box.minX) to \(box.maxX)°E, \(box.minY) to \(box.maxY)°N"
        let beyond = AreaOfUse.margin
        return language == .english
            ? "\(degrees), and up to \(beyond)° beyond; \(facts.areaName ?? "not named")"
            : "东经 \(box.minX) 至 \(box.maxX)°，北纬 \(box.minY) 至 \(box.maxY)°，可超出 \(beyond)°；\(facts.areaName ?? "未命名")"
    }

    private func text(of zone: GaussKrugerZone, in language: Language) -> String {
        let other = zone.counterpart.map(\.shortName) ?? ""
        switch language {
        case .english:
            return "\(zone.width)-degree zone \(zone.number), central meridian \(zone.centralMeridian)°E, eastings "
                + (zone.isPrefixed
                    ? "with the zone's number in front (without: \(other))"
                    : "without the zone's number (with it: \(other))")
        case .chinese:
            return "\(zone.width) 度带第 \(zone.number) 带，中央经线 \(zone.centralMeridian)°E，横坐标"
                + (zone.isPrefixed ? "带带号（不带带号：\(other)）" : "不带带号（带带号：\(other)）")
        }
    }
}

extension CRSRoute {
    fileprivate func text(in language: Language) -> String {
        let isEnglish = language == .english
        switch outcome {
        case .refused(let error): return (isEnglish ? "refused. " : "拒绝。") + error.explanation(in: language)
        case .operation([], _, _): return isEnglish ? "stays as it is" : "保持不变"
        case .operation(let steps, let accuracy, _):
            let unsaid = isEnglish ? "not stated" : "未说明"
            let words = accuracy.map { "\($0.value) m" } ?? unsaid
            return steps.joined(separator: " + ") + (isEnglish ? "; accuracy \(words)" : "；精度 \(words)")
        }
    }
}

extension CRSKind {
    fileprivate func name(in language: Language) -> String {
        switch (self, language) {
        case (.geographic, .english): "geographic"
        case (.geographic, .chinese): "地理坐标系"
        case (.projected, .english): "projected"
        case (.projected, .chinese): "投影坐标系"
        case (.other, .english): "other"
        case (.other, .chinese): "其他"
        }
    }
}

extension DatumFamily {
    var name: String {
        switch self {
        case .cgcs2000: "CGCS2000"
        case .wgs84: "WGS 84"
        case .xian1980: "Xian 1980"
        case .beijing1954: "Beijing 1954"
        case .newBeijing: "New Beijing"
        case .other(let name): name
        }
    }
}
