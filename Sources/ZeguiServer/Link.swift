internal import GeoModel
internal import Reporting

/// A link of OGC API: where, how it belongs to this page, and what one finds.
struct Link: Sendable {
    let relation: String
    let type: String
    let title: String
    let href: String

    var json: JSONPiece {
        .object(["href": .text(href), "rel": .text(relation), "type": .text(type), "title": .text(title)])
    }
}

/// The media types that are served.
enum MediaType {
    static let json = "application/json"
    static let geoJSON = "application/geo+json"
    static let html = "text/html; charset=utf-8"
    static let vectorTile = "application/vnd.mapbox-vector-tile"
    static let openAPI = "application/vnd.oai.openapi+json;version=3.0"
}

extension Inquiry {
    /// What is passed on from page to page, where a request says it: the day, the scheme and the language.
    static let passedOn = ["datetime", "scheme", "lang"]

    /// A URL of this server, with what is passed on.
    func href(_ path: String, _ parameters: [(name: String, value: String)] = []) -> String {
        let own = parameters.map(\.name)
        let said = query.pairs.filter { Self.passedOn.contains($0.name) && !own.contains($0.name) }
        return base + path + Self.queryText(parameters + said)
    }

    /// The URL of this request with other values of some parameters, all others kept; nil takes one away.
    func href(changing changes: [(name: String, value: String?)]) -> String {
        var pairs = query.pairs
        for (name, value) in changes {
            let place = pairs.firstIndex { $0.name == name }
            switch (place, value) {
            case (let place?, let value?): pairs[place].value = value
            case (let place?, nil): pairs.remove(at: place)
            case (nil, let value?): pairs.append((name, value))
            case (nil, nil): break
            }
        }
        return base + request.uri.path + Self.queryText(pairs)
    }

    private static func queryText(_ pairs: [(name: String, value: String)]) -> String {
        if pairs.isEmpty { return "" }
        return "?"
            + pairs.map { PercentEncoding.encoded($0) + "=" + PercentEncoding.encoded($1, keeping: ",:/") }
            .joined(separator: "&")
    }

    /// This page, and the same in the other form.
    func selfLinks(json type: String, isHTML: Bool) -> [Link] {
        let isEnglish = language == .english
        let asJSON = Link(
            relation: isHTML ? "alternate" : "self", type: type, title: isEnglish ? "This as JSON" : "本页（JSON）",
            href: href(changing: [("f", "json")]))
        let asHTML = Link(
            relation: isHTML ? "self" : "alternate", type: "text/html", title: isEnglish ? "This as HTML" : "本页（HTML）",
            href: href(changing: [("f", "html")]))
        return isHTML ? [asHTML, asJSON] : [asJSON, asHTML]
    }
}

extension [Link] {
    var json: JSONPiece { .list(map(\.json)) }
}
