import Glibc

/// A count on standard error while something takes longer than a second.
struct Progress {
    private let label: String
    private let isQuiet: Bool
    private var nextLine = ContinuousClock.now + .seconds(1)
    private var hasSpoken = false

    init(_ label: String, quiet: Bool) {
        self.label = label
        isQuiet = quiet
    }

    /// Says the count, at most once a second; on a terminal each line takes the place of the one before.
    mutating func advance(to count: Int) {
        guard !isQuiet, ContinuousClock.now >= nextLine else { return }
        nextLine = .now + .seconds(1)
        hasSpoken = true
        Console.status(isTerminal ? "\r\(label) \(count)" : "\(label) \(count)\n")
    }

    func finish() {
        if hasSpoken, isTerminal { Console.status("\n") }
    }

    private var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
