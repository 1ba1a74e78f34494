internal import GeoModel
internal import Hummingbird
internal import Logging
internal import Reporting

/// Turns what goes wrong into `application/problem+json` (RFC 9457), in the reader's language.
struct Problems: RouterMiddleware {
    let language: Language
    let logger: Logger

    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        let failure: any Error
        do {
            guard request.method == .get || request.method == .head else {
                throw ServerError.methodNotAllowed(request.method.rawValue)
            }
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            failure = ServerError.noSuchPath(request.uri.path)
        } catch {
            failure = error
        }
        let language = Language(of: request, unlessSaid: language)
        if let failure = failure as? any ExplainedError {
            let status = HTTPResponse.Status(failure)
            if status.kind == .serverError {
                logger.error("\(request.uri.string): \(failure.explanation(in: .english))")
            }
            return problem(status, failure.explanation(in: language), in: language)
        }
        logger.error("\(request.uri.string): \(failure)")
        let detail =
            language == .english
            ? "This is a mistake of the program's, and its log says more." : "这是程序的错误，详情见其日志。"
        return problem(.internalServerError, detail, in: language)
    }

    private func problem(_ status: HTTPResponse.Status, _ detail: String, in language: Language) -> Response {
        struct Problem: Encodable {
            let type = "about:blank"
            let title: String
            let status: Int
            let detail: String
        }
        var headers: HTTPFields = [
            .contentType: "application/problem+json", .contentLanguage: language.rawValue, .cacheControl: "no-store",
        ]
        headers[.vary] = "Accept-Language"
        if status == .serviceUnavailable { headers[.retryAfter] = "1" }
        if status == .methodNotAllowed { headers[.allow] = "GET, HEAD, OPTIONS" }
        let text: String
        do {
            text = try jsonText(Problem(title: status.reasonPhrase, status: status.code, detail: detail))
        } catch {
            logger.error("a problem that can't be told: \(error)")
            text = "{}"
        }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
