import AreaLookup
import GeoModel
import LivingCircle
import PROJInterop
import WalkNetwork

/// Where 20 more markets bring most within 15 minutes, in the city of `circle-porto`: 5,000 street corners are chosen, their
/// catchments found, and the sites chosen. Goal: 5 s on two cores.
struct Suggest: BenchmarkJob {
    static let name = "suggest"
    static let sizes = ["porto"]
    static func madeBy(_ size: String) -> String { StreetInputs.madeBy(size) }

    /// A city whose circles are known.
    struct Prepared {
        let city: CircleCity
        let lookup: AreaLookup
        let walks: CircleWalks
    }

    private let streets: StreetInputs

    init(size: String, inputs: InputFolder) throws { streets = try StreetInputs(size: size, inputs: inputs) }

    func prepare() throws -> Prepared {
        let city = try CircleCity(on: streets)
        let lookup = AreaLookup(city.boundaries)
        let walks = city.walks(by: city.standard.formula, PlaceFinder(city.graph, on: .wgs84), lookup)
        return Prepared(city: city, lookup: lookup, walks: walks)
    }

    func run(_ prepared: Prepared, workers _: Int) -> SiteSuggestion {
        let (graph, demand) = (prepared.city.graph, prepared.walks.demand)
        let weights = demand.places.indices.map { place in
            prepared.walks.isWithin(place, row: 0) ? 0 : demand.places[place].weight
        }
        let corners = SiteCandidates.corners(of: graph, in: prepared.lookup)
        let catchments = SiteSuggestion.catchments(
            of: corners.map { [$0.foothold] }, places: demand.places.map(\.foothold), weights: weights, on: graph,
            within: prepared.walks.limits[0])
        return SiteSuggestion(of: 20, among: catchments, weights: weights)
    }

    /// How many sites, whom they bring, and the most that any could.
    func checksum(of answer: SiteSuggestion) -> String {
        "\(answer.sites.count) sites, \(Int(answer.gain)) people of at most \(Int(answer.bound))"
    }
}
