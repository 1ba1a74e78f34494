internal import GeoModel
internal import PlanningModel
internal import WalkNetwork

/// Some facilities hung on the network: points by the nearest street, grounds by their gates and the streets
/// that cross their borders.
struct HungFacilities: Sendable {
    let facilities: [Facility]
    /// Of each facility; none for one that hangs nowhere.
    let footholds: [[Foothold]]
    /// The numbers of the facilities that stand in a point.
    private let standing: [Position: [Int]]

    init(_ facilities: [Facility], gates: [Position], on finder: PlaceFinder) {
        self.facilities = facilities
        footholds = inParallel(count: facilities.count, workers: coreCount) {
            switch facilities[$0].shape {
            case .points(let points): points.flatMap { finder.placement(of: $0).footholds }
            case .lines(let lines): lines.joined().flatMap { finder.placement(of: $0).footholds }
            case .polygons(let ground): finder.footholds(of: ground, gates: gates)
            }
        }
        var standing: [Position: [Int]] = [:]
        for (number, facility) in facilities.enumerated() {
            if case .points(let points) = facility.shape {
                for point in Set(points) { standing[point, default: []].append(number) }
            }
        }
        self.standing = standing
    }

    /// The ids of those that hang nowhere.
    var offNetwork: [String] { zip(facilities, footholds).filter(\.1.isEmpty).map(\.0.id) }

    /// Finds the nearest facilities of each place, at most `count`, the nearest first.
    ///
    /// Who stands at a facility already walks no leg to the street and back.
    func nearest(
        _ count: Int, to places: HungPlaces, within cutoff: WalkLength, over graph: WalkGraph
    ) -> [[NearestField.Nearest]] {
        let field = graph.nearest(count, of: footholds, within: cutoff)
        return zip(places.positions, places.footholds).map { position, ways in
            guard let way = ways.first else { return [] }
            let here = standing[position] ?? []
            let there = field.nearest(to: way).filter { !here.contains($0.facility) }
            let found = here.map { NearestField.Nearest(facility: $0, length: .zero) } + there
            return Array(found.prefix(count))
        }
    }
}
