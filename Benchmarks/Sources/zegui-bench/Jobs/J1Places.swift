import AreaLookup
import GeoModel

/// Which areas hold each of a million places.
struct J1Places: BenchmarkJob {
    static let name = "J1"
    static let sizes = ["city", "nation", "beijing", "counties"]
    static func madeBy(_ size: String) -> String { PlacesInAreas.madeBy(size) }

    private let inputs: PlacesInAreas

    init(size: String, inputs: InputFolder) throws { self.inputs = try PlacesInAreas(size: size, inputs: inputs) }

    func prepare() -> AreaLookup { AreaLookup(inputs.areas) }

    /// Of each chunk of places its pairs, in the order of the places.
    func run(_ lookup: AreaLookup, workers: Int) -> [[PlacesInAreas.Pair]] {
        let places = inputs.places
        let chunk = 4096
        return inParallel(count: (places.count + chunk - 1) / chunk, workers: workers) { number in
            let chunk = number * chunk..<min((number + 1) * chunk, places.count)
            var pairs: [PlacesInAreas.Pair] = []
            pairs.reserveCapacity(chunk.count)
            lookup.forEachHit(atEachOf: places[chunk]) { place, hit in
                pairs.append(PlacesInAreas.Pair(place: Int32(place), area: Int32(hit.number)))
            }
            return pairs
        }
    }

    func checksum(of answer: [[PlacesInAreas.Pair]]) -> String {
        PlacesInAreas.checksum(of: Array(answer.joined()))
    }
}
