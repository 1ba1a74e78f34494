import BoundaryQuality
import GeoModel

/// A clean layer with some of its inner borders disturbed: how the time grows with the edges that do not match.
struct Disturbed: BenchmarkJob {
    static let name = "disturbed"
    static let sizes = ["beijing-0", "beijing-1", "beijing-5", "beijing-25", "counties-0", "counties-1"]
    static func madeBy(_ size: String) -> String { "none --real ../shared/data" }

    private let areas: [MultiPolygon<Coordinate>]

    init(size: String, inputs: InputFolder) throws {
        let parts = size.split(separator: "-")
        areas = disturbed(try inputs.shapes("\(parts[0])_areas.gpkg"), percent: Int(parts[1]) ?? 0)
    }

    /// On one core.
    func run(_: Void, workers _: Int) throws -> TessellationDefects<Coordinate> {
        try TessellationDefects(of: areas, workers: 1)
    }

    /// Edges, those that do not cancel, overlapping pairs and gaps.
    func checksum(of answer: TessellationDefects<Coordinate>) -> String {
        "\(answer.edges.all):\(answer.edges.unmatched) \(answer.pairs.count):\(answer.gaps.count)"
    }
}

/// Moves every n-th border between two shapes by a metre or so, for the second of the two only; its ends stay.
private func disturbed(_ shapes: [MultiPolygon<Coordinate>], percent: Int) -> [MultiPolygon<Coordinate>] {
    var owners: [Coordinate: [Int]] = [:]
    for (index, shape) in shapes.enumerated() {
        for ring in shape.polygons.flatMap(\.rings) {
            for vertex in ring where owners[vertex]?.last != index { owners[vertex, default: []].append(index) }
        }
    }
    return shapes.enumerated().map { index, shape in
        shape.mapRings { ring in
            ring.map { vertex in
                guard let pair = owners[vertex], pair.count == 2, pair[1] == index else { return vertex }
                let number = (pair[0] &* 7919 &+ pair[1] &* 104_729) % 100
                return number < percent ? Coordinate(x: vertex.x + 1e-5, y: vertex.y + 7e-6) : vertex
            }
        }
    }
}
