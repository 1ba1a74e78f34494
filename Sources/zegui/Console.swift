import GeoModel
import Glibc

/// Where words go: results to standard output, all else to standard error.
enum Console {
    static func result(_ text: String) {
        write(text + "\n", to: STDOUT_FILENO)
    }

    static func error(_ text: String) {
        write("zegui: \(text)\n", to: STDERR_FILENO)
    }

    static func note(_ text: String) {
        write(text + "\n", to: STDERR_FILENO)
    }

    /// Begins a line on standard error, or ends it, without a line feed of its own.
    static func status(_ text: String) {
        write(text, to: STDERR_FILENO)
    }

    /// Whoever reads may have gone; then there is nobody to tell.
    private static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count < 0, errno != EINTR { return }
                rest = UnsafeRawBufferPointer(rebasing: rest[max(0, count)...])
            }
        }
    }
}

/// A count on standard error while something takes longer than a second.
struct Progress {
    private let label: String
    private let isQuiet: Bool
    private let start = Self.monotonicSeconds()
    private var last = 0.0
    private var hasSpoken = false

    init(_ label: String, quiet: Bool) {
        self.label = label
        isQuiet = quiet
    }

    mutating func advance(to count: Int) {
        let elapsed = Self.monotonicSeconds() - start
        // At most one line a second; on a terminal it overwrites itself.
        guard !isQuiet, elapsed > 1, elapsed - last > 1 else { return }
        last = elapsed
        hasSpoken = true
        Console.status("\(isTerminal ? "\r" : "")\(label) \(count)\(isTerminal ? "" : "\n")")
    }

    func finish() {
        if hasSpoken, isTerminal { Console.status("\n") }
    }

    private var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    private static func monotonicSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

extension CalendarDay {
    /// Today in local time.
    static var today: CalendarDay {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        let day = CalendarDay(
            year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
        guard let day else { preconditionFailure("the clock shows no day between the years 1 and 9999") }
        return day
    }
}
