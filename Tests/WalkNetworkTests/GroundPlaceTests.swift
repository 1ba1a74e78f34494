import GeoModel
import PROJInterop
import TestWorlds
import Testing
import WalkNetwork

@Suite("places that are areas")
struct GroundPlaceTests {
    private let plan = DesertCity(columns: 4, rows: 3)

    /// A rectangle between columns and rows of the city, with a further vertex at `gate`, on its southern side.
    private func park(_ columns: ClosedRange<Double>, _ rows: ClosedRange<Double>, gate: Double? = nil) -> Boundary {
        let (west, east, south, north) = (columns.lowerBound, columns.upperBound, rows.lowerBound, rows.upperBound)
        let corners =
            [(west, south)] + (gate.map { [($0, south)] } ?? []) + [
                (east, south), (east, north), (west, north), (west, south),
            ]
        return Boundary([Polygon(exterior: corners.map { plan.position($0.0, $0.1) })])
    }

    @Test("a park is entered where a street crosses its border, and who is in it is there")
    func streets() throws {
        let city = try plan.compiled()
        let finder = PlaceFinder(city.graph, on: .cgcs2000)
        // Around the node (2, 1), half a block each way: from (0, 1) it is a block and a half of 120 m, from (0, 0) a block more.
        let ways = finder.footholds(of: park(1.5...2.5, 0.5...1.5), gates: [])
        let from = [city.at(0, 1), city.at(0, 0), city.at(2, 1), city.at(2, 0)].map { [$0] }
        let found = city.graph.lengths(from: from, to: [ways]).map { $0[0]?.meters.value ?? .infinity }
        // A crossing is found to 1e-13 of the edge at 112 degrees, far below the unit of 10 µm.
        for (metres, expected) in zip(found, [180.0, 300, 0, 60]) { #expect(abs(metres - expected) < 2e-5) }
    }

    @Test("a park without a street is entered by its gates, not by those of others")
    func gates() throws {
        let city = try plan.compiled()
        let finder = PlaceFinder(city.graph, on: .cgcs2000)
        let gate = plan.position(0.5, 0.25)
        let ways = finder.footholds(
            of: park(0.25...0.75, 0.25...0.75, gate: 0.5), gates: [gate, plan.position(2, 0.1)])
        #expect(ways.count == 1)
        // Due south of the gate is the middle of the street from (0, 0) to (1, 0), 60 m from either.
        let leg = Geodesic(on: .cgcs2000).distance(from: gate, to: plan.position(0.5, 0))
        let found = city.graph.lengths(from: [[city.at(0, 0)], [city.at(1, 0)]], to: [ways])
        for row in found { #expect(try abs(#require(row[0]).meters.value - (60 + leg.value)) < 1e-3) }
    }

    @Test("a park with neither hangs on the street nearest to its border; one far from all hangs nowhere")
    func neither() throws {
        let city = try plan.compiled()
        let finder = PlaceFinder(city.graph, on: .cgcs2000)
        let ways = finder.footholds(of: park(0.2...0.7, 0.25...0.75), gates: [])
        // The western corners are a fifth of a block from the western street, and all others are further from any.
        let leg = Geodesic(on: .cgcs2000).distance(from: plan.position(0.2, 0.25), to: plan.position(0, 0.25))
        #expect(ways.count == 1)
        #expect(try abs(#require(ways.first).leg.meters.value - leg.value) < 1e-3)
        #expect(finder.footholds(of: park(20...21, 20...21), gates: []).isEmpty)
    }

    @Test("what lies in a hole of a park is not in the park")
    func hole() throws {
        let city = try plan.compiled()
        let finder = PlaceFinder(city.graph, on: .cgcs2000)
        let outer = park(0.5...3.5, 0.5...1.5).polygons[0].exterior
        let hole = park(1.5...2.5, 0.75...1.25).polygons[0].exterior
        let ways = finder.footholds(of: Boundary([Polygon(exterior: outer, interiors: [hole])]), gates: [])
        // From the node (2, 1) in the hole: north or south a quarter of a block of 120 m.
        let found = city.graph.lengths(from: [[city.at(2, 1)]], to: [ways])[0][0]
        #expect(try abs(#require(found).meters.value - 30) < 2e-5)
    }
}
