import GeoModel
import TestWorlds
import Testing
import WalkNetwork

/// Blocks of 120 m. `o` is (0, 0); columns run east, rows north.
@Suite struct DesertCityTests {
    private func metres(_ lengths: [[WalkLength?]]) -> [[Double?]] { lengths.map { $0.map { $0?.meters.value } } }

    @Test("on a full grid it is as far as blocks east and blocks north together")
    func grid() throws {
        let city = try DesertCity(columns: 5, rows: 4).compiled()
        // (0,0) to (4,3): 7 blocks = 840 m; to (2,0): 2 blocks = 240 m.
        let lengths = city.graph.lengths(
            from: [[city.at(0, 0)]], to: [[city.at(4, 3)], [city.at(2, 0)], [city.at(0, 0)]])
        #expect(metres(lengths) == [[840, 240, 0]])
    }

    @Test("a river with one bridge makes neighbours walk to the bridge and back")
    func oneBridge() throws {
        // The river runs between rows 1 and 2; the bridge is in column 4.
        let city = try DesertCity(columns: 5, rows: 4) { _, row, column, other in row == 1 && other == 2 && column != 4
        }
        .compiled()
        // (0,1) to (0,2): 4 blocks to the bridge, 1 across, 4 back = 9 blocks = 1,080 m, which is 15 minutes at 1.2 m/s.
        let lengths = city.graph.lengths(from: [[city.at(0, 1)]], to: [[city.at(0, 2)]])
        #expect(metres(lengths) == [[1080]])
        let fifteen = WalkLength(Meters(1080))
        let clinic = city.graph.nearest(of: [[city.at(0, 2)]], within: fifteen)
        #expect(clinic.nearest(to: city.at(0, 1))?.length == fifteen)
        // One unit less, and it is not reached; one block further from the bridge there is none.
        let less = WalkLength(units: fifteen.units - 1)
        #expect(city.graph.nearest(of: [[city.at(0, 2)]], within: less).nearest(to: city.at(0, 1)) == nil)
        #expect(clinic.nearest(to: city.at(0, 0)) == nil)
    }

    @Test("an island is unreachable, and is a component of its own")
    func island() throws {
        // Column 3 is joined to nothing.
        let city = try DesertCity(columns: 4, rows: 3) { column, _, other, _ in column == 2 && other == 3 }.compiled()
        #expect(city.graph.components == [9, 3])
        #expect(metres(city.graph.lengths(from: [[city.at(0, 0)]], to: [[city.at(3, 0)]])) == [[nil]])
    }

    @Test("chains of degree 2 are contracted, and their nodes keep their distances")
    func contraction() throws {
        // One street of 6 nodes: 5 blocks between two dead ends.
        let city = try DesertCity(columns: 6, rows: 1).compiled()
        #expect(city.graph.junctionCount == 2 && city.graph.chainCount == 1 && city.graph.vertexCount == 6)
        #expect(city.graph.length == Meters(600))
        #expect(
            metres(city.graph.lengths(from: [[city.at(1, 0)]], to: [[city.at(4, 0)], [city.at(0, 0)]])) == [[360, 120]])
    }

    @Test("of two streets between the same junctions the shorter counts, and of a ring the shorter way round")
    func parallelsAndRings() throws {
        var desert = DesertCity(columns: 2, rows: 2) { _, _, _, _ in true }
        desert.join((0, 0), (1, 0), Meters(300))
        desert.join((0, 0), (1, 0), Meters(200))
        // A ring of 100 + 150 + 50 m through (0,1) and (1,1) back to (0,0).
        desert.join((0, 0), (0, 1), Meters(100))
        desert.join((0, 1), (1, 1), Meters(150))
        desert.join((1, 1), (0, 0), Meters(50))
        let city = try desert.compiled()
        let lengths = city.graph.lengths(
            from: [[city.at(0, 1)]], to: [[city.at(1, 1)], [city.at(0, 0)], [city.at(1, 0)]])
        // To (1,1): 150 m directly, or 100 + 50 m round: 150 both. To (1,0): 100 + 200 m.
        #expect(metres(lengths) == [[150, 100, 300]])
    }

    @Test("two facilities at one point are both there, the lower number is told; no facility is nobody's nearest")
    func sameAndNone() throws {
        let city = try DesertCity(columns: 3, rows: 3).compiled()
        let two = city.graph.nearest(
            of: [[city.at(2, 2)], [city.at(1, 1)], [city.at(1, 1)]], within: WalkLength(Meters(500)))
        let nearest = two.nearest(to: city.at(0, 1))
        #expect(nearest?.facility == 1 && nearest?.length == WalkLength(Meters(120)))
        let none = city.graph.nearest(of: [], within: WalkLength(Meters(500)))
        #expect(none.nearest(to: city.at(0, 0)) == nil)
        #expect(none.lengthsAtVertices().allSatisfy { $0 == .max })
    }

    @Test("the leg counts at both ends")
    func legs() throws {
        let city = try DesertCity(columns: 3, rows: 1).compiled()
        var (door, clinic) = (city.at(0, 0), city.at(2, 0))
        door.leg = WalkLength(Meters(10))
        clinic.leg = WalkLength(Meters(25))
        // 10 + 240 + 25 m.
        #expect(metres(city.graph.lengths(from: [[door]], to: [[clinic]])) == [[275]])
        let field = city.graph.nearest(of: [[clinic]], within: WalkLength(Meters(275)))
        #expect(field.nearest(to: door)?.length == WalkLength(Meters(275)))
    }

    @Test(
        "what is exactly as far as the cutoff is reached, one unit less it is not, whether the number is odd or even",
        arguments: [1, 2])
    func exactlyAsFar(units: UInt64) throws {
        let city = try DesertCity(columns: 3, rows: 1).compiled()
        var door = city.at(0, 0)
        door.leg = WalkLength(units: units)
        // 240 m to the far end are 24,000,000 units, and the leg makes them odd or even.
        let (exact, less) = (WalkLength(units: 24_000_000 + units), WalkLength(units: 23_999_999 + units))
        #expect(city.graph.nearest(of: [[city.at(2, 0)]], within: exact).nearest(to: door)?.length == exact)
        #expect(city.graph.nearest(of: [[city.at(2, 0)]], within: less).nearest(to: door) == nil)
        #expect(
            city.graph.nearest(of: [[door]], within: exact).lengthsAtVertices()[city.vertex(2, 0)] == 24_000_000
                + UInt32(units))
        #expect(city.graph.nearest(of: [[door]], within: less).lengthsAtVertices()[city.vertex(2, 0)] == .max)
        let finder = ReachFinder(city.graph)
        for (cutoff, count) in [(exact, 3), (less, 2)] {
            var reached = 0
            finder.forEachVertex(from: [door], within: cutoff) { _, _ in reached += 1 }
            #expect(reached == count)
        }
    }

    @Test("people of 1, 2, 4, 8 … tell exactly who was reached")
    func sums() throws {
        // Five nodes in a row with 1, 2, 4, 8, 16 people; within 250 m of node 1: nodes 0 to 3, 1 + 2 + 4 + 8.
        let city = try DesertCity(columns: 5, rows: 1).compiled()
        let homes = WeightedPlaces(footholds: (0..<5).map { city.at($0, 0) }, weights: [1, 2, 4, 8, 16])
        let sums = city.graph.sums(of: [homes], within: WalkLength(Meters(250)))
        #expect((0..<5).map { sums[0][city.vertex($0, 0)] } == [7, 15, 31, 30, 28])
    }

    @Test("what is reached ends within a street, and is whole where it is reached from both ends")
    func reach() throws {
        let city = try DesertCity(columns: 3, rows: 2).compiled()
        let finder = ReachFinder(city.graph)
        // From (1,0), a junction of three streets: 60 m along each is 180 m in all.
        #expect(finder.reach(from: [city.at(1, 0)], within: WalkLength(Meters(60))).length == Meters(180))
        // 7 streets of 120 m; 240 m from the middle of the lower row reach all of them: the corners are 1 or 2 blocks away.
        #expect(finder.reach(from: [city.at(1, 0)], within: WalkLength(Meters(240))).length == Meters(840))
        #expect(finder.reach(from: [], within: WalkLength(Meters(60))).parts.isEmpty)
    }
}
