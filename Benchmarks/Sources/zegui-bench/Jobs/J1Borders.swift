import AreaLookup
import GeoModel

/// How far ten thousand places are from the borders of the areas around them, asked one by one. No other program answers it.
struct J1Borders: BenchmarkJob {
    static let name = "J1border"
    static let sizes = J1Places.sizes
    static func madeBy(_ size: String) -> String { PlacesInAreas.madeBy(size) }

    private let inputs: PlacesInAreas

    init(size: String, inputs: InputFolder) throws { self.inputs = try PlacesInAreas(size: size, inputs: inputs) }

    func prepare() -> AreaLookup { AreaLookup(inputs.areas) }

    func run(_ lookup: AreaLookup, workers _: Int) -> (count: Int, kilometers: Double) {
        var (count, meters) = (0, 0.0)
        for place in inputs.places.prefix(10_000) {
            lookup.forEachHit(at: place) { hit in
                let nearest = lookup.nearestBorder(of: hit.number, to: place, metersPerDegree: (85_000, 111_000))
                count += 1
                meters += nearest?.meters ?? 0
            }
        }
        return (count, meters / 1000)
    }

    func checksum(of answer: (count: Int, kilometers: Double)) -> String {
        "\(answer.count):\(answer.kilometers.formatted(decimals: 1))"
    }
}
