import GeoModel
import LivingCircle
import PROJInterop
import PlanningModel
import TestWorlds
import WalkNetwork

/// Five columns and four rows of streets, and a river between rows 1 and 2 that only some columns' streets cross.
///
/// A block is 0.002 degrees: 186.9 m east and 221.8 m north as the crow flies, 222 m both ways on foot. People are 1, 2, 4,
/// 8, 16 along row 1 and 32, 64, 128, 256, 512 along row 0, all south of the river.
struct RiverCity {
    static let block = 222.0

    let plan: DesertCity
    let city: DesertCity.City
    private let geodesic = Geodesic(on: .cgcs2000)

    /// - Parameters:
    ///   - bridges: The columns whose streets cross the river.
    ///   - block: In metres.
    init(bridges: Set<Int> = [4], block: Double = Self.block) throws {
        plan = DesertCity(columns: 5, rows: 4, block: Meters(block)) { column, from, _, to in
            from == 1 && to == 2 && !bridges.contains(column)
        }
        city = try plan.compiled()
    }

    /// The river, or something else along it.
    func river(_ kind: BarrierLine.Kind = .river, _ name: String? = "澜江", at row: Double = 1.5) -> BarrierLine {
        line([(-1, row), (5, row)], kind, name)
    }

    /// A line through columns and rows.
    func line(_ places: [(Double, Double)], _ kind: BarrierLine.Kind, _ name: String?, id: String = "way/1")
        -> BarrierLine
    {
        BarrierLine(id: id, kind: kind, name: name, line: places.map { plan.position($0.0, $0.1) })
    }

    func clinic(_ column: Int, _ row: Int, in areas: [Int] = [0], id: String = "clinic") -> CircleFacility {
        CircleFacility(
            Facility(
                id: id, category: "clinic", name: nil,
                shape: .points([plan.position(Double(column), Double(row))])),
            footholds: [city.at(column, row)], areas: areas)
    }

    /// The people of rows 1 and 0: place 0 is at (0, 1), place 5 at (0, 0).
    func people(in areas: [Int32] = [0]) -> Demand {
        let places = [1, 0].flatMap { row in
            (0..<5).map { column in
                Demand.Place(
                    position: plan.position(Double(column), Double(row)), foothold: city.at(column, row),
                    weight: row == 1 ? Double(1 << column) : Double(32 << column))
            }
        }
        return Demand(.people, places, areas: places.map { _ in areas })
    }

    /// A clinic must be within 500 m, which at 1.2 m/s is less than 15 minutes.
    static let standard = Standard(
        name: "test", levels: [CircleLevel(minutes: 15)],
        rows: [StandardRow(category: "clinic", level: 15, meters: Meters(500))])

    func severances(
        from demand: Demand? = nil, to facilities: [CircleFacility], across barriers: [BarrierLine],
        areas: [Area] = [area("甲")], workers: Int = 2
    ) -> [Severance] {
        let walks = CircleWalks(
            by: Self.standard, CircleFormula(), at: WalkingSpeed(metersPerSecond: 1.2), from: demand ?? people(),
            to: facilities, over: city.graph, on: .cgcs2000)
        return SeveranceFinder(barriers, over: city.graph, on: .cgcs2000)
            .severances(of: walks, by: Self.standard, areas: areas, workers: workers)
    }

    /// As the crow flies between two crossings, in metres.
    func crow(_ from: (Double, Double), _ to: (Double, Double)) -> Double {
        geodesic.distance(from: plan.position(from.0, from.1), to: plan.position(to.0, to.1)).value
    }
}
