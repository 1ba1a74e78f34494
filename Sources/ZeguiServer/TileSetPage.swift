internal import GeoModel
internal import Reporting
internal import VectorTiles

/// What there is of a collection as tiles: the list of its tile sets, and its one tile set.
struct TileSetPage {
    let inquiry: Inquiry
    let collection: ServedCollection

    /// Where a collection's tile sets are listed, for the page of the collection.
    static func link(to collection: ServedCollection, for inquiry: Inquiry) -> Link {
        Link(
            relation: "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector", type: MediaType.json,
            title: inquiry.language == .english ? "Vector tiles" : "矢量瓦片",
            href: inquiry.href("/collections/\(collection.rawValue)/tiles"))
    }

    private var path: String { "/collections/\(collection.rawValue)/tiles" }
    private var title: String { collection.title(in: inquiry.language) }
    /// What the request says that tiles depend on.
    private var kept: [(name: String, value: String)] {
        inquiry.query.pairs.filter { $0.name == "datetime" || $0.name == "scheme" }
    }

    func list() -> JSONPiece {
        .object([
            "links": [link("self", MediaType.json, path)].json,
            "tilesets": .list([
                .object(
                    common.merging([
                        "links": [
                            link("self", MediaType.json, path + "/\(TileMatrixSet.name)"), tilingScheme,
                        ].json
                    ]) { $1 })
            ]),
        ])
    }

    func metadata() -> JSONPiece {
        var fields = collection.fields(in: inquiry.edition)
        if collection == .areas { fields.append(TileLayerQuestion.stateField) }
        var metadata = common
        metadata["layers"] = .list([
            .object([
                "id": .text(collection.rawValue), "title": .text(title), "dataType": .text("vector"),
                "geometryDimension": .integer(2),
                "propertiesSchema": .object([
                    "type": .text("object"),
                    "properties": .object(
                        Dictionary(
                            uniqueKeysWithValues: fields.map { ($0.name, Schema.value(of: $0.type, isNullable: false)) }
                        )),
                ]),
            ])
        ])
        if let extent = inquiry.edition.extent {
            metadata["boundingBox"] = .object([
                "lowerLeft": .list([.number(extent.minX), .number(extent.minY)]),
                "upperRight": .list([.number(extent.maxX), .number(extent.maxY)]),
                "crs": .text(ServedCRS.crs84.rawValue),
            ])
        }
        let tiles = Link(
            relation: "item", type: MediaType.vectorTile,
            title: inquiry.language == .english ? "Tiles as Mapbox vector tiles" : "Mapbox 矢量瓦片",
            href: inquiry.href(path + "/\(TileMatrixSet.name)/{tileMatrix}/{tileRow}/{tileCol}", kept))
        metadata["links"] = .list([
            link("self", MediaType.json, path + "/\(TileMatrixSet.name)").json, tilingScheme.json,
            tiles.templatedJSON,
        ])
        return .object(metadata)
    }

    private var common: [String: JSONPiece] {
        [
            "title": .text(title), "dataType": .text("vector"), "crs": .text(ServedCRS.webMercator.rawValue),
            "tileMatrixSetURI": .text(TileMatrixSet.uri), "tileMatrixSetId": .text(TileMatrixSet.name),
        ]
    }

    private var tilingScheme: Link {
        link(
            "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme", MediaType.json,
            "/tileMatrixSets/\(TileMatrixSet.name)")
    }

    private func link(_ relation: String, _ type: String, _ path: String) -> Link {
        Link(relation: relation, type: type, title: title, href: inquiry.href(path, relation == "self" ? kept : []))
    }
}

extension Link {
    /// A link whose address has names in braces to be replaced.
    fileprivate var templatedJSON: JSONPiece {
        .object([
            "href": .text(href), "rel": .text(relation), "type": .text(type), "title": .text(title),
            "templated": .truth(true),
        ])
    }
}
