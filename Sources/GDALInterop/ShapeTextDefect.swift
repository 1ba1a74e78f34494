public import GeoModel

/// Why the text in a cell can't be used as the shape of its row.
public enum ShapeTextDefect: Hashable, Sendable {
    /// It is no well-known text; it begins like this.
    case notAShape(column: String, start: String)
    /// It names another SRID, or none, than those of the rows before it.
    case otherSRID(Int?, others: Int?)

    /// What it is and what to do, as the rest of a sentence.
    public func explanation(in language: Language) -> String {
        switch (self, language) {
        case (.notAShape(let column, let start), .english):
            "'\(column)' holds no shape in well-known text: '\(start)'. "
                + "Write it like POLYGON ((112.5 33, 112.6 33, 112.6 33.1, 112.5 33)); PostGIS does with ST_AsText."
        case (.notAShape(let column, let start), .chinese):
            "“\(column)”不是 WKT 几何：“\(start)”。"
                + "请写成 POLYGON ((112.5 33, 112.6 33, 112.6 33.1, 112.5 33)) 的形式；PostGIS 可用 ST_AsText。"
        case (.otherSRID(let own, let others), .english):
            "its shape has \(own.map { "the SRID \($0)" } ?? "no SRID"), those before it "
                + "\(others.map { "the SRID \($0)" } ?? "none"). Bring all into one CRS, or split the file."
        case (.otherSRID(let own, let others), .chinese):
            "几何的 SRID 为\(own.map { " \($0)" } ?? "空")，前面的为\(others.map { " \($0)" } ?? "空")。请统一坐标系，或拆分文件。"
        }
    }
}
