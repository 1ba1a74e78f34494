internal import Hummingbird

/// Answers HEAD with what GET would say of itself, its length too, which is counted where it isn't known beforehand.
struct ExactHead: RouterMiddleware {
    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard request.method == .head, response.headers[.contentLength] == nil else { return response }
        let counter = ByteCounter()
        try await response.body.write(counter)
        response.headers[.contentLength] = String(counter.total.count)
        return response
    }
}

/// Counts what is written, and drops it.
private struct ByteCounter: ResponseBodyWriter {
    final class Total { var count = 0 }

    let total = Total()

    mutating func write(_ buffer: ByteBuffer) async throws { total.count += buffer.readableBytes }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
