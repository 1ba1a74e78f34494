import AreaLookup
import GeoModel
import LivingCircle
import PROJInterop
import PlanningModel
import WalkNetwork

/// A city on the streets of `make_inputs.py`, made up but for these: people, facilities of six categories and areas.
///
/// - 100,000 places of 1 to 50 people, each within some 100 m of a random node.
/// - 500 facilities of each category on random nodes.
/// - 100 areas, ten by ten, that fill the extent of the nodes.
struct CircleCity: Sendable {
    let graph: WalkGraph
    let homes: [Position]
    let people: [Double]
    let facilities: [Facility]
    let boundaries: [Boundary]
    let areas: [Area]
    /// One must a category, each within 15 minutes.
    let standard: Standard
    let speed = WalkingSpeed(metersPerSecond: 1.2)

    private static let columns = 10

    init(on streets: StreetInputs) throws {
        (graph, _) = try WalkGraph.compiled(streets.map, on: .wgs84)
        // A linear congruential sequence: Knuth's MMIX constants.
        var state: UInt64 = 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let nodes = streets.positions
        func shift() -> Double { (Double(next(2001)) - 1000) * 1e-6 }
        homes = (0..<100_000).map { _ in
            let node = nodes[next(nodes.count)]
            return Position(longitude: node.x + shift(), latitude: node.y + shift())
        }
        people = homes.map { _ in Double(1 + next(50)) }
        facilities = StreetInputs.categories.flatMap { category in
            (0..<500).map { number in
                Facility(
                    id: "\(category)#\(number)", category: category, name: nil,
                    shape: .points([nodes[next(nodes.count)]]))
            }
        }
        var extent = Extent.empty
        for node in nodes { extent.insert(x: node.x, y: node.y) }
        boundaries = (0..<Self.columns * Self.columns).map { Self.cell($0, of: extent) }
        areas = boundaries.indices.map(Self.area)
        standard = Standard(
            name: "six", levels: [CircleLevel(minutes: 15)],
            rows: StreetInputs.categories.map { StandardRow(category: $0, level: 15) })
    }

    private static func cell(_ number: Int, of extent: Extent) -> Boundary {
        func x(_ column: Int) -> Double { extent.minX + (extent.maxX - extent.minX) * Double(column) / Double(columns) }
        func y(_ row: Int) -> Double { extent.minY + (extent.maxY - extent.minY) * Double(row) / Double(columns) }
        let (column, row) = (number % columns, number / columns)
        let (west, east, south, north) = (x(column), x(column + 1), y(row), y(row + 1))
        let ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
        return Boundary([Polygon(exterior: ring.map { Position(x: $0.0, y: $0.1) })])
    }

    private static func area(_ number: Int) -> Area {
        let source = Source(
            id: 1, kind: "areas", file: "grid", layer: nil, sha256: "00", rows: 100, operation: nil, accuracy: nil,
            encoding: nil, importedAt: "2000-01-01T00:00:00Z")
        return Area(
            id: String(number), code: nil, name: "cell \(number)", level: "street", parent: nil, tags: [],
            population: nil, area: SquareMeters(squareKilometers: 1), term: .always, predecessors: [],
            attributes: nil, origin: Origin(source: source, row: number + 1))
    }

    /// The homes on the streets and in their areas.
    func demand(_ finder: PlaceFinder, _ lookup: AreaLookup) -> Demand {
        let hung = inParallel(count: homes.count, workers: coreCount) { home in
            let areas = lookup.numbers(containing: homes[home]).map { Int32($0) }
            return (finder.placement(of: homes[home]).footholds.first, areas)
        }
        let places = homes.indices.map {
            Demand.Place(position: homes[$0], foothold: hung[$0].0, weight: people[$0])
        }
        return Demand(.people, places, areas: hung.map(\.1))
    }

    /// The facilities on the streets and in their areas.
    func hungFacilities(_ finder: PlaceFinder, _ lookup: AreaLookup) -> [CircleFacility] {
        facilities.compactMap { facility in
            guard case .points(let points) = facility.shape else { return nil }
            return CircleFacility(
                facility, footholds: points.flatMap { finder.placement(of: $0).footholds },
                areas: points.flatMap { lookup.numbers(containing: $0) })
        }
    }

    func walks(by formula: CircleFormula, _ finder: PlaceFinder, _ lookup: AreaLookup) -> CircleWalks {
        CircleJudge(standard, by: formula, at: speed).walks(
            from: demand(finder, lookup), to: hungFacilities(finder, lookup), over: graph)
    }
}
