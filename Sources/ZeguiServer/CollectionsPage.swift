internal import GeoModel
internal import Reporting

/// All collections.
struct CollectionsPage {
    let inquiry: Inquiry

    func json() -> JSONPiece {
        let pages = ServedCollection.allCases.map { CollectionPage(inquiry: inquiry, collection: $0) }
        return .object([
            "links": inquiry.selfLinks(json: MediaType.json, isHTML: false).json, "crs": JSONPiece(ServedCRS.uris),
            "collections": .list(pages.map { $0.json(own: $0.links) }),
        ])
    }

    func html() -> HTMLPage {
        var page = HTMLPage(inquiry.language == .english ? "Collections" : "数据集合", in: inquiry.language)
        page.path = inquiry.path()
        page.table(
            head: inquiry.language == .english ? ["Collection", "What it is"] : ["集合", "内容"],
            rows: ServedCollection.allCases.map { collection in
                [
                    (
                        collection.title(in: inquiry.language),
                        inquiry.href("/collections/\(collection.rawValue)/items", [("f", "html")])
                    ),
                    (collection.description(in: inquiry.language), nil),
                ]
            })
        return page
    }
}

/// What one collection is.
struct CollectionPage {
    let inquiry: Inquiry
    let collection: ServedCollection

    /// The collection itself, for the list of all.
    var links: [Link] {
        [
            Link(
                relation: "self", type: MediaType.json, title: collection.title(in: inquiry.language),
                href: inquiry.href("/collections/\(collection.rawValue)"))
        ]
    }

    private var itemLinks: [Link] {
        let path = "/collections/\(collection.rawValue)/items"
        let title = collection.title(in: inquiry.language)
        return [
            Link(relation: "items", type: MediaType.geoJSON, title: title, href: inquiry.href(path, [("f", "json")])),
            Link(relation: "items", type: "text/html", title: title, href: inquiry.href(path, [("f", "html")])),
        ] + (ServedCollection.tiled.contains(collection) ? [TileSetPage.link(to: collection, for: inquiry)] : [])
    }

    /// - Parameter own: Links of the page that this stands on.
    func json(own: [Link]) -> JSONPiece {
        // Features lie within their areas, and are asked about any day.
        var extent: [String: JSONPiece] = ["temporal": .object(["interval": .list([.list([.null, .null])])])]
        if let box = inquiry.edition.extent {
            extent["spatial"] = .object(["bbox": .list([box.json]), "crs": .text(ServedCRS.crs84.rawValue)])
        }
        return .object([
            "id": .text(collection.rawValue), "title": .text(collection.title(in: inquiry.language)),
            "description": .text(collection.description(in: inquiry.language)), "itemType": .text("feature"),
            "extent": .object(extent), "crs": JSONPiece(ServedCRS.uris),
            "storageCrs": .text(ServedCRS(storing: inquiry.edition.crs).rawValue), "links": (own + itemLinks).json,
        ])
    }

    func html() -> HTMLPage {
        var page = HTMLPage(collection.title(in: inquiry.language), in: inquiry.language)
        page.path = inquiry.path(to: collection).dropLast()
        page.paragraph(collection.description(in: inquiry.language))
        page.links(
            (inquiry.selfLinks(json: MediaType.json, isHTML: true).dropFirst() + itemLinks.dropFirst()).map {
                ($0.title, $0.href)
            })
        page.table(
            head: inquiry.language == .english ? ["Field", "Type"] : ["字段", "类型"],
            rows: collection.fields(in: inquiry.edition).map { [($0.name, nil), ("\($0.type)", nil)] })
        return page
    }
}
