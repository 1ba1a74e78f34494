import Glibc

/// Wall and CPU time since it was made. All figures of this program are taken here.
struct Stopwatch {
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private let startOfCPU: Double

    init() {
        startOfCPU = Self.usage.cpuSeconds
        start = clock.now
    }

    /// Seconds on a clock that never goes back, and seconds of all threads together.
    var elapsed: Lap {
        let wall = start.duration(to: clock.now)
        return Lap(seconds: wall / .seconds(1), cpuSeconds: Self.usage.cpuSeconds - startOfCPU)
    }

    struct Lap {
        let seconds: Double
        let cpuSeconds: Double
    }

    /// The most memory this process has held at any time, in thousands of KiB, as `peers.py` counts it.
    static var peakMegabytes: Double { Double(usage.ru_maxrss) / 1e3 }

    private static var usage: rusage {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        return usage
    }
}

extension rusage {
    fileprivate var cpuSeconds: Double { ru_utime.seconds + ru_stime.seconds }
}

extension timeval {
    fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}
