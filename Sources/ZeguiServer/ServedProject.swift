internal import Dispatch
internal import GeoModel
internal import Logging
internal import Synchronization

/// A project file that is served, and looked at again with each request: a new file of its name, or what was written into it,
/// is answered from then on. A file that can't be read leaves the answers as they were.
final class ServedProject: Sendable {
    let settings: ServerSettings
    let words: ShippedWords
    let logger: Logger

    private struct State {
        var edition: ServedEdition
        var loading: Task<ServedEdition, Never>?
        /// Why the project on disk is not the one that is served.
        var failure: (any ExplainedError)?
        /// When it was last looked whether that is still so.
        var lastFailure: ContinuousClock.Instant?

        var isWorthATry: Bool { lastFailure.map { ContinuousClock.now - $0 > .seconds(1) } ?? true }
    }

    private let state: Mutex<State>

    /// - Throws: What keeps the project from being opened.
    init(_ settings: ServerSettings, logger: Logger) throws {
        (self.settings, self.logger, words) = (settings, logger, try ShippedWords(settings.geodata))
        state = Mutex(State(edition: try ServedEdition(settings)))
    }

    /// Why the project on disk is not the one that is served; nil where it is.
    var failure: (any ExplainedError)? { state.withLock { $0.failure } }

    /// The project as it is on disk now, or as it was when it could be read last.
    func edition() async -> ServedEdition {
        let (edition, loading) = state.withLock { state -> (ServedEdition, Task<ServedEdition, Never>?) in
            if state.edition.isCurrent {
                (state.failure, state.lastFailure) = (nil, nil)
                return (state.edition, nil)
            }
            if state.loading == nil, state.isWorthATry {
                let old = state.edition
                state.loading = Task { await self.loaded(insteadOf: old) }
            }
            return (state.edition, state.loading)
        }
        return await loading?.value ?? edition
    }

    private func loaded(insteadOf old: ServedEdition) async -> ServedEdition {
        do {
            // Who writes may keep us waiting, which the threads that answer requests can't afford.
            let new = try await withCheckedThrowingContinuation { continuation in
                DispatchQueue.global().async { [settings] in
                    continuation.resume(with: Result { try ServedEdition(settings) })
                }
            }
            state.withLock { ($0.edition, $0.loading, $0.failure, $0.lastFailure) = (new, nil, nil, nil) }
            logger.notice("\(settings.project) has changed, and is answered as it is now")
            return new
        } catch {
            let failure =
                error as? any ExplainedError ?? ServerError.unreadable(file: settings.project, reason: "\(error)")
            let isNew = state.withLock { state in
                defer { (state.loading, state.failure, state.lastFailure) = (nil, failure, .now) }
                return state.failure?.explanation(in: .english) != failure.explanation(in: .english)
            }
            if isNew {
                logger.error("still answering from the project as it was: \(failure.explanation(in: .english))")
            }
            return old
        }
    }
}

extension ServedProject {
    /// What tells this build of the program from others: answers of another need not be the same.
    var programTag: String { Self.programTag }

    private static let programTag: String = {
        do { return try HeldFile("/proc/self/exe").state.tag } catch { return "" }
    }()
}
