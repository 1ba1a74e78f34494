import AreaLookup
import GeoModel

/// Which areas hold each of ten thousand places, asked one by one.
struct J1OneByOne: BenchmarkJob {
    static let name = "J1one"
    static let sizes = J1Places.sizes
    static func madeBy(_ size: String) -> String { PlacesInAreas.madeBy(size) }

    private let inputs: PlacesInAreas

    init(size: String, inputs: InputFolder) throws { self.inputs = try PlacesInAreas(size: size, inputs: inputs) }

    func prepare() -> AreaLookup { AreaLookup(inputs.areas) }

    func run(_ lookup: AreaLookup, workers _: Int) -> [PlacesInAreas.Pair] {
        var pairs: [PlacesInAreas.Pair] = []
        for place in 0..<min(10_000, inputs.places.count) {
            for hit in lookup.hits(at: inputs.places[place]) {
                pairs.append(PlacesInAreas.Pair(place: Int32(place), area: Int32(hit.number)))
            }
        }
        return pairs
    }

    func checksum(of answer: [PlacesInAreas.Pair]) -> String { PlacesInAreas.checksum(of: answer) }
}
