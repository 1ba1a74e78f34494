/// A question whose answer depends on the project alone, and is worth keeping.
protocol KeptAnswer: Hashable, Sendable {
    associatedtype Answer: Sendable

    /// Computes the answer; only once, however many ask for it at the same time.
    func computed(in edition: ServedEdition) async throws -> Answer
}

/// The answers that were asked for last. Each is computed once, and failures are not kept.
actor AnswerCache {
    private struct Entry {
        let task: Task<any Sendable, any Error>
        var lastUse: Int
    }

    private let most: Int
    private var entries: [AnyHashable: Entry] = [:]
    private var uses = 0

    /// - Parameter most: How many answers are kept.
    init(most: Int) { self.most = most }

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
            dropOldest()
        }
        do {
            guard let answer = try await task.value as? Question.Answer else {
                preconditionFailure("the answer to \(question) is no \(Question.Answer.self)")
            }
            return answer
        } catch {
            if entries[key]?.task == task { entries[key] = nil }
            throw error
        }
    }

    private func dropOldest() {
        guard entries.count > most, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) else {
            return
        }
        entries[oldest.key] = nil
    }
}
