internal import GeoModel
internal import Hummingbird

extension Router where Context == ServerContext {
    /// Answers GET (and so HEAD) at a path out of the project. Where it is changed on disk meanwhile the question is asked
    /// again, so that every answer is of one moment.
    func answer(
        _ path: RouterPath, from served: ServedProject,
        _ answer: @escaping @Sendable (Inquiry) async throws -> Response
    ) {
        get(path) { request, context in
            for _ in 0..<5 {
                do {
                    return try await answer(try await Inquiry(request, context, served))
                } catch is EditionChanged {
                    continue
                }
            }
            throw ServerError.projectChanging(served.settings.project)
        }
    }
}

extension Inquiry {
    init(_ request: Request, _ context: ServerContext, _ served: ServedProject) async throws {
        self.served = served
        self.request = request
        edition = await served.edition()
        query = try QueryText(request.uri.query)
        language = Language(of: request, unlessSaid: served.settings.language)
        if let said = query["lang"], Language(rawValue: said) == nil {
            throw ServerError.badParameter("lang", value: said, .oneOf(Language.allCases.map(\.rawValue)))
        }
        var path: [String: String] = [:]
        for (name, value) in context.parameters {
            guard let decoded = PercentEncoding.decoded(value, plusIsSpace: false) else {
                throw ServerError.noSuchPath(request.uri.path)
            }
            path[String(name)] = decoded
        }
        self.path = path
        base =
            request.head.authority.flatMap { host in
                host.utf8.allSatisfy { $0 > 32 && $0 < 127 } && !host.contains { "\"'<>\\/?#@&".contains($0) }
                    ? "http://\(host)" : nil
            } ?? ""
    }
}
