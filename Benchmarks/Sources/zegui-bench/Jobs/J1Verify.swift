import AreaLookup
import GEOSInterop
import GeoModel

/// Places of which ours and GEOS's prepared geometries don't say the same: in which areas, and on which borders. None.
///
/// Asked are ten million random places, and each vertex and middle of an edge with its eight neighbours: one step of a double
/// to the east or west, to the north or south, and both.
struct J1Verify: BenchmarkJob {
    static let name = "J1verify"
    static let sizes = ["beijing", "shanghai", "counties"]
    static func madeBy(_ size: String) -> String { "none --real ../shared/data" }

    private static let randomChunks = 1000
    private static let placesPerChunk = 10_000

    private let areas: [Boundary]

    init(size: String, inputs: InputFolder) throws { areas = try inputs.boundaries("\(size)_areas.gpkg") }

    func prepare() -> AreaLookup { AreaLookup(areas) }

    func run(_ lookup: AreaLookup, workers: Int) throws -> LookupTrial.Tally {
        // A session for each worker, as a prepared geometry serves one thread.
        let tallies = inParallel(count: workers, workers: workers) { worker in
            Result { () throws(GEOSError) in try tally(of: worker, among: workers, lookup) }
        }
        return try tallies.reduce(into: LookupTrial.Tally()) { $0.add(try $1.get()) }
    }

    /// One worker's share of the places.
    private func tally(of worker: Int, among workers: Int, _ lookup: AreaLookup) throws(GEOSError) -> LookupTrial.Tally
    {
        try withGEOS { (geos) throws(GEOSError) in
            var trial = try LookupTrial(of: lookup, areas, geos)
            for chunk in stride(from: worker, to: Self.randomChunks, by: workers) {
                try trial.askRandomPlaces(Self.placesPerChunk, seed: UInt64(chunk))
            }
            var number = 0
            for area in areas {
                for ring in area.polygons.lazy.flatMap(\.rings) {
                    for (a, b) in zip(ring, ring.dropFirst()) {
                        number += 1
                        guard number / 1024 % workers == worker else { continue }
                        try trial.ask(near: a)
                        try trial.ask(near: Position(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2))
                    }
                }
            }
            return trial.tally
        }
    }

    /// `places:disagreements`.
    func checksum(of answer: LookupTrial.Tally) -> String { "\(answer.places):\(answer.disagreements)" }
}
