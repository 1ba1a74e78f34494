import GeoModel
import LivingCircle
import PlanningModel
import TestWorlds
import WalkNetwork

/// A city in the desert with people and facilities at its corners. Blocks are 120 m; at the adult's 1.2 m/s one takes 100 s,
/// so 5, 10 and 15 minutes are 3, 6 and 9 blocks.
struct CircleWorld {
    let city: DesertCity.City
    let desert: DesertCity
    var places: [Demand.Place] = []
    var areasOfPlaces: [[Int32]] = []
    var facilities: [CircleFacility] = []

    init(_ desert: DesertCity) throws {
        self.desert = desert
        city = try desert.compiled()
    }

    mutating func live(_ people: Double, at column: Int, _ row: Int, in areas: [Int32] = [0]) {
        places.append(
            Demand.Place(
                position: desert.position(Double(column), Double(row)), foothold: city.at(column, row), weight: people))
        areasOfPlaces.append(areas)
    }

    mutating func build(
        _ category: String, at column: Int, _ row: Int, level: String? = nil, capacity: Int? = nil,
        in areas: [Int] = [0],
        ground: SquareMeters? = nil, width: Meters? = nil
    ) {
        let facility = Facility(
            id: "f\(facilities.count)", category: category, name: nil, level: level, capacity: capacity,
            shape: .points([desert.position(Double(column), Double(row))]))
        facilities.append(
            CircleFacility(facility, footholds: [city.at(column, row)], areas: areas, ground: ground, width: width))
    }

    var demand: Demand { Demand(.people, places, areas: areasOfPlaces) }

    func report(
        _ rows: [StandardRow], _ words: String = "", speed: Double = 1.2, areas: [Area] = [area("A")],
        target: Double = 0,
        workers: Int = 2
    ) -> CircleReport {
        var formula = CircleFormula()
        _ = formula.read(words)
        let standard = Standard(name: "test", levels: [], rows: rows)
        let judge = CircleJudge(
            standard, by: formula, at: WalkingSpeed(metersPerSecond: speed), target: target)
        let walks = judge.walks(from: demand, to: facilities, over: city.graph, workers: workers)
        return judge.report(of: walks, areas: areas, workers: workers)
    }
}
