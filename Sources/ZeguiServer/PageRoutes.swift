internal import GeoModel
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
        router.answer("page/facts", from: served) { inquiry in
            let parameters = try inquiry.query.parameters(["lang", "datetime"])
            let day = try inquiry.day(parameters)
            return try await inquiry.tagged("facts", day.description) {
                let text = try jsonText(try await PageFacts(inquiry, on: day))
                return Response(
                    status: .ok, headers: [.contentType: "application/json"],
                    body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
            }
        }
        router.answer("page/:file", from: served) { inquiry in
            let file = try files.file(inquiry.path["file"] ?? "")
            return try await inquiry.tagged("page", String(file.bytes.readableBytes)) { answer(file) }
        }
    }

    /// The page; nil where it isn't installed.
    func page() -> Response? { files.document.map(answer) }

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
