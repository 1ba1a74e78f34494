public import GeoModel

extension IsochroneError {
    public func explanation(in language: Language) -> String {
        switch (self, language) {
        case (.noPlace(let place), .english):
            "A reached street has a vertex at \(place.x), \(place.y), where no street can be. "
                + "Mend the streets in their file and import them again."
        case (.noPlace(let place), .chinese):
            "可达街道有一个顶点位于 \(place.x), \(place.y)，该处不可能有街道。请在源文件中修正街道后重新导入。"
        case (.tooWide(let extent), .english):
            "The streets reached from one origin lie from \(extent.minX), \(extent.minY) to \(extent.maxX), "
                + "\(extent.maxY), too far for one walk. Ask for a shorter time, or mend streets that leap across the map."
        case (.tooWide(let extent), .chinese):
            "从一个起点可达的街道范围为 \(extent.minX), \(extent.minY) 至 \(extent.maxX), \(extent.maxY)，"
                + "超出一次步行的范围。请缩短时间，或修正横跨地图的街道。"
        case (.plane(let error), _): error.explanation(in: language)
        case (.shape(let error), _): error.explanation(in: language)
        case (.overlay(let error), _): error.explanation(in: language)
        }
    }
}
