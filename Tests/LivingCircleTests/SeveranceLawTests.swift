import GeoModel
import LivingCircle
import PROJInterop
import PlanningModel
import TestWorlds
import Testing
import WalkNetwork

/// Random streets, lines, clinics and people, judged a second time by trying everything with other means: geodesics for
/// the crow, a table of all walks, and crossings by Cramer's rule.
@Suite("cut off, tried out")
struct SeveranceLawTests {
    private struct World {
        let plan: DesertCity
        let city: DesertCity.City
        var people: [Demand.Place] = []
        var areasOfPeople: [[Int32]] = []
        var clinics: [CircleFacility] = []
        var lines: [BarrierLine] = []

        init(seed: UInt64) throws {
            var random = SplitMix64(seed: seed)
            // A third of the blocks are missing, so that walks are long.
            plan = DesertCity(columns: 9, rows: 8, block: Meters(190)) { _, _, _, _ in
                Int.random(in: 0..<3, using: &random) == 0
            }
            city = try plan.compiled()
            func vertex() -> (column: Int, row: Int, vertex: Int) {
                while true {
                    let (column, row) = (Int.random(in: 0..<9, using: &random), Int.random(in: 0..<8, using: &random))
                    if city.vertex(column, row) >= 0 { return (column, row, city.vertex(column, row)) }
                }
            }
            /// Beside a crossing, on the street by a leg of any length.
            func place() -> (position: Position, foothold: Foothold) {
                let (column, row, vertex) = vertex()
                var foothold = city.graph.foothold(ofVertex: vertex)
                foothold.leg = WalkLength(Meters(.random(in: 0...40, using: &random)))
                let shift = (
                    Double.random(in: -0.4...0.4, using: &random), Double.random(in: -0.4...0.4, using: &random)
                )
                return (plan.position(Double(column) + shift.0, Double(row) + shift.1), foothold)
            }
            let choices: [[Int32]] = [[], [0], [1], [0, 1]]
            for number in 0..<60 {
                let (position, foothold) = place()
                people.append(
                    Demand.Place(
                        position: position, foothold: number % 9 == 0 ? nil : foothold,
                        weight: Double(number % 5)))
                areasOfPeople.append(choices[Int.random(in: 0..<4, using: &random)])
            }
            for number in 0..<6 {
                let (position, foothold) = place()
                clinics.append(
                    CircleFacility(
                        Facility(id: "\(number)", category: "clinic", name: nil, shape: .points([position])),
                        footholds: number == 5 ? [] : [foothold],
                        areas: choices[Int.random(in: 0..<4, using: &random)].map(Int.init)))
            }
            for number in 0..<8 {
                let start = place().position
                let bend = place().position
                lines.append(
                    BarrierLine(
                        id: "way/\(number)", kind: .river, name: "\(number % 3)",
                        line: [start, bend, place().position]))
            }
        }

        /// Places by area and name of the barrier.
        func tried(limit: Double) -> [String: Set<Int>] {
            let geodesic = Geodesic(on: .cgcs2000)
            let hung = people.map { place in place.foothold.map { [$0] } ?? [] }
            let walks = city.graph.lengths(from: hung, to: clinics.map(\.footholds))
            var found: [String: Set<Int>] = [:]
            for (number, place) in people.enumerated() where place.weight > 0 && place.foothold != nil {
                if walks[number].compactMap({ $0?.meters.value }).contains(where: { $0 <= limit }) { continue }
                for area in areasOfPeople[number] {
                    var nearest: (crow: Double, clinic: Int)?
                    for (clinic, one) in clinics.enumerated()
                    where one.areas.contains(Int(area)) && !one.footholds.isEmpty {
                        guard case .points(let points) = one.facility.shape else { continue }
                        let crow = geodesic.distance(from: place.position, to: points[0]).value
                        if crow < nearest?.crow ?? .infinity { nearest = (crow, clinic) }
                    }
                    guard let nearest, nearest.crow <= limit,
                        case .points(let points) = clinics[nearest.clinic].facility.shape
                    else { continue }
                    var first: (share: Double, name: String)?
                    for line in lines {
                        for (start, end) in zip(line.line, line.line.dropFirst()) {
                            guard let share = meeting(place.position, points[0], start, end) else { continue }
                            if share < first?.share ?? .infinity { first = (share, line.name ?? "") }
                        }
                    }
                    let walk = walks[number][nearest.clinic]?.meters.value ?? .infinity
                    if let first, walk > 1.5 * nearest.crow {
                        found["\(area) \(first.name)", default: []].insert(number)
                    }
                }
            }
            return found
        }

        /// a + s (b − a) = c + t (d − c) solved for s, where both are from 0 to 1.
        private func meeting(_ a: Position, _ b: Position, _ c: Position, _ d: Position) -> Double? {
            let (ux, uy, vx, vy) = (b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y)
            let whole = ux * -vy - uy * -vx
            if whole == 0 { return nil }
            let s = ((c.x - a.x) * -vy - (c.y - a.y) * -vx) / whole
            let t = (ux * (c.y - a.y) - uy * (c.x - a.x)) / whole
            return (0...1).contains(s) && (0...1).contains(t) ? s : nil
        }
    }

    @Test("are the same places behind the same lines", arguments: 0..<30)
    func tried(seed: Int) throws {
        let world = try World(seed: UInt64(seed))
        let walks = CircleWalks(
            by: RiverCity.standard, CircleFormula(), at: WalkingSpeed(metersPerSecond: 1.2),
            from: Demand(.people, world.people, areas: world.areasOfPeople), to: world.clinics, over: world.city.graph,
            on: .cgcs2000)
        let found = SeveranceFinder(world.lines, over: world.city.graph, on: .cgcs2000)
            .severances(of: walks, by: RiverCity.standard, areas: [area("0"), area("1")])
        let places = Dictionary(
            uniqueKeysWithValues: found.map { ("\($0.area.id) \($0.barrier[0].name ?? "")", Set($0.places)) })
        #expect(places == world.tried(limit: 500), "seed \(seed)")
        for severance in found {
            #expect(severance.detour ?? 2 > SeveranceFinder.leastDetour, "seed \(seed)")
            #expect(severance.weight == severance.places.reduce(0) { $0 + world.people[$1].weight }, "seed \(seed)")
        }
    }
}
