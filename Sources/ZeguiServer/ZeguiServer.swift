internal import GeoModel
internal import Hummingbird
internal import HummingbirdCore
internal import Logging

/// Serves a project over HTTP until the process is asked to end (SIGTERM, SIGINT); requests that have begun are answered.
///
/// - Parameter ready: Called once, with the address where requests are answered: `http://127.0.0.1:8080/`.
/// - Throws: What keeps the project from being opened; ``ServerError/addressInUse(host:port:)`` and
///   ``ServerError/cannotListen(host:port:reason:)``.
public func serve(_ settings: ServerSettings, ready: @escaping @Sendable (_ address: String) -> Void) async throws {
    var logger = Logger(label: "zegui") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = settings.logsRequests ? .info : .warning
    let served = try ServedProject(settings, logger: logger)
    let router = try router(for: served)
    let host = settings.host
    var quiet = logger
    // What Hummingbird says of itself is for those who look into it.
    quiet.logLevel = .warning
    let application = Application(
        router: router,
        server: .http1(configuration: .limited),
        configuration: ApplicationConfiguration(
            address: .hostname(host, port: settings.port),
            availableConnectionsDelegate: .maximum(RequestLimits.mostConnections, logger: quiet)),
        onServerRunning: { channel in
            let shown = host.contains(":") ? "[\(host)]" : host
            ready("http://\(shown):\(channel.localAddress?.port ?? settings.port)/")
        }, logger: quiet)
    do {
        try await application.runService()
    } catch let error as any ExplainedError {
        throw error
    } catch {
        throw ServerError.listening(on: host, settings.port, failed: error)
    }
}

/// All routes, and what happens around each of them, outermost first.
func router(for served: ServedProject) throws -> Router<ServerContext> {
    let router = Router(context: ServerContext.self, options: [.autoGenerateHeadEndpoints])
    // Before anything is measured.
    let metrics = PrometheusRegistry.shared
    let traffic = Traffic()
    router.add(middleware: traffic)
    router.add(middleware: AccessLog(logger: served.logger))
    router.add(middleware: AnyOrigin())
    router.add(middleware: ExactHead())
    router.add(middleware: GzipBodies())
    router.add(middleware: Problems(language: served.settings.language, logger: served.logger))
    router.add(middleware: RequestLimits(traffic: traffic))
    let page = try PageRoutes(served: served)
    page.add(to: router)
    FeatureRoutes(served: served, page: page).add(to: router)
    PlaceRoutes(served: served).add(to: router)
    TileRoutes(served: served).add(to: router)
    HealthRoutes(served: served, metrics: metrics).add(to: router)
    return router
}

extension HTTP1Channel.Configuration {
    /// With bounds on what a stranger may send, and how slowly.
    fileprivate static var limited: Self {
        Self(
            additionalChannelHandlers: [ConnectionGuard()], idleTimeout: ConnectionGuard.patience,
            httpDecoderConfiguration: DecoderConfiguration(
                maxHeaderFieldSize: RequestLimits.mostHeadBytes, maxHeaderListSize: RequestLimits.mostHeadBytes,
                maxHeaderFieldCount: RequestLimits.mostHeaders))
    }
}

/// What is known of a request while it is answered.
struct ServerContext: RequestContext {
    var coreContext: CoreRequestContextStorage

    init(source: Source) { coreContext = CoreRequestContextStorage(source: source) }
}

typealias HeaderName = HTTPFields.Element.Name
