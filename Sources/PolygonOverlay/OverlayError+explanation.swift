public import GeoModel

extension OverlayError {
    public func explanation(in language: Language) -> String {
        switch (self, language) {
        case (.unusableCoordinate(let shape), .english):
            "Shape \(shape + 1) has a coordinate that is no place on a map. Mend it and try again."
        case (.unusableCoordinate(let shape), .chinese):
            "第 \(shape + 1) 个图形有无法使用的坐标。请修正后再试。"
        case (.unclosedRing(let shape), .english):
            "Shape \(shape + 1) has a ring that does not end where it begins. Import it with '--repair', or mend it, "
                + "and try again."
        case (.unclosedRing(let shape), .chinese):
            "第 \(shape + 1) 个图形有未闭合的环。请用“--repair”重新导入或修正后再试。"
        case (.contradiction, .english):
            "The overlay contradicts itself. This is a mistake in zegui; please report it with the data that shows it."
        case (.contradiction, .chinese): "叠置结果自相矛盾。这是 zegui 的错误，请连同数据一并报告。"
        }
    }
}
