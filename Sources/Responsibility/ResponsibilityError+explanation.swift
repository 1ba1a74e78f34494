public import GeoModel

extension ResponsibilityError {
    public func explanation(in language: Language) -> String {
        switch (self, language) {
        case (.noBoundary(let id), .english): "The boundary of the area \(id) is needed, and is not at hand."
        case (.noBoundary(let id), .chinese): "需要区域 \(id) 的边界，但无法取得。"
        }
    }
}
