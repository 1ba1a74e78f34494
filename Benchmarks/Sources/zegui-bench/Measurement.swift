/// The figures of one job, named as `peers.py` names them.
struct Measurement: Encodable {
    let job: String
    let size: String
    /// Of the fastest run.
    let seconds: Double
    /// Of all runs, in their order.
    let allSeconds: [Double]
    /// Of the fastest run, all threads together.
    let cpuSeconds: Double
    /// Of what is built once beforehand.
    let prepSeconds: Double
    /// The peak of the whole process.
    let rssMegabytes: Double
    let checksum: String

    enum CodingKeys: String, CodingKey {
        case job, size, seconds, checksum
        case allSeconds = "all_seconds"
        case cpuSeconds = "cpu_seconds"
        case prepSeconds = "prep_seconds"
        case rssMegabytes = "rss_mb"
    }

    /// Runs a job as `peers.py` runs the others: inputs in memory, one preparation, the fastest of some runs. An answer
    /// is given back before the next run.
    init<Job: BenchmarkJob>(
        of type: Job.Type, size: String, folder: String, repeats: Int, workers: Int
    ) throws {
        let job = try Job(size: size, inputs: InputFolder(path: folder, madeBy: Job.madeBy(size)))
        let preparing = Stopwatch()
        let prepared = try job.prepare()
        prepSeconds = preparing.elapsed.seconds.rounded(toDecimals: 4)

        var laps: [Stopwatch.Lap] = []
        var checksums: Set<String> = []
        for _ in 0..<repeats {
            let running = Stopwatch()
            let answer = try job.run(prepared, workers: workers)
            laps.append(running.elapsed)
            checksums.insert(job.checksum(of: answer))
        }
        self.job = Job.name
        self.size = size
        guard let fastest = laps.min(by: { $0.seconds < $1.seconds }), let checksum = checksums.first else {
            preconditionFailure("a job is run at least once")
        }
        seconds = fastest.seconds.rounded(toDecimals: 4)
        cpuSeconds = fastest.cpuSeconds.rounded(toDecimals: 4)
        allSeconds = laps.map { $0.seconds.rounded(toDecimals: 4) }
        rssMegabytes = Stopwatch.peakMegabytes.rounded()
        // Never equal to a peer's: an answer that changes from run to run is no answer.
        self.checksum = checksums.count == 1 ? checksum : "UNSTABLE \(checksums.sorted())"
    }
}

extension Double {
    fileprivate func rounded(toDecimals decimals: Int) -> Double {
        let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        return (self * scale).rounded() / scale
    }
}
