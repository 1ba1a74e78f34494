/// A style for QGIS: what it draws a layer by when a file of the same name and the ending `.qml` lies beside it.
public struct LayerStyle: Sendable {
    /// How each feature is drawn.
    enum Symbol: Sendable {
        case polygon, point, line
    }

    let symbol: Symbol
    /// The field with a share from 0 to 1 that colours stand for; nil where all features are drawn alike.
    let share: String?

    /// Areas by the share of people for whom every must is within.
    public static let circle = LayerStyle(symbol: .polygon, share: "all_musts")
    /// Places by the share of musts within.
    public static let circlePlaces = LayerStyle(symbol: .point, share: "must_share")
    /// Barriers, thick and dashed.
    public static let severed = LayerStyle(symbol: .line, share: nil)

    /// From nobody to everybody; told apart by people who don't see red and green, too.
    ///
    /// - Source: five steps of cividis: Nuñez, Anderton and Renslow, "Optimizing colormaps", 2018.
    private static let ramp = ["#00224e", "#434e6c", "#7d7c78", "#bcaf6f", "#fee838"]

    /// The style in QGIS's own format.
    public var text: String {
        guard let share else {
            return document(
                """
                <renderer-v2 type="singleSymbol"><symbols>\(drawn("0", colour: "#d55e00"))</symbols></renderer-v2>
                """)
        }
        let steps = Self.ramp.indices.map { step in
            (low: Double(step) / Double(Self.ramp.count), high: Double(step + 1) / Double(Self.ramp.count))
        }
        let ranges = steps.enumerated().map { number, step in
            let label = "\(Int((step.low * 100).rounded()))–\(Int((step.high * 100).rounded())) %"
            return """
                <range lower="\(step.low)" upper="\(step.high)" label="\(label)" symbol="\(number)" render="true"/>
                """
        }
        let symbols = Self.ramp.enumerated().map { drawn("\($0)", colour: $1) }
        return document(
            """
            <renderer-v2 type="graduatedSymbol" attr="\(share)" graduatedMethod="GraduatedColor">
            <ranges>\(ranges.joined())</ranges>
            <symbols>\(symbols.joined())</symbols>
            </renderer-v2>
            """)
    }

    private func document(_ renderer: String) -> String {
        """
        <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
        <qgis version="3.22" styleCategories="Symbology">
        \(renderer)
        </qgis>

        """
    }

    /// A symbol in QGIS's own terms; colours are red, green, blue and opacity from 0 to 255.
    private func drawn(_ name: String, colour: String) -> String {
        let channels = [1, 3, 5].map { start -> String in
            let digits = colour.dropFirst(start).prefix(2)
            return String(Int(digits, radix: 16) ?? 0)
        }.joined(separator: ",")
        let (type, layer, options): (String, String, [(String, String)]) =
            switch symbol {
            case .polygon:
                (
                    "fill", "SimpleFill",
                    [
                        ("color", channels + ",217"), ("outline_color", "255,255,255,255"), ("outline_width", "0.3"),
                        ("style", "solid"),
                    ]
                )
            case .point:
                (
                    "marker", "SimpleMarker",
                    [("color", channels + ",255"), ("outline_style", "no"), ("name", "circle"), ("size", "1.2")]
                )
            case .line:
                (
                    "line", "SimpleLine",
                    [("line_color", channels + ",255"), ("line_width", "1"), ("line_style", "dash")]
                )
            }
        let written = options.map { "<Option type=\"QString\" name=\"\($0)\" value=\"\($1)\"/>" }
        return """
            <symbol type="\(type)" name="\(name)" alpha="1"><layer class="\(layer)" enabled="1" locked="0" pass="0">\
            <Option type="Map">\(written.joined())</Option></layer></symbol>
            """
    }
}
