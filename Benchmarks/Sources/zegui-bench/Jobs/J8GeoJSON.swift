import GDALInterop
import GeoModel

/// Reads a GeoJSON file of 145 MB the way `import areas` reads it, into features held in memory.
///
/// Nothing is in memory beforehand: reading the file is the job.
struct J8GeoJSON: BenchmarkJob {
    static let name = "J8geojson"
    static let sizes = ["nation"]
    static func madeBy(_ size: String) -> String { "nation" }

    private let file: String

    init(size: String, inputs: InputFolder) throws {
        file = try inputs.file("\(size)_areas.geojson")
    }

    func run(_: Void, workers _: Int) throws -> [Feature<Coordinate>] {
        var features: [Feature<Coordinate>] = []
        let reader = try LayerReader(file)
        try reader.forEach { _, feature in features.append(try feature.get()) }
        return features
    }

    /// `features:vertices`, the last vertex of a ring counted though it repeats the first.
    func checksum(of answer: [Feature<Coordinate>]) -> String {
        let vertices = answer.reduce(0) { $0 + ($1.geometry?.vertexCount ?? 0) }
        return "\(answer.count):\(vertices)"
    }
}

extension Geometry {
    fileprivate var vertexCount: Int {
        switch self {
        case .points(let points): points.count
        case .lines(let lines): lines.reduce(0) { $0 + $1.count }
        case .polygons(let polygons): polygons.vertexCount
        }
    }
}
