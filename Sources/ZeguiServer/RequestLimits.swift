internal import Hummingbird

/// Refuses what is longer, or more at once, than anybody needs to ask.
struct RequestLimits: RouterMiddleware {
    /// Of a URL, in bytes.
    static let mostURLBytes = 8_192
    /// Of a URL and all headers, and of one of them.
    static let mostHeadBytes = 16_384
    static let mostHeaders = 100
    /// Requests that are answered at once.
    static let mostRequests = 256
    /// Connections that are open at once; others wait until one is closed.
    static let mostConnections = 512

    let traffic: Traffic

    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        if request.uri.string.utf8.count > Self.mostURLBytes { throw ServerError.urlTooLong(most: Self.mostURLBytes) }
        if request.headers.announceBody { throw ServerError.bodyRefused }
        if traffic.requestsInFlight > Self.mostRequests { throw ServerError.busy }
        return try await next(request, context)
    }
}
