import GeoModel
import PolygonOverlay

/// A thousand overlapping grounds over Beijing, cut into cells, each with its shape and area. See `overlap-1000`.
struct Overlap1000: BenchmarkJob {
    static let name = "overlap1000"
    static let sizes = ["beijing"]
    static func madeBy(_ size: String) -> String { "none (Benchmarks/overlap-1000 makes it)" }

    private let shapes: [MultiPolygon<Coordinate>]

    init(size: String, inputs: InputFolder) throws { shapes = try inputs.shapes("\(size)_duties_m.gpkg") }

    func run(_: Void, workers _: Int) throws -> [(covers: [Int], area: Double)] {
        try overlayCells(of: shapes).map { ($0.covers, $0.shape.planarArea) }
    }

    /// The area that each pair shares, summed over the pairs, which is what the cells of *n* covers have, *n*(*n*-1)/2
    /// times over; in square kilometres.
    func checksum(of answer: [(covers: [Int], area: Double)]) -> String {
        let shared = answer.reduce(0) { sum, cell in
            sum + cell.area * Double(cell.covers.count * (cell.covers.count - 1) / 2)
        }
        return (shared / 1e6).formatted(decimals: 6)
    }
}
