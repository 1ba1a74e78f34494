internal import Hummingbird

/// The map page for people, and the files that it is made of.
struct PageRoutes {
    let served: ServedProject
    let files: PageFiles

    /// - Throws: ``ServerError/unreadable(file:reason:)``.
    init(served: ServedProject) throws(ServerError) {
        self.served = served
        files = try PageFiles(served.settings.page)
    }

    func add(to router: Router<ServerContext>) {
        router.answer("/page/{file}", from: served) { inquiry in
            _ = try inquiry.query.parameters([])
            let file = try files.file(inquiry.path["file"] ?? "")
            return try await inquiry.tagged("page", file.tag) { answer(file) }
        }
    }

    /// The page; nil where it isn't installed.
    func map() -> Response? { files.document.map(answer) }

    private func answer(_ file: PageFiles.File) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: file.type, .xContentTypeOptions: "nosniff", .contentSecurityPolicy: policy,
            ],
            body: ResponseBody(byteBuffer: file.bytes))
    }

    /// Nothing is loaded from or sent to another host, but for the base map that whoever serves the project chose. MapLibre
    /// makes its workers out of blobs, and has its small images in its style sheet.
    private var policy: String {
        let host = served.settings.baseMap.map { " \($0.origin)" } ?? ""
        return """
            default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:\(host); \
            connect-src 'self'\(host); worker-src blob:; child-src blob:; base-uri 'none'; form-action 'self'; \
            frame-ancestors 'self'
            """
    }
}
