/// A question whose answer depends on the project alone, and is worth keeping.
protocol KeptAnswer: Hashable, Sendable {
    associatedtype Answer: Sendable

    /// Computes the answer; only once, however many ask for it at the same time.
    func computed(in edition: ServedEdition) async throws -> Answer

    /// How much memory an answer takes, in bytes, roughly.
    static func size(of answer: Answer) -> Int
}

/// The answers that were asked for last, in bounded memory. Each is computed once, and failures are not kept.
actor AnswerCache {
    private struct Entry {
        let task: Task<any Sendable, any Error>
        var lastUse: Int
        /// Nil until it is computed.
        var bytes: Int?
    }

    private let (most, mostBytes): (Int, Int)
    private var entries: [AnyHashable: Entry] = [:]
    private var uses = 0
    private var bytes = 0

    /// - Parameters:
    ///   - most: How many answers are kept.
    ///   - mostBytes: How much memory they take together; the one that was asked for last is kept whatever it takes.
    init(most: Int, bytes mostBytes: Int) { (self.most, self.mostBytes) = (most, mostBytes) }

    func answer<Question: KeptAnswer>(
        to question: Question, in edition: ServedEdition
    ) async throws -> Question.Answer {
        uses += 1
        let key = AnyHashable(question)
        let task: Task<any Sendable, any Error>
        if let kept = entries[key] {
            entries[key]?.lastUse = uses
            task = kept.task
        } else {
            task = Task { try await question.computed(in: edition) }
            entries[key] = Entry(task: task, lastUse: uses)
        }
        do {
            guard let answer = try await task.value as? Question.Answer else {
                preconditionFailure("the answer to \(question) is no \(Question.Answer.self)")
            }
            if let entry = entries[key], entry.task == task, entry.bytes == nil {
                let size = Question.size(of: answer)
                entries[key]?.bytes = size
                bytes += size
                dropOldest(but: key)
            }
            return answer
        } catch {
            if entries[key]?.task == task { entries[key] = nil }
            throw error
        }
    }

    /// Drops what was asked for longest ago, until the rest is within the bounds. What is still computed stays.
    private func dropOldest(but newest: AnyHashable) {
        while entries.count > most || bytes > mostBytes {
            let done = entries.lazy.filter { $0.value.bytes != nil && $0.key != newest }
            guard let oldest = done.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
            bytes -= oldest.value.bytes ?? 0
            entries[oldest.key] = nil
        }
    }
}
