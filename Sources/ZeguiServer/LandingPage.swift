internal import GeoModel
internal import PlanningModel
internal import Reporting

/// What the server is, and where to go from here.
struct LandingPage {
    let inquiry: Inquiry
    let day: ServedDay

    private var isEnglish: Bool { inquiry.language == .english }

    private var title: String {
        let name = inquiry.settings.projectName
        return isEnglish ? "Responsible planners: \(name)" : "责任规划师：\(name)"
    }

    private var description: String {
        isEnglish
            ? "Whose area a place is, who is responsible for planning there, and where nobody is."
            : "某地属于哪个区域，由谁负责规划，何处无人负责。"
    }

    private var links: [Link] {
        [
            Link(
                relation: "service-desc", type: MediaType.openAPI,
                title: isEnglish ? "The API as OpenAPI 3.0" : "接口说明（OpenAPI 3.0）",
                href: inquiry.href("/api", [("f", "json")])),
            Link(
                relation: "service-doc", type: "text/html", title: isEnglish ? "The API for people" : "接口说明",
                href: inquiry.href("/api", [("f", "html")])),
            Link(
                relation: "conformance", type: MediaType.json, title: isEnglish ? "What the API conforms to" : "符合的标准",
                href: inquiry.href("/conformance")),
            Link(
                relation: "data", type: MediaType.json, title: isEnglish ? "Collections" : "数据集合",
                href: inquiry.href("/collections")),
            Link(
                relation: "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes", type: MediaType.json,
                title: isEnglish ? "Grids of tiles" : "瓦片网格", href: inquiry.href("/tileMatrixSets")),
        ]
    }

    /// With a member of our own, `zegui`: what the map page needs to know.
    ///
    /// - Throws: What keeps a scheme that a request names from being read.
    func json() throws -> JSONPiece {
        let (edition, language) = (inquiry.edition, inquiry.language)
        let scheme = try day.edition.scheme(named: day.scheme)
        let profile = inquiry.served.words.usualProfile
        let own: [String: JSONPiece] = [
            "project": .text(inquiry.settings.projectName), "scheme": .text(scheme.name),
            "schemeTitle": JSONPiece(scheme.title[language] ?? scheme.name),
            "standard": .text(edition.standard.name),
            "standardTitle": JSONPiece(edition.standard.title[language] ?? edition.standard.name),
            "profile": .text(profile.name), "profileTitle": .text(profile.title[language] ?? profile.name),
            "asOf": JSONPiece(day.day),
            "cityName": JSONPiece(edition.cityName), "levels": JSONPiece(edition.levels.map(\.rawValue)),
            "roles": .object(
                Dictionary(
                    uniqueKeysWithValues: scheme.roles.map {
                        ($0.name, .text(scheme.roles.label(of: $0.name, in: language)))
                    })),
            "crs": .text(edition.crs.shortName), "extent": edition.extent?.json ?? .null,
            "baseMap": JSONPiece(inquiry.settings.baseMap?.template),
        ]
        return .object([
            "title": .text(title), "description": .text(description),
            "links": (inquiry.selfLinks(json: MediaType.json, isHTML: false) + links).json, "zegui": .object(own),
        ])
    }

    func html() -> HTMLPage {
        var page = HTMLPage(title, in: inquiry.language)
        page.paragraph(description)
        page.links(
            (inquiry.selfLinks(json: MediaType.json, isHTML: true).dropFirst() + links).map { ($0.title, $0.href) })
        return page
    }
}

extension Extent {
    /// `[west, south, east, north]`
    var json: JSONPiece { .list([minX, minY, maxX, maxY].map(JSONPiece.number)) }
}

extension Inquiry {
    /// The pages above a collection's features, from the top.
    func path(to collection: ServedCollection? = nil) -> [(title: String, href: String)] {
        let isEnglish = language == .english
        var path = [(isEnglish ? "Start" : "首页", href("/", [("f", "html")]))]
        guard let collection else { return path }
        path.append((isEnglish ? "Collections" : "数据集合", href("/collections", [("f", "html")])))
        path.append((collection.title(in: language), href("/collections/\(collection.rawValue)", [("f", "html")])))
        return path
    }
}
