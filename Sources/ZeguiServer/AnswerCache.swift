internal import Synchronization

/// A question whose answer depends on the project alone, and is worth keeping.
protocol KeptAnswer: Hashable, Sendable {
    associatedtype Answer: Sendable

    /// Computes the answer; only once, however many ask for it at the same time.
    func computed(in edition: ServedEdition) async throws -> Answer

    /// How much memory an answer takes, in bytes, roughly.
    static func size(of answer: Answer) -> Int
}

/// The answers that were asked for last, in bounded memory. Each is computed once, and failures are not kept.
final class AnswerCache: Sendable {
    private enum Progress: Sendable {
        case computing(Task<any Sendable, any Error>)
        case known(any Sendable, bytes: Int)

        var bytes: Int { if case .known(_, let bytes) = self { bytes } else { 0 } }
        var isKnown: Bool { if case .known = self { true } else { false } }
    }

    private struct Entry: Sendable {
        var progress: Progress
        /// What tells it from another of the same question, before or after.
        let number: Int
        var lastUse: Int
    }

    /// A question of any kind.
    private struct Key: Hashable, Sendable {
        let question: any KeptAnswer

        static func == (left: Key, right: Key) -> Bool { AnyHashable(left.question) == AnyHashable(right.question) }
        func hash(into hasher: inout Hasher) { question.hash(into: &hasher) }
    }

    private struct State: Sendable {
        var entries: [Key: Entry] = [:]
        var uses = 0
        /// Of all that are known.
        var bytes = 0
    }

    private let (most, mostBytes): (Int, Int)
    private let state = Mutex(State())

    /// How long a reader waits for an answer; it is computed to its end all the same, for the next who asks.
    private static let patience = Duration.seconds(30)

    /// - Parameters:
    ///   - most: How many answers are kept.
    ///   - mostBytes: How much memory they take together; the one that was computed last is kept whatever it takes.
    init(most: Int, bytes mostBytes: Int) { (self.most, self.mostBytes) = (most, mostBytes) }

    /// - Throws: ``ServerError/stillComputing`` where it takes longer than anybody waits; what computing throws.
    func answer<Question: KeptAnswer>(
        to question: Question, in edition: ServedEdition
    ) async throws -> Question.Answer {
        let answer: any Sendable
        switch progress(of: question, in: edition) {
        case .known(let known, _): answer = known
        case .computing(let task): answer = try await value(of: task)
        }
        guard let answer = answer as? Question.Answer else {
            preconditionFailure("the answer to \(question) is no \(Question.Answer.self)")
        }
        return answer
    }

    private func progress<Question: KeptAnswer>(of question: Question, in edition: ServedEdition) -> Progress {
        let key = Key(question: question)
        return state.withLock { state in
            state.uses += 1
            if let kept = state.entries[key] {
                state.entries[key]?.lastUse = state.uses
                return kept.progress
            }
            let number = state.uses
            let task = Task<any Sendable, any Error> {
                do {
                    let answer = try await question.computed(in: edition)
                    self.end(question, number, as: .known(answer, bytes: Question.size(of: answer)))
                    return answer
                } catch {
                    self.end(question, number, as: nil)
                    throw error
                }
            }
            state.entries[key] = Entry(progress: .computing(task), number: number, lastUse: number)
            return .computing(task)
        }
    }

    /// Keeps an answer and drops what was asked for longest ago, until the rest is within the bounds; what is still computed
    /// stays. Forgets the question where there is no answer.
    private func end(_ question: some KeptAnswer, _ number: Int, as known: Progress?) {
        let key = Key(question: question)
        state.withLock { state in
            guard state.entries[key]?.number == number else { return }
            guard let known else {
                state.entries[key] = nil
                return
            }
            state.entries[key]?.progress = known
            state.bytes += known.bytes
            while state.entries.count > most || state.bytes > mostBytes {
                let others = state.entries.lazy.filter { $0.value.progress.isKnown && $0.key != key }
                guard let oldest = others.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
                state.bytes -= oldest.value.progress.bytes
                state.entries[oldest.key] = nil
            }
        }
    }

    private func value(of task: Task<any Sendable, any Error>) async throws -> any Sendable {
        try await withCheckedThrowingContinuation { continuation in
            let first = FirstOnly(continuation)
            let watch = Task {
                try await Task.sleep(for: Self.patience)
                first.resume(with: .failure(ServerError.stillComputing))
            }
            Task {
                first.resume(with: await task.result)
                watch.cancel()
            }
        }
    }
}

/// Resumes with the first of several results.
private final class FirstOnly: Sendable {
    private let continuation: Mutex<CheckedContinuation<any Sendable, any Error>?>

    init(_ continuation: CheckedContinuation<any Sendable, any Error>) { self.continuation = Mutex(continuation) }

    func resume(with result: Result<any Sendable, any Error>) {
        continuation.withLock { continuation in
            continuation?.resume(with: result)
            continuation = nil
        }
    }
}
