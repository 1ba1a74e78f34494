public import GeoModel

public enum ResponsibilityError: ExplainedError, Hashable {
    /// Ground decides about an area, and the register has no boundary of it.
    case noBoundary(String)

    public var kind: FailureKind { .defect }

    public func explanation(in language: Language) -> String {
        switch (self, language) {
        case (.noBoundary(let id), .english): "The boundary of the area \(id) is needed, and is not at hand."
        case (.noBoundary(let id), .chinese): "需要区域 \(id) 的边界，但无法取得。"
        }
    }
}
