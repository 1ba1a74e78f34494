import GeoModel
import PROJInterop

/// A million places of China moved into GCJ-02 or BD-09, or back, on one core. Made here.
struct Offsets: BenchmarkJob {
    static let name = "offsets"
    static let sizes = ["gcj02-into", "gcj02-back", "bd09-into", "bd09-back"]
    static func madeBy(_ size: String) -> String { "nothing" }

    private let system: OffsetSystem
    private let isBack: Bool
    private let places: [Coordinate]

    init(size: String, inputs: InputFolder) {
        system = size.hasPrefix("gcj02") ? .gcj02 : .bd09
        isBack = size.hasSuffix("back")
        // Of a grid over the mainland's box what lies inside the outline; the steps are no round parts of a degree.
        let grid = (0..<1500).lazy.flatMap { row in
            (0..<1500).lazy.map { Coordinate(x: 74.01 + Double($0) * 0.0402, y: 18.02 + Double(row) * 0.0237) }
        }
        let inside = grid.filter { ChinaOutline.contains(longitude: $0.x, latitude: $0.y) }
        places = Array(inside.prefix(1_000_000))
    }

    func run(_: Void, workers _: Int) -> [Coordinate] { isBack ? system.unshifted(places) : system.shifted(places) }

    /// How many were moved, and by how many degrees together.
    func checksum(of answer: [Coordinate]) -> String {
        var (moved, degrees) = (0, 0.0)
        for (place, image) in zip(places, answer) where place != image {
            moved += 1
            degrees += abs(image.x - place.x) + abs(image.y - place.y)
        }
        return "moved=\(moved) degrees=\((degrees * 1e6).rounded() / 1e6)"
    }
}
