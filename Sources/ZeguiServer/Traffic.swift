internal import Hummingbird
internal import Metrics
internal import Synchronization

/// Counts what is asked and answered: requests by route, method and status, how long they took, bytes, and those in flight.
struct Traffic: RouterMiddleware {
    private let inFlight = InFlight()
    private let series = Series()

    var requestsInFlight: Int { inFlight.count.load(ordering: .relaxed) }

    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        let begin = ContinuousClock.now
        let visit = Visit(inFlight)
        var response = try await next(request, context)
        let measures = series.of(context.endpointPath, request.method, response.status)
        // HEAD is answered without its body.
        if let length = request.method == .head ? 0 : response.body.contentLength {
            measures.record(begin, bytes: length)
            return response
        }
        let body = response.body
        response.body = ResponseBody { [visit] writer in
            let counter = CountedBytes()
            do {
                try await body.write(writer.counted(by: counter))
            } catch {
                measures.record(begin, bytes: counter.count)
                throw error
            }
            measures.record(begin, bytes: counter.count)
            withExtendedLifetime(visit) {}
        }
        return response
    }
}

private final class InFlight: Sendable {
    let count = Atomic(0)
    let gauge = Meter(label: "http.server.active_requests")
}

/// One request, as long as it or what remains of its answer is there.
private final class Visit: Sendable {
    private let inFlight: InFlight

    init(_ inFlight: InFlight) {
        self.inFlight = inFlight
        inFlight.count.add(1, ordering: .relaxed)
        inFlight.gauge.increment()
    }

    deinit {
        inFlight.count.subtract(1, ordering: .relaxed)
        inFlight.gauge.decrement()
    }
}

/// What is measured of requests that are alike.
private struct Measures: Sendable {
    let requests: Counter
    let bytes: Counter
    let duration: Timer

    init(_ dimensions: [(String, String)]) {
        requests = Counter(label: "http.server.requests", dimensions: dimensions)
        bytes = Counter(label: "http.server.response.bytes", dimensions: dimensions)
        duration = Timer(label: "http.server.request.duration", dimensions: dimensions)
    }

    func record(_ begin: ContinuousClock.Instant, bytes count: Int) {
        requests.increment()
        bytes.increment(by: count)
        duration.record(duration: ContinuousClock.now - begin)
    }
}

private final class Series: Sendable {
    private struct Key: Hashable {
        let route: String?
        let method: HTTPRequest.Method
        let status: Int
    }

    private let known = Mutex<[Key: Measures]>([:])

    /// Routes are few; methods that aren't answered count as one, so that a stranger can't make more of them.
    func of(_ route: String?, _ method: HTTPRequest.Method, _ status: HTTPResponse.Status) -> Measures {
        let isKnown = method == .get || method == .head || method == .options
        let key = Key(route: route, method: isKnown ? method : .post, status: status.code)
        return known.withLock { known in
            if let measures = known[key] { return measures }
            let measures = Measures([
                ("route", route ?? "none"), ("method", isKnown ? method.rawValue : "other"),
                ("status", String(status.code)),
            ])
            known[key] = measures
            return measures
        }
    }
}

private final class CountedBytes { var count = 0 }

extension ResponseBodyWriter {
    fileprivate consuming func counted(by bytes: CountedBytes) -> some ResponseBodyWriter {
        CountingWriter(parent: self, bytes: bytes)
    }
}

private struct CountingWriter<Parent: ResponseBodyWriter>: ResponseBodyWriter {
    var parent: Parent
    let bytes: CountedBytes

    mutating func write(_ buffer: ByteBuffer) async throws {
        bytes.count += buffer.readableBytes
        try await parent.write(buffer)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws { try await parent.finish(trailingHeaders) }
}
