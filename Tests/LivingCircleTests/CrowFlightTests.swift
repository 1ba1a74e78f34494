import GeoModel
import PROJInterop
import PlanningModel
import Testing
import WalkNetwork

@testable import LivingCircle

@Suite("the crow's way")
struct CrowFlightTests {
    /// From (0, 0) to (4, 0).
    private let way = CrowFlight(from: Position(x: 0, y: 0), to: Position(x: 4, y: 0), length: 1)

    @Test(
        "crosses what it passes and what touches it with an end or a bend, not what it begins or ends on or runs along",
        arguments: [
            // Across at (1, 0), a quarter of the way, from any side.
            Line("1 -1, 1 1", crossedAt: 0.25), Line("1 1, 1 -1", crossedAt: 0.25), Line("0 -1, 2 1", crossedAt: 0.25),
            // Beyond its ends, and beside it.
            Line("5 -1, 5 1", crossedAt: nil), Line("1 1, 3 2", crossedAt: nil),
            // An end on the way, and a bend that turns back from (3, 0).
            Line("3 0, 3 1", crossedAt: 0.75), Line("2 1, 3 0, 4 1", crossedAt: 0.75),
            // Through the place, through the facility, and along.
            Line("0 -1, 0 1", crossedAt: nil), Line("4 1, 4 -1", crossedAt: nil), Line("1 0, 3 0", crossedAt: nil),
            Line("-1 0, 5 0", crossedAt: nil),
        ])
    func crossings(line: Line) {
        let barriers = Barriers([line.barrier()])
        #expect(barriers.first(crossedBy: way) == line.share.map { _ in 0 })
        let shares = zip(line.positions, line.positions.dropFirst()).compactMap { way.crossing(from: $0, to: $1) }
        #expect(shares.min() == line.share)
    }

    @Test("has no length from within a ground, and leads to a hole's border from within the hole")
    func ground() throws {
        func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> [Position] {
            [(west, south), (east, south), (east, north), (west, north), (west, south)].map {
                Position(x: $0.0, y: $0.1)
            }
        }
        let park = Geometry.polygons(
            MultiPolygon([
                Polygon(exterior: box(112, 33, 112.01, 33.01), interiors: [box(112.004, 33.004, 112.006, 33.006)])
            ]))
        func flight(_ x: Double, _ y: Double) throws -> CrowFlight {
            let place = Position(x: x, y: y)
            return try #require(LocalPlane(at: place, on: .cgcs2000).flight(to: park))
        }
        #expect(try flight(112.002, 33.005).length == 0)
        let hole = try flight(112.0041, 33.005)
        #expect(abs(hole.to.x - 112.004) < 1e-9)
        let geodesic = Geodesic(on: .cgcs2000)
        #expect(abs(hole.length - geodesic.distance(from: hole.from, to: hole.to).value) < 1e-4)
    }
}

@Suite("lines that are one barrier")
struct BarrierTests {
    @Test("have one kind and name, or no name and meet end to end, whatever stands between them")
    func joined() {
        let barriers = Barriers([
            Line("0 0, 1 0").barrier(.river, "澜江"), Line("0 1, 1 1").barrier(.railway),
            Line("3 1, 2 1").barrier(.railway), Line("0 0, 1 0").barrier(.road, "澜江"),
            Line("2 1, 1 1").barrier(.railway), Line("5 0, 6 0").barrier(.river, "澜江"),
            Line("1 1, 1 2").barrier(.road),
        ])
        #expect(barriers.barrierOfLine == [0, 1, 1, 3, 1, 0, 6])
    }

    @Test("take in what branches off them without a name, but no river takes in another")
    func branches() {
        let barriers = Barriers([
            // A siding of two pieces that leaves the railway at its middle vertex; the railway; a link from its road's end.
            Line("1 0, 1 1").barrier(.railway), Line("1 1, 2 2").barrier(.railway),
            Line("0 0, 1 0, 3 0").barrier(.railway, "京广线"), Line("8 0, 9 0").barrier(.road, "环路"),
            Line("9 0, 9 1").barrier(.road),
            // A railway that ends at a vertex of the road is none of it, nor does a river's water change its name.
            Line("8 0, 8 5").barrier(.railway), Line("0 9, 1 9").barrier(.river, "澜江"),
            Line("1 9, 1 8").barrier(.river),
        ])
        #expect(barriers.barrierOfLine == [2, 2, 2, 3, 3, 5, 6, 7])
    }
}

/// A line by its positions, as well-known text has them, and where on the way it is crossed.
struct Line: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let positions: [Position]
    let share: Double?

    init(_ text: String, crossedAt share: Double? = nil) {
        testDescription = text
        positions = text.split(separator: ",").map { pair in
            let numbers = pair.split(separator: " ").compactMap { Double($0) }
            return Position(x: numbers[0], y: numbers[1])
        }
        self.share = share
    }

    func barrier(_ kind: BarrierLine.Kind = .river, _ name: String? = nil) -> BarrierLine {
        BarrierLine(id: "way/1", kind: kind, name: name, line: positions)
    }
}
