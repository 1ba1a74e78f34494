internal import AreaLookup
internal import GeoModel
internal import LivingCircle
internal import PlanningModel
internal import ProjectStore
internal import WalkNetwork

/// Finds who walks from where: the project's population layer, the areas' people spread over it or over the streets, or the
/// streets themselves.
struct CircleDemand {
    private let asked: CircleFormula.Weight?
    private let ground: CircleGround
    private let finder: PlaceFinder
    private let layer: PopulationPlaces?

    init(_ asked: CircleFormula.Weight?, _ ground: CircleGround, _ finder: PlaceFinder, _ project: Project) throws {
        (self.asked, self.ground, self.finder) = (asked, ground, finder)
        layer = try project.populationPlaces()
    }

    /// - Throws: ``ReportingError/noWeights(_:)`` where what is to be weighed is not in the project.
    func hung() throws -> (Demand, DemandSource, [CircleRemark]) {
        let people = ground.areas.map { $0.population.map(Double.init) }
        switch asked {
        case .street: return (streets(), .streets, [])
        case .land, .buildings:
            guard let layer, let asked, layer.kind == asked else { throw ReportingError.noWeights(asked ?? .land) }
            return places(layer)
        case .people, nil:
            if let layer, layer.kind == .people { return places(layer) }
            // Areas without a number would vanish: unless people were asked for, all or none are weighed by them.
            if asked == nil ? people.allSatisfy({ $0 != nil }) : people.contains(where: { $0 != nil }) {
                return try spread(people)
            }
            guard asked == nil else { throw ReportingError.noWeights(.people) }
            let lacking = remark(lacking: people).filter { _ in people.contains { $0 != nil } }
            guard let layer else { return (streets(), .streets, lacking) }
            let (demand, source, remarks) = places(layer)
            return (demand, source, lacking + remarks)
        }
    }

    private func streets() -> Demand { StreetDemand.places(of: finder.graph, in: ground.lookup) }

    private func places(_ layer: PopulationPlaces) -> (Demand, DemandSource, [CircleRemark]) {
        let hung = inParallel(count: layer.positions.count, workers: coreCount) { place in
            let position = layer.positions[place]
            return (
                Demand.Place(
                    position: position, foothold: finder.placement(of: position).footholds.first,
                    weight: layer.weights[place]),
                ground.lookup.numbers(containing: position).map { Int32($0) }
            )
        }
        let demand = Demand(layer.kind, hung.map(\.0), areas: hung.map(\.1))
        var remarks: [CircleRemark] = []
        let lost = demand.places.filter { $0.foothold == nil }
        if !lost.isEmpty {
            remarks.append(.placesOffNetwork(lost.count, weight: lost.reduce(0) { $0 + $1.weight }))
        }
        let outside = hung.reduce(0) { $0 + ($1.1.isEmpty ? $1.0.weight : 0) }
        if outside > 0 { remarks.append(.outsideAreas(weight: outside)) }
        return (demand, .layer(places: demand.places.count), remarks)
    }

    private func spread(_ people: [Double?]) throws -> (Demand, DemandSource, [CircleRemark]) {
        let (base, _, remarks) = layer.map(places) ?? (streets(), .streets, [])
        let spread = base.spread(people: people)
        var all = remark(lacking: people) + remarks.filter { if case .outsideAreas = $0 { false } else { true } }
        if !spread.unplaced.isEmpty {
            all.append(.unplacedPeople(names: spread.unplaced.map { ground.areas[$0].name }))
        }
        return (try spread.demand.adding(people, of: spread.unplaced, ground), .spread(over: base.weight), all)
    }

    private func remark(lacking people: [Double?]) -> [CircleRemark] {
        let names = zip(ground.areas, people).filter { $0.1 == nil }.map(\.0.name)
        return names.isEmpty ? [] : [.areasWithoutPeople(names.count, of: people.count, names: names)]
    }
}

extension Demand {
    /// The same with the people of areas that have nothing to spread them over: they are in their area, and reach nothing.
    fileprivate func adding(_ people: [Double?], of areas: [Int], _ ground: CircleGround) throws -> Demand {
        if areas.isEmpty { return self }
        var places = places
        var lists = places.indices.map { Array(self.areas(of: $0)) }
        for area in areas {
            guard let position = try Geometry.polygons(ground.boundaries[area]).place() else { continue }
            places.append(Place(position: position, foothold: nil, weight: people[area] ?? 0))
            lists.append([Int32(area)])
        }
        return Demand(weight, places, areas: lists)
    }
}
