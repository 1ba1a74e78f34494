internal import FoundationEssentials

extension Area {
    public var attributeTexts: [String: String] { [:] }
}
