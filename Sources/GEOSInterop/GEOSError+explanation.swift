import GeoModel

extension GEOSError {
    public func explanation(in language: Language) -> String {
        switch (self, language) {
        case (.failed(let function, let reason), .english):
            "\(function) failed: \(reason). "
                + (kind == .badInput
                    ? "Check the shapes, import them with '--repair', and try again."
                    : "This is a mistake in zegui; please report it with the data that shows it.")
        case (.failed(let function, let reason), .chinese):
            "\(function) 失败：\(reason)。"
                + (kind == .badInput ? "请检查图形，用“--repair”重新导入后再试。" : "这是 zegui 的错误，请连同数据一并报告。")
        case (.notStarted, .english): "GEOS could not be started: no memory left. Close other programs and try again."
        case (.notStarted, .chinese): "无法启动 GEOS：内存不足。请关闭其他程序后再试。"
        }
    }
}
