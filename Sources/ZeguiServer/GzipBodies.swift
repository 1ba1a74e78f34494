internal import Hummingbird
internal import ZlibInterop

/// Sends texts and tiles as gzip to those who take it, piece by piece as they are made.
struct GzipBodies: RouterMiddleware {
    /// Less is not worth it: it fits into one packet as it is.
    private static let leastBytes = 1_000

    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard let type = response.headers[.contentType], isWorthIt(type), response.headers[.contentEncoding] == nil
        else { return response }
        response.headers.add("Accept-Encoding", toListOf: .vary)
        if let length = response.body.contentLength, length < Self.leastBytes { return response }
        guard takesGzip(request) else { return response }
        let body = response.body
        response.body = ResponseBody { writer in try await body.write(writer.gzipped()) }
        response.headers[.contentEncoding] = "gzip"
        return response
    }

    private func isWorthIt(_ type: String) -> Bool {
        type.hasPrefix("text/") || type.contains("json") || type.contains("javascript") || type.contains("svg")
            || type.contains("mapbox-vector-tile")
    }

    private func takesGzip(_ request: Request) -> Bool {
        let choices = WeightedChoice.all(in: request.headers[.acceptEncoding] ?? "")
        return (choices.first { $0.name == "gzip" } ?? choices.first { $0.name == "*" }).map { $0.weight > 0 } ?? false
    }
}

extension ResponseBodyWriter {
    fileprivate consuming func gzipped() throws -> some ResponseBodyWriter { try GzipWriter(parent: self) }
}

private struct GzipWriter<Parent: ResponseBodyWriter>: ResponseBodyWriter {
    private var parent: Parent
    private let stream: GzipStream

    init(parent: Parent) throws {
        self.parent = parent
        stream = try GzipStream()
    }

    mutating func write(_ buffer: ByteBuffer) async throws {
        let packed = try buffer.withUnsafeReadableBytes { try stream.compress($0) }
        if !packed.isEmpty { try await parent.write(ByteBuffer(bytes: packed)) }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        try await parent.write(ByteBuffer(bytes: try stream.finish()))
        try await parent.finish(trailingHeaders)
    }
}

extension HTTPFields {
    /// Adds a word to a header that lists words.
    mutating func add(_ word: String, toListOf name: HeaderName) {
        let listed = self[name].map { $0.split(separator: ",").map { String($0.drop { $0 == " " }) } } ?? []
        guard !listed.contains(word) else { return }
        self[name] = (listed + [word]).joined(separator: ", ")
    }
}
