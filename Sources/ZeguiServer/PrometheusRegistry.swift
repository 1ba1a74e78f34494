internal import CoreMetrics
internal import Synchronization

/// Keeps what is measured, and tells it as Prometheus reads it.
///
/// - Source: Prometheus' text-based exposition format, version 0.0.4.
final class PrometheusRegistry: MetricsFactory {
    /// The one that this process measures with, from the first time on that it is asked for.
    static let shared: PrometheusRegistry = {
        let registry = PrometheusRegistry()
        MetricsSystem.bootstrap(registry)
        return registry
    }()

    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    fileprivate struct Key: Hashable {
        let name: String
        /// Like `route="/",status="200"`.
        let labels: String
    }

    private let counters = Mutex<[Key: MeasuredNumber]>([:])
    private let gauges = Mutex<[Key: MeasuredNumber]>([:])
    private let histograms = Mutex<[Key: MeasuredDurations]>([:])

    init() {}

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        found(in: counters, Key(label, dimensions, suffix: "_total"), MeasuredNumber.init)
    }

    func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        found(in: gauges, Key(label, dimensions, suffix: ""), MeasuredNumber.init)
    }

    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        found(in: gauges, Key(label, dimensions, suffix: ""), MeasuredNumber.init)
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        found(in: histograms, Key(label, dimensions, suffix: "_seconds"), MeasuredDurations.init)
    }

    private func found<Measure>(in series: borrowing Mutex<[Key: Measure]>, _ key: Key, _ new: () -> Measure) -> Measure
    {
        series.withLock { series in
            if let measure = series[key] { return measure }
            let measure = new()
            series[key] = measure
            return measure
        }
    }

    // What is measured is kept, as sums that began anew would mislead.
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyMeter(_ handler: any MeterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}

    /// All series by name and labels.
    var text: String {
        var text = ""
        func tell<Measure>(
            _ type: String, _ series: [Key: Measure], _ lines: (_ key: Key, _ measure: Measure) -> String
        ) {
            var last: String?
            for (key, measure) in series.sorted(by: { ($0.key.name, $0.key.labels) < ($1.key.name, $1.key.labels) }) {
                if key.name != last { text += "# TYPE \(key.name) \(type)\n" }
                last = key.name
                text += lines(key, measure)
            }
        }
        tell("counter", counters.withLock { $0 }) { "\($0.name)\($0.braced()) \($1.value)\n" }
        tell("gauge", gauges.withLock { $0 }) { "\($0.name)\($0.braced()) \($1.value)\n" }
        tell("histogram", histograms.withLock { $0 }) { key, durations in
            let (counts, nanoseconds) = durations.snapshot
            var total = 0
            var lines = ""
            for (bound, count) in zip(MeasuredDurations.bounds.map { "\($0)" } + ["+Inf"], counts) {
                total += count
                lines += "\(key.name)_bucket\(key.braced(and: "le=\"\(bound)\"")) \(total)\n"
            }
            lines += "\(key.name)_sum\(key.braced()) \(Double(nanoseconds) / 1e9)\n"
            return lines + "\(key.name)_count\(key.braced()) \(total)\n"
        }
        return text
    }
}

extension PrometheusRegistry.Key {
    fileprivate init(_ label: String, _ dimensions: [(String, String)], suffix: String) {
        name = "zegui_" + label.replacing(".", with: "_") + suffix
        labels = dimensions.map { name, value in
            let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
            return "\(name)=\"\(escaped)\""
        }.joined(separator: ",")
    }

    fileprivate func braced(and more: String? = nil) -> String {
        let all = [labels, more ?? ""].filter { !$0.isEmpty }
        return all.isEmpty ? "" : "{\(all.joined(separator: ","))}"
    }
}

/// A number that is added to, or set.
private final class MeasuredNumber: CounterHandler, MeterHandler, RecorderHandler {
    private let sum = Mutex(0.0)

    var value: String { sum.withLock { Int64(exactly: $0).map { "\($0)" } ?? "\($0)" } }

    func increment(by amount: Int64) { sum.withLock { $0 += Double(amount) } }
    func increment(by amount: Double) { sum.withLock { $0 += amount } }
    func decrement(by amount: Double) { sum.withLock { $0 -= amount } }
    func set(_ value: Int64) { sum.withLock { $0 = Double(value) } }
    func set(_ value: Double) { sum.withLock { $0 = value } }
    func record(_ value: Int64) { set(value) }
    func record(_ value: Double) { set(value) }
    func reset() { set(0.0) }
}

/// How many durations were no longer than each bound, and their sum.
private final class MeasuredDurations: TimerHandler {
    /// In seconds; a query takes well under the first, a living circle of a city some of the last.
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
    private static let boundsInNanoseconds = bounds.map { Int64($0 * 1e9) }

    private struct State {
        var counts = [Int](repeating: 0, count: bounds.count + 1)
        var nanoseconds: Int64 = 0
    }

    private let state = Mutex(State())

    /// Those of each bucket alone, the last beyond all bounds, and the sum of all.
    var snapshot: (counts: [Int], nanoseconds: Int64) { state.withLock { ($0.counts, $0.nanoseconds) } }

    func recordNanoseconds(_ duration: Int64) {
        let bucket = Self.boundsInNanoseconds.firstIndex { duration <= $0 } ?? Self.bounds.count
        state.withLock {
            $0.counts[bucket] += 1
            $0.nanoseconds += duration
        }
    }
}
