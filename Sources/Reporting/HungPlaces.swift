internal import GeoModel
internal import ProjectStore
internal import WalkNetwork

/// The places of a list hung on the network, and what a person should know of how.
struct HungPlaces {
    let ids: [String]
    let positions: [Position]
    /// Of each place; none for one that hangs nowhere.
    let footholds: [[Foothold]]
    private(set) var remarks: [PlaceRemark] = []
    private let list: PlaceRemark.List

    init(_ places: [PlaceList.Place], _ list: PlaceRemark.List, on finder: PlaceFinder) {
        self.list = list
        ids = places.map(\.id)
        positions = places.map(\.position)
        let placements = inParallel(count: places.count, workers: coreCount) {
            finder.placement(of: places[$0].position)
        }
        footholds = placements.map(\.footholds)
        for (id, placement) in zip(ids, placements) {
            guard let reason = placement.remark(on: finder) else { continue }
            remarks.append(PlaceRemark(list: list, id: id, reason: reason))
        }
    }

    /// Tells of the places without any time, for the reason that is known, else for want of a way.
    ///
    /// - Parameter isReached: Of each place, whether it has a time.
    mutating func tell(isReached: [Bool]) {
        let known = Dictionary(remarks.map { ($0.id, $0) }) { first, _ in first }
        let doubtful = zip(ids, isReached).flatMap { id, isReached in isReached ? known[id].map { [$0] } ?? [] : [] }
        let unreachable = zip(ids, isReached).compactMap { id, isReached -> PlaceRemark? in
            if isReached { return nil }
            var reason = PlaceRemark.Reason.noWay(list)
            if let known = known[id], known.reason.explainsNoTime { reason = known.reason }
            return PlaceRemark(list: list, id: id, reason: reason, isUnreachable: true)
        }
        remarks = unreachable + doubtful
    }
}

extension PlaceRemark.Reason {
    fileprivate var explainsNoTime: Bool {
        switch self {
        case .tooFar, .onIsland: true
        case .islandPassedOver, .noWay: false
        }
    }
}

extension PlaceFinder.Placement {
    /// What a person should know of it; nil where it is as one would expect.
    func remark(on finder: PlaceFinder) -> PlaceRemark.Reason? {
        switch self {
        case .tooFar(let nearest): .tooFar(nearest: nearest, limit: PlaceFinder.usualLimit)
        case .found(_, _, let component, _) where finder.isIsland(component):
            .onIsland(vertices: finder.graph.components[component])
        case .found(_, _, _, let distance?): .islandPassedOver(distance)
        case .found: nil
        }
    }
}
