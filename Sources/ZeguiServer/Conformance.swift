internal import Reporting

/// Which requirements of OGC the server keeps.
struct Conformance {
    static let classes =
        [
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
            "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
        ] + TileRoutes.conformance

    let inquiry: Inquiry

    func json() -> JSONPiece {
        .object([
            "conformsTo": JSONPiece(Self.classes),
            "links": inquiry.selfLinks(json: MediaType.json, isHTML: false).json,
        ])
    }

    func html() -> HTMLPage {
        var page = HTMLPage(inquiry.language == .english ? "Conformance" : "符合的标准", in: inquiry.language)
        page.path = inquiry.path()
        page.table(head: ["URI"], rows: Self.classes.map { [($0, $0)] })
        return page
    }
}
