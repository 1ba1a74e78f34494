internal import GeoModel
internal import Reporting
internal import VectorTiles

/// What OGC API - Tiles can be asked, for the OpenAPI document.
struct TileOperations {
    let inquiry: Inquiry

    private var isEnglish: Bool { inquiry.language == .english }

    func all() throws -> [OpenAPIOperation] {
        let common = CommonParameters(inquiry: inquiry)
        let asked = [common.datetime, common.scheme(), common.language]
        return [
            document("/tileMatrixSets", "tileMatrixSets", ("All grids of tiles.", "全部瓦片网格。"), asked),
            document(
                "/tileMatrixSets/\(TileMatrixSet.name)", "webMercatorQuad",
                ("The grid that tiles are numbered by.", "瓦片编号所用的网格。"), asked),
        ] + ServedCollection.tiled.flatMap { operations(of: $0, asked) }
    }

    private func operations(of collection: ServedCollection, _ asked: [OpenAPIParameter]) -> [OpenAPIOperation] {
        let (path, id) = ("/collections/\(collection.rawValue)/tiles", collection.rawValue)
        let title = collection.title(in: inquiry.language)
        var tile = OpenAPIOperation(
            path: "\(path)/\(TileMatrixSet.name)/{tileMatrix}/{tileRow}/{tileCol}", id: "\(id)Tile",
            summary: isEnglish ? "\(title): one vector tile." : "\(title)：单个矢量瓦片。",
            parameters: [
                number("tileMatrix", ("The zoom.", "缩放级别。"), most: TileAddress.deepestZoom),
                number("tileRow", ("From the north.", "自北起的行号。"), most: TileAddress.deepestRow),
                number("tileCol", ("From the west.", "自西起的列号。"), most: TileAddress.deepestRow),
            ] + asked + [form("mvt")],
            answers: [MediaType.vectorTile: .object(["type": .text("string"), "format": .text("binary")])],
            failures: [400, 404, 422])
        tile.empty = isEnglish ? "Nothing is there." : "该处没有内容。"
        return [
            document(
                path, "\(id)TileSets",
                ("\(title): what there is as tiles.", "\(title)：可用的瓦片集。"), asked),
            document(
                "\(path)/\(TileMatrixSet.name)", "\(id)TileSet",
                ("\(title): the tiles and their fields.", "\(title)：瓦片及其字段。"), asked), tile,
        ]
    }

    private func document(
        _ path: String, _ id: String, _ summary: (english: String, chinese: String), _ asked: [OpenAPIParameter]
    ) -> OpenAPIOperation {
        OpenAPIOperation(
            path: path, id: id, summary: isEnglish ? summary.english : summary.chinese,
            parameters: asked + [form("json")], answers: [MediaType.json: Schema.anyObject])
    }

    private func number(
        _ name: String, _ description: (english: String, chinese: String), most: Int
    ) -> OpenAPIParameter {
        OpenAPIParameter(
            name: name, isInPath: true, description: isEnglish ? description.english : description.chinese,
            schema: Schema.wholeNumber(from: 0, to: most))
    }

    private func form(_ word: String) -> OpenAPIParameter {
        OpenAPIParameter(name: "f", description: isEnglish ? "The form." : "返回格式。", schema: Schema.oneOf([word]))
    }
}
