import GeoModel
import OSMInterop
import Testing

@Suite struct FacilityTests {
    private let street = [node(1, 0, 0), node(2, 1, 0), way(1, [1, 2])].joined()

    @Test("points are points, closed ways polygons, and a place of two categories stands there twice")
    func shapes() throws {
        let town = try extract(
            [
                street, node(10, 5, 5, ["amenity": "pharmacy", "name": "Apotheke"]), node(11, 0, 10), node(12, 10, 10),
                node(13, 10, 20), way(20, [11, 12, 13, 11], ["leisure": "park", "name": "Park"]),
                node(14, 7, 7, ["amenity": "school", "isced:level": "1"]),
            ].joined(), facilities: true)
        let found = town.facilities.map { "\($0.id) \($0.category) \($0.name ?? "")" }.sorted()
        #expect(
            found == ["node/10 pharmacy Apotheke", "node/14 primary-school ", "node/14 school ", "way/20 park Park"])
        guard case .polygons(let park)? = town.facilities.first(where: { $0.category == "park" })?.shape else {
            Issue.record("the park is no polygon")
            return
        }
        // Hundredths of a thousandth of a degree: a triangle with legs of 10, half of 100.
        #expect(park.polygons.count == 1 && park.polygons[0].exterior.count == 4)
    }

    @Test("a multipolygon has its hole")
    func multipolygon() throws {
        let corners = [(0, 0), (30, 0), (30, 30), (0, 30), (10, 10), (20, 10), (20, 20), (10, 20)]
        let nodes = corners.enumerated().map { node(Int64(10 + $0.offset), $0.element.0, $0.element.1) }
        let relation = """
            <relation id="7"><member type="way" ref="30" role="outer"/><member type="way" ref="31" role="inner"/>
            <tag k="type" v="multipolygon"/><tag k="leisure" v="park"/></relation>
            """
        let town = try extract(
            ([street] + nodes + [
                way(30, [10, 11, 12, 13, 10], [:]), way(31, [14, 15, 16, 17, 14], [:]), relation,
            ]).joined(), facilities: true)
        #expect(town.facilities.map(\.id) == ["relation/7"])
        guard case .polygons(let park)? = town.facilities.first?.shape else {
            Issue.record("the park is no polygon")
            return
        }
        #expect(park.polygons.map(\.interiors.count) == [1])
    }

    @Test("gates and doors are ways in, closed ones are not")
    func entrances() throws {
        let town = try extract(
            [
                street, node(10, 5, 5, ["barrier": "gate"]), node(11, 6, 5, ["barrier": "gate", "access": "private"]),
                node(12, 7, 5, ["entrance": "main"]), node(13, 8, 5, ["entrance": "emergency"]),
            ].joined(), facilities: true)
        #expect(town.entrances.map(\.node) == [10, 12])
    }

    @Test("without the wish for facilities none is read")
    func notWanted() throws {
        let town = try extract(street + node(10, 5, 5, ["amenity": "pharmacy"]))
        #expect(town.facilities.isEmpty && town.entrances.isEmpty)
    }
}
