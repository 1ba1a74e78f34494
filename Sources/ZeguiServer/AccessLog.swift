internal import Hummingbird
internal import Logging

/// One line for each request: method, path with query, status, and the milliseconds until the answer began.
struct AccessLog: RouterMiddleware {
    let logger: Logger
    /// Characters of a URL that are shown: strangers write longer ones.
    private static let mostShown = 300

    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        let begin = ContinuousClock.now
        let response = try await next(request, context)
        let milliseconds = (ContinuousClock.now - begin) / .milliseconds(1)
        logger.info(
            "\(request.method.rawValue) \(request.uri.string.prefix(Self.mostShown)) \(response.status.code) \((milliseconds * 10).rounded() / 10) ms"
        )
        return response
    }
}
