internal import GeoModel
internal import Reporting

/// What can be asked, as OpenAPI 3.0: for programs, and as a page for people.
struct OpenAPIDocument {
    let inquiry: Inquiry

    private func operations() throws -> [OpenAPIOperation] {
        try FeatureOperations(inquiry: inquiry).all() + PlaceOperations(inquiry: inquiry).all()
            + TileOperations(inquiry: inquiry).all()
    }

    func json() throws -> JSONPiece {
        let isEnglish = inquiry.language == .english
        let paths = try operations().map { ($0.path, $0.json(problem: Schema.named("problem"))) }
        return .object([
            "openapi": .text("3.0.3"),
            "info": .object([
                "title": .text(isEnglish ? "Zegui: responsible planners" : "责规：责任规划师"),
                "version": .text("1"),
                "description": .text(
                    isEnglish
                        ? "OGC API - Features of a project, read only. 'datetime' is the day that is asked about."
                        : "项目的 OGC API - Features 接口，只读。“datetime”为查询日期。"),
            ]),
            "servers": .list([.object(["url": .text(inquiry.base.isEmpty ? "/" : inquiry.base)])]),
            "paths": .object(Dictionary(uniqueKeysWithValues: paths)),
            "components": .object(["schemas": .object(FeatureOperations(inquiry: inquiry).schemas())]),
        ])
    }

    func html() throws -> HTMLPage {
        let isEnglish = inquiry.language == .english
        var page = HTMLPage(isEnglish ? "What can be asked" : "接口说明", in: inquiry.language)
        page.path = inquiry.path()
        page.links(inquiry.selfLinks(json: MediaType.openAPI, isHTML: true).dropFirst().map { ($0.title, $0.href) })
        page.table(
            head: isEnglish ? ["Path", "What it answers", "Parameters"] : ["路径", "内容", "参数"],
            rows: try operations().map { operation in
                [
                    (operation.path, nil), (operation.summary, nil),
                    (operation.parameters.map(\.name).joined(separator: ", "), nil),
                ]
            })
        return page
    }
}
