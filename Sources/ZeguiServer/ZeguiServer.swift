internal import GeoModel
internal import Hummingbird
internal import Logging

/// Serves a project over HTTP until the process is asked to end (SIGTERM, SIGINT); requests that have begun are answered.
///
/// - Parameter ready: Called once, with the address where requests are answered: `http://127.0.0.1:8080/`.
/// - Throws: What keeps the project from being opened; ``ServerError/addressInUse(host:port:)`` and
///   ``ServerError/cannotListen(host:port:reason:)``.
public func serve(_ settings: ServerSettings, ready: @escaping @Sendable (_ address: String) -> Void) async throws {
    let logger = Logger(label: "zegui") { StreamLogHandler.standardError(label: $0) }
    let served = try ServedProject(settings, logger: logger)
    let router = try router(for: served)
    let host = settings.host
    var quiet = logger
    // What Hummingbird says of itself is for those who look into it.
    quiet.logLevel = .warning
    let application = Application(
        router: router,
        configuration: ApplicationConfiguration(address: .hostname(host, port: settings.port)),
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
    router.add(middleware: AccessLog(logger: served.logger))
    router.add(middleware: AnyOrigin())
    router.add(middleware: ExactHead())
    router.add(middleware: GzipBodies())
    router.add(middleware: Problems(language: served.settings.language, logger: served.logger))
    let page = try PageRoutes(served: served)
    page.add(to: router)
    FeatureRoutes(served: served, page: page).add(to: router)
    PlaceRoutes(served: served).add(to: router)
    TileRoutes(served: served).add(to: router)
    return router
}

/// What is known of a request while it is answered.
struct ServerContext: RequestContext {
    var coreContext: CoreRequestContextStorage

    init(source: Source) { coreContext = CoreRequestContextStorage(source: source) }
}

typealias HeaderName = HTTPFields.Element.Name
