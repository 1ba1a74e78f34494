internal import Dispatch
internal import GeoModel
internal import ProjectStore
internal import Synchronization

/// A few connections to one project, each lent to one job at a time. Jobs run on threads of their own, as they may take
/// seconds, which the threads that answer requests don't have.
final class ProjectPool: Sendable {
    /// A connection serves one thread at a time, and a pool lends it to one job at a time.
    private struct Connection: @unchecked Sendable { let project: Project }

    private struct State {
        var idle: [Connection]
        var waiting: [CheckedContinuation<Connection, Never>] = []
    }

    private let state: Mutex<State>
    private let threads = DispatchQueue(label: "zegui.projects", attributes: .concurrent)
    /// Jobs that may wait for a connection; beyond them a server says that it is busy.
    private static let mostWaiting = 256

    /// - Parameter count: How many jobs may read the project at once.
    init(_ path: String, count: Int) throws {
        state = Mutex(
            State(idle: try (0..<count).map { _ in Connection(project: try Project(opening: path, readOnly: true)) }))
    }

    /// Runs a job with the project.
    ///
    /// - Throws: ``ServerError/busy`` when too many jobs wait, and what the job throws.
    func lend<Answer: Sendable>(_ job: @escaping @Sendable (Project) throws -> Answer) async throws -> Answer {
        let connection = try await borrow()
        defer { giveBack(connection) }
        return try await withCheckedThrowingContinuation { continuation in
            threads.async { continuation.resume(with: Result { try job(connection.project) }) }
        }
    }

    private func borrow() async throws -> Connection {
        guard state.withLock({ $0.waiting.count < Self.mostWaiting }) else { throw ServerError.busy }
        return await withCheckedContinuation { continuation in
            let free = state.withLock { state in
                if let free = state.idle.popLast() { return free as Connection? }
                state.waiting.append(continuation)
                return nil
            }
            if let free { continuation.resume(returning: free) }
        }
    }

    private func giveBack(_ connection: Connection) {
        let next = state.withLock { state -> CheckedContinuation<Connection, Never>? in
            if !state.waiting.isEmpty { return state.waiting.removeFirst() }
            state.idle.append(connection)
            return nil
        }
        next?.resume(returning: connection)
    }
}
