internal import GDALInterop
internal import GeoModel
internal import Hummingbird
internal import PROJInterop
internal import Reporting

/// One page of the features of a collection.
struct ItemsAnswer: Sendable {
    let inquiry: Inquiry
    let query: ItemsQuery
    let layer: ServedLayer
    /// Numbers of all features that are asked for, and of those on this page.
    let matched: Int
    let page: [Int]

    init(_ inquiry: Inquiry, _ query: ItemsQuery) async throws {
        (self.inquiry, self.query) = (inquiry, query)
        layer = try await query.day.layer(query.collection)
        let matches = await query.matches(in: layer)
        matched = matches.count
        page = Array(matches.dropFirst(query.offset).prefix(query.limit))
    }

    var links: [Link] {
        let isEnglish = inquiry.language == .english
        var links = inquiry.selfLinks(json: MediaType.geoJSON, isHTML: query.isHTML)
        let type = query.isHTML ? "text/html" : MediaType.geoJSON
        func turned(_ relation: String, _ title: String, to offset: Int) -> Link {
            Link(
                relation: relation, type: type, title: title,
                href: inquiry.href(changing: [("offset", String(offset)), ("limit", String(query.limit))]))
        }
        if query.offset < matched, matched - query.offset > query.limit {
            links.append(turned("next", isEnglish ? "Next page" : "下一页", to: query.offset + query.limit))
        }
        if query.offset > 0 {
            let offset = max(0, min(query.offset, matched) - query.limit)
            links.append(turned("prev", isEnglish ? "Previous page" : "上一页", to: offset))
        }
        links.append(
            Link(
                relation: "collection", type: MediaType.json, title: query.collection.title(in: inquiry.language),
                href: inquiry.href("/collections/\(query.collection.rawValue)")))
        return links
    }

    /// GeoJSON, made and sent piece by piece, as fast as the reader takes it.
    func geoJSON() throws -> Response {
        let head = """
            {"type":"FeatureCollection","numberMatched":\(matched),"numberReturned":\(page.count),"links":\(try jsonText(links.json)),"features":[
            """
        let body = ResponseBody { [layer, page, crs = query.crs] writer in
            var text = GeoJSONFeatureText(fields: layer.fields)
            text.raw(head)
            let operation = try crs.operation()
            for (position, index) in page.enumerated() {
                let feature = try layer.feature(index, in: crs, by: operation)
                guard text.nextFeature(feature, id: layer.ids[index], isFirst: position == 0) else {
                    preconditionFailure(ServedLayer.isChecked)
                }
                if text.bytes.count >= 65_536 { try await writer.write(text.takeBuffer()) }
            }
            text.endCollection()
            try await writer.write(text.takeBuffer())
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: query.crs.headers(in: inquiry.language), body: body)
    }

    func html() -> Response {
        let (language, collection) = (inquiry.language, query.collection)
        let isEnglish = language == .english
        var html = HTMLPage(collection.title(in: language), in: language)
        html.path = inquiry.path(to: collection)
        let (first, last) = (page.isEmpty ? 0 : query.offset + 1, query.offset + page.count)
        html.paragraph(
            isEnglish
                ? "\(query.day.day): \(first) to \(page.isEmpty ? 0 : last) of \(matched)"
                : "\(query.day.day)：第 \(first) 至 \(page.isEmpty ? 0 : last) 个，共 \(matched) 个")
        html.links(links.filter { ["prev", "next", "alternate"].contains($0.relation) }.map { ($0.title, $0.href) })
        let day = [("datetime", query.day.day.description)] + (query.day.scheme.map { [("scheme", $0)] } ?? [])
        html.table(
            head: ["id"] + layer.fields.map(\.name),
            rows: page.map { index in
                let id = layer.ids[index].text ?? ""
                let path = "/collections/\(collection.rawValue)/items/\(PercentEncoding.encoded(id))"
                return [(id, inquiry.href(path, day))]
                    + layer.features[index].attributes.map { ($0.text ?? "", nil) }
            })
        return Response(html)
    }
}

/// One feature of a collection.
struct ItemAnswer: Sendable {
    let inquiry: Inquiry
    let collection: ServedCollection
    let layer: ServedLayer
    let index: Int

    /// - Throws: ``ServerError/noSuchFeature(_:collection:)``.
    init(_ inquiry: Inquiry, _ collection: ServedCollection, of day: ServedDay) async throws {
        (self.inquiry, self.collection) = (inquiry, collection)
        layer = try await day.layer(collection)
        let id = inquiry.path["feature"] ?? ""
        guard let index = layer.ids.firstIndex(where: { $0.text == id }) else {
            throw ServerError.noSuchFeature(id, collection: collection.rawValue)
        }
        self.index = index
    }

    private func links(isHTML: Bool) -> [Link] {
        inquiry.selfLinks(json: MediaType.geoJSON, isHTML: isHTML) + [
            Link(
                relation: "collection", type: MediaType.json, title: collection.title(in: inquiry.language),
                href: inquiry.href("/collections/\(collection.rawValue)"))
        ]
    }

    func geoJSON(in crs: ServedCRS) throws -> Response {
        var text = GeoJSONFeatureText(fields: layer.fields)
        guard text.feature(try layer.feature(index, in: crs, by: crs.operation()), id: layer.ids[index]) else {
            preconditionFailure(ServedLayer.isChecked)
        }
        // Before the brace that closes it.
        text.bytes.removeLast()
        text.raw(",\"links\":\(try jsonText(links(isHTML: false).json))}\n")
        return Response(
            status: .ok, headers: crs.headers(in: inquiry.language), body: ResponseBody(byteBuffer: text.takeBuffer()))
    }

    func html() -> Response {
        var html = HTMLPage(layer.ids[index].text ?? "", in: inquiry.language)
        html.path = inquiry.path(to: collection)
        html.links(links(isHTML: true).filter { $0.relation == "alternate" }.map { ($0.title, $0.href) })
        html.table(
            head: inquiry.language == .english ? ["Field", "Value"] : ["字段", "值"],
            rows: zip(layer.fields, layer.features[index].attributes).map { [($0.name, nil), ($1.text ?? "", nil)] })
        return Response(html)
    }
}

extension ServedLayer {
    fileprivate static let isChecked = "coordinates of a served layer have been checked"

    /// A feature in another system than CRS84.
    fileprivate func feature(
        _ index: Int, in crs: ServedCRS, by operation: CoordinateOperation?
    ) throws -> Feature<Coordinate> {
        var feature = features[index]
        if crs != .crs84 { feature.geometry = try feature.geometry.map { try crs.placed($0, by: operation) } }
        return feature
    }
}

extension GeoJSONFeatureText {
    fileprivate mutating func takeBuffer() -> ByteBuffer {
        defer { bytes.removeAll(keepingCapacity: true) }
        return ByteBuffer(bytes: bytes)
    }
}

extension ServedCRS {
    fileprivate func headers(in language: Language) -> HTTPFields {
        var headers: HTTPFields = [.contentType: MediaType.geoJSON, .contentLanguage: language.rawValue]
        headers[.contentCRS] = "<\(rawValue)>"
        return headers
    }
}

extension HeaderName {
    /// Which system coordinates are in (OGC 18-058r1, 6.2.3).
    static let contentCRS: HeaderName = {
        guard let name = HeaderName("Content-Crs") else { preconditionFailure("Content-Crs is the name of a header") }
        return name
    }()
}
