internal import GeoModel
internal import Hummingbird
internal import Reporting

/// OGC API - Features, Part 1: Core (OGC 17-069r4) and Part 2: Coordinate Reference Systems (OGC 18-058r1).
struct FeatureRoutes {
    let served: ServedProject
    let page: PageRoutes

    func add(to router: Router<ServerContext>) {
        router.answer("/", from: served) { try await landing($0) }
        router.answer("/conformance", from: served) { try await conformance($0) }
        router.answer("/api", from: served) { try await api($0) }
        router.answer("/collections", from: served) { try await collections($0) }
        router.answer("/collections/{collection}", from: served) { try await collection($0) }
        router.answer("/collections/{collection}/items", from: served) { try await items($0) }
        router.answer("/collections/{collection}/items/{feature}", from: served) { try await item($0) }
    }

    private func landing(_ inquiry: Inquiry) async throws -> Response {
        try await answer(inquiry, page.files.tag) { isHTML, day in
            let landing = LandingPage(inquiry: inquiry, day: day)
            guard isHTML else { return try Response(landing.json(), in: inquiry.language) }
            return page.map() ?? Response(landing.html())
        }
    }

    private func conformance(_ inquiry: Inquiry) async throws -> Response {
        try await answer(inquiry) { isHTML, _ in
            let page = Conformance(inquiry: inquiry)
            return try isHTML ? Response(page.html()) : Response(page.json(), in: inquiry.language)
        }
    }

    private func api(_ inquiry: Inquiry) async throws -> Response {
        try await answer(inquiry) { isHTML, _ in
            let document = OpenAPIDocument(inquiry: inquiry)
            return try isHTML
                ? Response(document.html())
                : Response(document.json(), type: MediaType.openAPI, in: inquiry.language)
        }
    }

    private func collections(_ inquiry: Inquiry) async throws -> Response {
        try await answer(inquiry) { isHTML, _ in
            let page = CollectionsPage(inquiry: inquiry)
            return try isHTML ? Response(page.html()) : Response(page.json(), in: inquiry.language)
        }
    }

    private func collection(_ inquiry: Inquiry) async throws -> Response {
        let page = CollectionPage(inquiry: inquiry, collection: try inquiry.collection())
        return try await answer(inquiry) { isHTML, _ in
            let links = inquiry.selfLinks(json: MediaType.json, isHTML: false)
            return try isHTML ? Response(page.html()) : Response(page.json(own: links), in: inquiry.language)
        }
    }

    /// A page about the server, which passes on the day and the scheme that it is asked with.
    ///
    /// - Parameter fact: What the page is made of beside the project.
    private func answer(
        _ inquiry: Inquiry, _ fact: String = "", _ page: (_ isHTML: Bool, _ day: ServedDay) throws -> Response
    ) async throws -> Response {
        let parameters = try inquiry.query.parameters(Inquiry.passedOn + ["f"])
        let (isHTML, day) = (try inquiry.wantsHTML(parameters), try inquiry.servedDay(parameters))
        return try await inquiry.tagged("\(isHTML)", fact, day.day.description) { try page(isHTML, day) }
    }

    private func items(_ inquiry: Inquiry) async throws -> Response {
        let query = try ItemsQuery(inquiry, inquiry.collection())
        return try await inquiry.tagged("\(query.isHTML)", query.day.day.description) {
            let answer = try await ItemsAnswer(inquiry, query)
            return try query.isHTML ? answer.html() : answer.geoJSON()
        }
    }

    private func item(_ inquiry: Inquiry) async throws -> Response {
        let collection = try inquiry.collection()
        let parameters = try inquiry.query.parameters(["crs"] + Inquiry.passedOn + ["f"])
        let (isHTML, day) = (try inquiry.wantsHTML(parameters), try inquiry.servedDay(parameters))
        let crs = try parameters.crs("crs") ?? .crs84
        return try await inquiry.tagged("\(isHTML)", day.day.description) {
            let answer = try await ItemAnswer(inquiry, collection, of: day)
            return try isHTML ? answer.html() : answer.geoJSON(in: crs)
        }
    }
}

extension Inquiry {
    /// The collection that the path names.
    func collection() throws -> ServedCollection { try ServedCollection(named: path["collection"] ?? "") }
}
