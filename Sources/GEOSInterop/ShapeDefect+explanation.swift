public import GeoModel

extension ShapeDefect {
    /// Which ring has what defect, and where: `exterior ring of part 2: it crosses itself at 116.4, 39.9`.
    public func explanation(in language: Language) -> String {
        let words = defect.explanation(in: language)
        let at = place.map { language == .english ? " at \($0.x), \($0.y)" : "（位于 \($0.x), \($0.y)）" } ?? ""
        guard let ringName = ringName(in: language) else { return words + at }
        return language == .english ? "\(ringName): \(words)\(at)" : "\(ringName)：\(words)\(at)"
    }

    private func ringName(in language: Language) -> String? {
        switch (ring, language) {
        case (.exterior?, .english): "exterior ring of part \((polygon ?? 0) + 1)"
        case (.exterior?, .chinese): "第 \((polygon ?? 0) + 1) 部分的外环"
        case (.interior(let index)?, .english): "hole \(index + 1) of part \((polygon ?? 0) + 1)"
        case (.interior(let index)?, .chinese): "第 \((polygon ?? 0) + 1) 部分的第 \(index + 1) 个内环"
        case (nil, _): nil
        }
    }
}
