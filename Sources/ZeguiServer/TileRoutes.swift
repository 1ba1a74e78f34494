internal import Hummingbird
internal import Reporting
internal import VectorTiles

/// OGC API - Tiles, Part 1: Core (OGC 20-057).
struct TileRoutes {
    let served: ServedProject

    static let conformance =
        ["core", "tileset", "tilesets-list", "geodata-tilesets", "mvt"].map {
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/\($0)"
        } + ["http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixset"]

    func add(to router: Router<ServerContext>) {
        router.answer("/tileMatrixSets", from: served) { try await document($0) { TileMatrixSet.list(for: $0) } }
        router.answer("/tileMatrixSets/WebMercatorQuad", from: served) {
            try await document($0) { _ in TileMatrixSet.webMercatorQuad }
        }
        router.answer("/collections/{collection}/tiles", from: served) {
            let collection = try $0.tiledCollection()
            return try await document($0) { TileSetPage(inquiry: $0, collection: collection).list() }
        }
        router.answer("/collections/{collection}/tiles/WebMercatorQuad", from: served) {
            let collection = try $0.tiledCollection()
            return try await document($0) { TileSetPage(inquiry: $0, collection: collection).metadata() }
        }
        router.answer("/collections/{collection}/tiles/WebMercatorQuad/{matrix}/{row}/{column}", from: served) {
            try await tile($0)
        }
    }

    private func document(_ inquiry: Inquiry, _ content: (Inquiry) -> JSONPiece) async throws -> Response {
        // What a tile is of may stand here, and is kept in the template of the tiles.
        let parameters = try inquiry.query.parameters(["datetime", "f", "lang", "scheme"])
        _ = try (inquiry.day(parameters), inquiry.scheme(parameters), parameters.word("f", among: ["json"]))
        return try await inquiry.tagged { try Response(content(inquiry), in: inquiry.language) }
    }

    /// A tile; 204 where nothing meets it.
    private func tile(_ inquiry: Inquiry) async throws -> Response {
        let collection = try inquiry.tiledCollection()
        let address = try inquiry.tileAddress()
        let parameters = try inquiry.query.parameters(["datetime", "f", "lang", "scheme"])
        _ = try parameters.word("f", among: ["mvt"])
        let day = try inquiry.servedDay(parameters)
        return try await inquiry.tagged(day.day.description) {
            let question = TileQuestion(layer: TileLayerQuestion(collection, on: day), address: address)
            let bytes = try await inquiry.edition.tile(question)
            if bytes.isEmpty { return Response(status: .noContent) }
            return Response(
                status: .ok, headers: [.contentType: MediaType.vectorTile],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }
    }
}

extension ServedCollection {
    /// Those that are cut into tiles.
    static let tiled: [ServedCollection] = [.areas, .uncovered, .findings, .overlaps]
}

extension Inquiry {
    fileprivate func tiledCollection() throws -> ServedCollection {
        let collection = try collection()
        guard ServedCollection.tiled.contains(collection) else {
            throw ServerError.noSuchCollection(
                collection.rawValue, nearest: [], all: ServedCollection.tiled.map(\.rawValue))
        }
        return collection
    }

    fileprivate func tileAddress() throws -> TileAddress {
        let words = ["matrix", "row", "column"].map { path[$0] ?? "" }
        let numbers = words.compactMap { word in
            word.utf8.allSatisfy { (48...57).contains($0) } && word.utf8.count <= 10 ? Int(word) : nil
        }
        guard numbers.count == 3, let address = TileAddress(zoom: numbers[0], row: numbers[1], column: numbers[2])
        else { throw ServerError.noSuchTile(words.joined(separator: "/")) }
        return address
    }
}
