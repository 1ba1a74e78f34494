import BoundaryQuality
import GeoModel

/// Overlapping pairs and gaps of one layer in metres, those over a square metre: all cells and gaps with their shapes.
struct J3Dirty: BenchmarkJob {
    static let name = "J3"
    static let sizes = ["city", "shanghai", "nation"]
    static func madeBy(_ size: String) -> String { size == "shanghai" ? "none --real ../shared/data" : size }

    private let areas: [MultiPolygon<Coordinate>]

    init(size: String, inputs: InputFolder) throws {
        areas = try inputs.shapes(size == "nation" ? "nation_areas.gpkg" : "\(size)_dirty_m.gpkg")
    }

    func run(_: Void, workers _: Int) throws -> (overlaps: [Double], gaps: [Double]) {
        let defects = try TessellationDefects(of: areas)
        var pairs: [ShapePair: Double] = [:]
        for cell in defects.overlaps {
            let size = cell.shape.planarArea
            for (place, first) in cell.covers.enumerated() {
                for second in cell.covers[(place + 1)...] { pairs[ShapePair(first, second), default: 0] += size }
            }
        }
        return (
            pairs.values.filter { $0 > 1 }, defects.gaps.map { MultiPolygon([$0.shape]).planarArea }.filter { $0 > 1 }
        )
    }

    func checksum(of answer: (overlaps: [Double], gaps: [Double])) -> String {
        [answer.overlaps, answer.gaps].map { "\($0.count):\($0.reduce(0, +).formatted(decimals: 1))" }
            .joined(separator: " ")
    }
}
