internal import GeoModel
internal import Reporting

/// What OGC API - Features can be asked, for the OpenAPI document.
struct FeatureOperations {
    let inquiry: Inquiry

    private var isEnglish: Bool { inquiry.language == .english }

    func all() throws -> [OpenAPIOperation] {
        let common = CommonParameters(inquiry: inquiry)
        let forms = [common.datetime, common.scheme(), common.language, common.form]
        func page(_ path: String, _ id: String, _ summary: (english: String, chinese: String), _ schema: String)
            -> OpenAPIOperation
        {
            OpenAPIOperation(
                path: path, id: id, summary: isEnglish ? summary.english : summary.chinese, parameters: forms,
                answers: [MediaType.json: Schema.named(schema), "text/html": Schema.html])
        }
        var operations = [
            page("/", "landingPage", ("Where to begin.", "首页。"), "landingPage"),
            page("/conformance", "conformance", ("Which requirements of OGC are kept.", "符合的 OGC 标准。"), "conformance"),
            OpenAPIOperation(
                path: "/api", id: "api", summary: isEnglish ? "This document." : "本接口说明。", parameters: forms,
                answers: [MediaType.openAPI: Schema.anyObject, "text/html": Schema.html]),
            page("/collections", "collections", ("All collections.", "全部数据集合。"), "collections"),
        ]
        var one = page("/collections/{collectionId}", "collection", ("One collection.", "一个数据集合。"), "collection")
        one.parameters.insert(
            OpenAPIParameter(
                name: "collectionId", isInPath: true, description: isEnglish ? "The collection." : "集合。",
                schema: Schema.oneOf(ServedCollection.names)), at: 0)
        one.failures = [400, 404]
        operations.append(one)
        for collection in ServedCollection.allCases { operations += try self.operations(of: collection, common) }
        return operations
    }

    private func operations(
        of collection: ServedCollection, _ common: CommonParameters
    ) throws -> [OpenAPIOperation] {
        let path = "/collections/\(collection.rawValue)/items"
        let summary = collection.description(in: inquiry.language)
        let fields = collection.fields(in: inquiry.edition)
        let filters = fields.map { field in
            OpenAPIParameter(
                name: field.name, description: isEnglish ? "Only features with this value." : "仅返回该字段为此值的要素。",
                schema: Schema.value(of: field.type, isNullable: false))
        }
        let about = [common.crs, common.datetime, common.scheme(), common.language, common.form]
        let id = OpenAPIParameter(
            name: "featureId", isInPath: true, description: isEnglish ? "The feature's id." : "要素编号。",
            schema: Schema.text)
        return [
            OpenAPIOperation(
                path: path, id: "\(collection.rawValue)Items", summary: summary,
                parameters: common.paging + common.box + (collection.nameField == nil ? [] : [common.search]) + about
                    + filters,
                answers: [
                    MediaType.geoJSON: Schema.named("\(collection.rawValue)Features"), "text/html": Schema.html,
                ], failures: [400, 422]),
            OpenAPIOperation(
                path: path + "/{featureId}", id: "\(collection.rawValue)Item", summary: summary,
                parameters: [id] + about,
                answers: [
                    MediaType.geoJSON: Schema.named("\(collection.rawValue)Feature"), "text/html": Schema.html,
                ], failures: [400, 404, 422]),
        ]
    }

    /// By their names.
    func schemas() -> [String: JSONPiece] {
        let links = Schema.list(of: Schema.named("link"))
        let texts = Schema.list(of: Schema.text)
        let box = Schema.list(of: .object(["type": .text("number")]), least: 4, most: 4)
        var moment: [String: JSONPiece] = ["type": .text("string")]
        moment["nullable"] = .truth(true)
        let interval = Schema.list(of: Schema.list(of: .object(moment), least: 2, most: 2))
        var schemas: [String: JSONPiece] = [
            "link": Schema.object(["href": Schema.text, "rel": Schema.text, "type": Schema.text, "title": Schema.text]),
            "problem": Schema.object([
                "type": Schema.text, "title": Schema.text, "status": Schema.wholeNumber(from: 400, to: 599),
                "detail": Schema.text,
            ]),
            "landingPage": Schema.object([
                "title": Schema.text, "description": Schema.text, "links": links, "zegui": Schema.anyObject,
            ]),
            "conformance": Schema.object(["conformsTo": texts, "links": links]),
            "collections": Schema.object([
                "links": links, "crs": texts, "collections": Schema.list(of: Schema.named("collection")),
            ]),
            "collection": Schema.object([
                "id": Schema.text, "title": Schema.text, "description": Schema.text, "itemType": Schema.text,
                "crs": texts, "storageCrs": Schema.text, "links": links,
                "extent": Schema.object(
                    [
                        "spatial": Schema.object(["bbox": Schema.list(of: box), "crs": Schema.text]),
                        "temporal": Schema.object(["interval": interval]),
                    ], optional: ["spatial"]),
            ]),
            "geometry": .object([
                "type": .text("object"), "nullable": .truth(true), "required": JSONPiece(["type", "coordinates"]),
                "properties": .object([
                    "type": Schema.oneOf([
                        "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
                    ]),
                    "coordinates": .object(["type": .text("array"), "items": .object([:])]),
                ]),
            ]),
        ]
        for collection in ServedCollection.allCases {
            let name = collection.rawValue
            let fields = collection.fields(in: inquiry.edition).map {
                ($0.name, Schema.value(of: $0.type, isNullable: true))
            }
            schemas["\(name)Feature"] = Schema.object(
                [
                    "type": Schema.oneOf(["Feature"]),
                    "id": collection.idField == nil ? Schema.wholeNumber(from: 1) : Schema.text,
                    "properties": Schema.object(Dictionary(uniqueKeysWithValues: fields)),
                    "geometry": Schema.named("geometry"), "links": links,
                ], optional: ["links"])
            schemas["\(name)Features"] = Schema.object([
                "type": Schema.oneOf(["FeatureCollection"]), "numberMatched": Schema.wholeNumber(from: 0),
                "numberReturned": Schema.wholeNumber(from: 0), "links": links,
                "features": Schema.list(of: Schema.named("\(name)Feature")),
            ])
        }
        return schemas
    }
}

/// Parameters that mean the same wherever they stand.
struct CommonParameters {
    let inquiry: Inquiry

    private func parameter(
        _ name: String, _ english: String, _ chinese: String, _ schema: JSONPiece, isList: Bool = false
    ) -> OpenAPIParameter {
        OpenAPIParameter(
            name: name, description: inquiry.language == .english ? english : chinese, schema: schema, isList: isList)
    }

    var form: OpenAPIParameter {
        parameter(
            "f", "The form; what 'Accept' says unless said.", "返回格式；默认按“Accept”。", Schema.oneOf(["json", "html"]))
    }

    var language: OpenAPIParameter {
        parameter(
            "lang", "The language; what 'Accept-Language' says unless said.", "语言；默认按“Accept-Language”。",
            Schema.oneOf(Language.allCases.map(\.rawValue)))
    }

    var datetime: OpenAPIParameter {
        parameter(
            "datetime",
            "The day that is asked about: a day, or a time of RFC 3339 of which the day counts, or an interval of which the end counts ('..' is today). Today unless said.",
            "查询日期：日期，或 RFC 3339 时刻（取其日期），或区间（取其终点，“..”为今天）。默认为今天。", Schema.text)
    }

    func scheme() -> OpenAPIParameter {
        parameter(
            "scheme", "Judged under another scheme than the project's.", "按其他制度判断；默认为项目的制度。",
            Schema.oneOf(inquiry.served.words.schemes))
    }

    var crs: OpenAPIParameter {
        parameter(
            "crs", "What coordinates are answered in, in that system's order of axes.", "返回坐标的坐标系（按其轴序）。",
            Schema.oneOf(ServedCRS.uris, usual: ServedCRS.crs84.rawValue))
    }

    var paging: [OpenAPIParameter] {
        let limits = ItemsQuery.limits
        return [
            parameter(
                "limit", "How many features a page has at most.", "每页最多要素数。",
                Schema.wholeNumber(from: limits.lowerBound, to: limits.upperBound, usual: ItemsQuery.usualLimit)),
            parameter("offset", "How many features are passed over.", "跳过的要素数。", Schema.wholeNumber(from: 0, usual: 0)),
        ]
    }

    var box: [OpenAPIParameter] {
        [
            parameter(
                "bbox",
                "Only features whose shape meets the box: west,south,east,north; across 180° west is greater than east; six numbers with heights.",
                "仅返回与该范围相交的要素：西,南,东,北；跨 180° 时西大于东；带高程时为六个数。",
                Schema.list(of: .object(["type": .text("number")]), least: 4, most: 6), isList: true),
            parameter(
                "bbox-crs", "What the box is in, in that system's order of axes.", "范围所用的坐标系（按其轴序）。",
                Schema.oneOf(ServedCRS.uris, usual: ServedCRS.crs84.rawValue)),
        ]
    }

    var search: OpenAPIParameter {
        parameter("q", "Only features whose name holds this text.", "仅返回名称包含此文本的要素。", Schema.text)
    }
}
