internal import GeoModel
internal import Hummingbird
internal import Reporting

/// For those who look after the server: whether it answers as it should, and what it has measured.
struct HealthRoutes {
    let served: ServedProject
    let metrics: PrometheusRegistry

    func add(to router: Router<ServerContext>) {
        router.answer("/healthz", from: served) { try health($0) }
        router.answer("/metrics", from: served) { inquiry in
            _ = try inquiry.query.parameters(["lang"])
            return Response(
                status: .ok, headers: [.contentType: PrometheusRegistry.contentType, .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.text)))
        }
    }

    /// `status` is `ok`, or `stale` where the project on disk can't be read and answers are of what it was; `reason` says why.
    private func health(_ inquiry: Inquiry) throws -> Response {
        _ = try inquiry.query.parameters(["lang"])
        let failure = served.failure
        var response = try Response(
            .object([
                "status": .text(failure == nil ? "ok" : "stale"), "project": .text(inquiry.settings.projectName),
                "asOf": JSONPiece(inquiry.settings.today()), "scheme": .text(inquiry.edition.scheme.name),
                "isCurrent": .truth(inquiry.edition.isCurrent),
                "reason": JSONPiece(failure?.explanation(in: inquiry.language)),
            ]), in: inquiry.language)
        response.headers[.cacheControl] = "no-store"
        return response
    }
}
