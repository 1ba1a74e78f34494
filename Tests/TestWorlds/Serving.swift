public import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// `zegui serve` of a project, on a port of its own, while a test asks it.
public struct Serving: Sendable {
    /// `http://127.0.0.1:40123`, without a slash at the end.
    public let address: String
    public var port: Int { Int(address.split(separator: ":").last ?? "") ?? 0 }
    private let running: Running

    public var processID: Int32 { running.processID }

    /// What was answered.
    public struct Answer: Sendable {
        public let status: Int
        public let headers: [String: String]
        public let body: Data

        public var text: String { String(decoding: body, as: UTF8.self) }

        /// The value of a header; its name in any case.
        public func header(_ name: String) -> String? { headers[name.lowercased()] }

        public func object() throws -> [String: Any] {
            guard let object = try JSONSerialization.jsonObject(with: body) as? [String: Any] else {
                throw Run.NotAnObject(text: text)
            }
            return object
        }
    }

    struct NoAddress: Error { let errors: String }

    /// Starts serving `city.gpkg` of a folder and waits until it answers.
    fileprivate init(_ options: [String], in folder: TemporaryFolder, environment: [String: String]) throws {
        let arguments = ["serve", "city.gpkg", "--port", "0"] + options
        running = try start(Places.build + "/zegui", arguments, in: folder.path, environment: environment)
        for _ in 0..<3_000 {
            let errors = try running.errorsSoFar()
            if let match = errors.firstMatch(of: #/(http://[^ ]+)/\n|(http://[^ ]+)/ /#) {
                address = String(match.1 ?? match.2 ?? "")
                return
            }
            guard running.isRunning else { break }
            usleep(10_000)
        }
        throw NoAddress(errors: try running.errorsSoFar())
    }

    /// Asks for what is behind the address.
    public func get(_ path: String, method: String = "GET", headers: [String: String] = [:]) async throws -> Answer {
        var request = URLRequest(url: try url(path))
        request.httpMethod = method
        request.cachePolicy = .reloadIgnoringLocalCacheData
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (body, response) = try await URLSession.shared.data(for: request)
        guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        let fields = response.allHeaderFields.map { (String(describing: $0).lowercased(), String(describing: $1)) }
        return Answer(status: response.statusCode, headers: Dictionary(fields) { $1 }, body: body)
    }

    private func url(_ path: String) throws -> URL {
        guard let url = URL(string: address + path) else { throw URLError(.badURL) }
        return url
    }

    /// What it has said until now.
    public func errorsSoFar() throws -> String { try running.errorsSoFar() }

    /// Asks it to end.
    public func terminate() { if running.isRunning { running.terminate() } }

    fileprivate func end() throws -> Run {
        terminate()
        return try running.end()
    }

    fileprivate func kill() throws {
        running.kill()
        _ = try running.end()
    }
}

/// Serves a folder's `city.gpkg` while `body` runs; then asks the program to end.
///
/// - Returns: How it ended.
@discardableResult
public func withServing(
    _ folder: TemporaryFolder, _ options: String..., environment: [String: String] = [:],
    body: (Serving) async throws -> Void
) async throws -> Run {
    let serving = try Serving(options, in: folder, environment: environment)
    do {
        try await body(serving)
    } catch {
        try serving.kill()
        throw error
    }
    return try serving.end()
}
