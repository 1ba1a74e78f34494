internal import GeoModel
internal import Reporting
internal import VectorTiles

/// The grid that tiles are numbered by, as JSON.
///
/// - Source: OGC Two Dimensional Tile Matrix Set and Tile Set Metadata 2.0 (OGC 17-083r4), annex D.1.
enum TileMatrixSet {
    static let name = "WebMercatorQuad"
    static let uri = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad"

    /// Half the equator of WGS 84 in metres: π × 6,378,137.
    private static let halfWorld = Double.pi * 6_378_137
    private static let tileSide = 256
    /// The side of a pixel on the standard's screen, in metres.
    private static let screenPixel = 0.000_28

    static var webMercatorQuad: JSONPiece {
        .object([
            "id": .text(name), "title": .text("Google Maps Compatible for the World"), "uri": .text(uri),
            "crs": .text(ServedCRS.webMercator.rawValue), "orderedAxes": JSONPiece(["X", "Y"]),
            "wellKnownScaleSet": .text("http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible"),
            "tileMatrices": .list((0...TileAddress.deepestZoom).map(matrix)),
        ])
    }

    private static func matrix(_ zoom: Int) -> JSONPiece {
        let count = 1 << zoom
        let cell = 2 * halfWorld / Double(tileSide * count)
        return .object([
            "id": .text(String(zoom)), "scaleDenominator": .number(cell / screenPixel), "cellSize": .number(cell),
            "cornerOfOrigin": .text("topLeft"), "pointOfOrigin": .list([.number(-halfWorld), .number(halfWorld)]),
            "tileWidth": .integer(tileSide), "tileHeight": .integer(tileSide), "matrixWidth": .integer(count),
            "matrixHeight": .integer(count),
        ])
    }

    /// All that there are.
    static func list(for inquiry: Inquiry) -> JSONPiece {
        let link = Link(
            relation: "self", type: MediaType.json, title: name, href: inquiry.href("/tileMatrixSets/\(name)"))
        return .object([
            "tileMatrixSets": .list([
                .object(["id": .text(name), "uri": .text(uri), "links": [link].json])
            ])
        ])
    }
}
