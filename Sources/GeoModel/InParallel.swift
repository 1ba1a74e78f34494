internal import Dispatch
internal import Glibc

/// How many threads this machine runs at once: what `workers` is unless said.
public let coreCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

/// Computes `count` answers on some threads; they stand in their order, whoever was first.
///
/// Threads take single indices in turn, as a few large ones would leave the others idle.
///
/// - Parameter start: Makes what one thread needs for itself.
public func inParallel<State, Answer>(
    count: Int, workers: Int, start: @Sendable () -> State, _ body: @Sendable (inout State, Int) -> Answer
) -> [Answer] {
    let workers = min(count, max(1, workers))
    return [Answer](unsafeUninitializedCapacity: count) { buffer, initialized in
        // Each worker writes only the slots of its own answers.
        nonisolated(unsafe) let slots = buffer
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            var state = start()
            for index in stride(from: worker, to: count, by: workers) {
                slots.initializeElement(at: index, to: body(&state, index))
            }
        }
        initialized = count
    }
}

/// Computes `count` answers on some threads; they stand in their order, whoever was first.
public func inParallel<Answer>(count: Int, workers: Int, _ body: @Sendable (Int) -> Answer) -> [Answer] {
    inParallel(count: count, workers: workers, start: {}, { body($1) })
}
