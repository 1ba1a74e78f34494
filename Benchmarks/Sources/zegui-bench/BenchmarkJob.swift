/// One job of `../shared/bench`, done by Zegui.
///
/// A value of it holds the job's inputs in memory, as the tools there hold theirs before the clock starts. What is timed
/// is ``run(_:)``; what is built once beforehand, such as an index, is ``prepare()``.
protocol BenchmarkJob: SendableMetatype {
    /// What is built once and used by every run; `Void` where there is nothing.
    associatedtype Prepared = Void
    associatedtype Answer

    /// As `peers.py list` calls it.
    static var name: String { get }
    static var sizes: [String] { get }
    /// The steps of `make_inputs.py --only` that make the inputs of a size.
    static func madeBy(_ size: String) -> String

    /// Reads the inputs; not timed.
    init(size: String, inputs: InputFolder) throws

    func prepare() throws -> Prepared
    /// - Parameter workers: Threads, for what can use several.
    func run(_ prepared: Prepared, workers: Int) throws -> Answer
    /// The digest of an answer as `peers.py` writes it; not timed.
    func checksum(of answer: Answer) -> String
}

extension BenchmarkJob where Prepared == Void {
    func prepare() {}
}

/// The jobs there are. A new one is a file in `Jobs` and a line here.
let allJobs: [any BenchmarkJob.Type] = [
    J1Places.self,
    J1OneByOne.self,
    J1Borders.self,
    J1Verify.self,
    J2Uncovered.self,
    J3Dirty.self,
    J4Nearest.self,
    J5Reach.self,
    J5Polygons.self,
    J6Sums.self,
    Disturbed.self,
    J8GeoJSON.self,
    Judge.self,
    Offsets.self,
    Overlap1000.self,
    WalkGrowth.self,
    CircleLiechtenstein.self,
    CirclePorto.self,
    Suggest.self,
    PlaceAnswers.self,
]
