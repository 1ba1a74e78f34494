internal import Hummingbird

/// Lets pages of any origin read what is served (CORS): it is public to whoever reaches the server.
struct AnyOrigin: RouterMiddleware {
    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        if request.method == .options {
            return Response(
                status: .noContent,
                headers: [
                    .allow: "GET, HEAD, OPTIONS", .accessControlAllowOrigin: "*",
                    .accessControlAllowMethods: "GET, HEAD, OPTIONS", .accessControlAllowHeaders: "*",
                    .accessControlMaxAge: "86400",
                ])
        }
        var response = try await next(request, context)
        response.headers[.accessControlAllowOrigin] = "*"
        response.headers[.accessControlExposeHeaders] = "Content-Crs, ETag, Link, OGC-NumberReturned, OGC-NumberMatched"
        return response
    }
}
