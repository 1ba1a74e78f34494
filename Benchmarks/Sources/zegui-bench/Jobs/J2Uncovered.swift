import GDALInterop
import GeoModel
import PolygonOverlay

/// What each of 340 areas has outside 304 zones, most of which are exact copies of an area.
struct J2Uncovered: BenchmarkJob {
    static let name = "J2"
    static let sizes = ["city"]
    static func madeBy(_ size: String) -> String { "city" }

    private let areas: [MultiPolygon<Coordinate>]
    private let zones: [MultiPolygon<Coordinate>]

    init(size: String, inputs: InputFolder) throws {
        areas = try inputs.shapes("\(size)_areas_m.gpkg")
        zones = try inputs.shapes("\(size)_zones_m.gpkg")
    }

    func run(_: Void, workers _: Int) throws -> [MultiPolygon<Coordinate>] {
        try uncoveredGround(of: areas, under: zones)
    }

    /// Square kilometres with six decimals.
    func checksum(of answer: [MultiPolygon<Coordinate>]) -> String {
        (answer.reduce(0) { $0 + $1.planarArea } / 1e6).formatted(decimals: 6)
    }
}
