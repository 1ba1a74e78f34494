public import GeoModel

extension VectorTileError {
    public func explanation(in language: Language) -> String {
        switch (self, language) {
        case (.notDrawn(let layer, let tile, let error), .english):
            "\(layer), tile \(tile.zoom)/\(tile.row)/\(tile.column): \(error.explanation(in: language))"
        case (.notDrawn(let layer, let tile, let error), .chinese):
            "\(layer)，瓦片 \(tile.zoom)/\(tile.row)/\(tile.column)：\(error.explanation(in: language))"
        case (.notWritten(let reason), .english):
            "A vector tile could not be written: \(reason). "
                + "This is a mistake in zegui, or memory is short; please report it with the project that shows it."
        case (.notWritten(let reason), .chinese):
            "无法写出矢量瓦片：\(reason)。这是 zegui 的错误或内存不足；请连同项目一并报告。"
        }
    }
}
