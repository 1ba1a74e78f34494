import GeoModel
import OSMInterop
import Testing

@Suite("facilities and ways in")
struct FacilityTests {
    /// Two squares about (0.5, 0.5): nodes 1 to 4 of side 1, nodes 5 to 8 of side 0.5; and a street from 1 to 2.
    private let ground =
        [
            OSMText.node(1, 0, 0), OSMText.node(2, 1, 0), OSMText.node(3, 1, 1), OSMText.node(4, 0, 1),
            OSMText.node(5, 0.25, 0.25), OSMText.node(6, 0.75, 0.25), OSMText.node(7, 0.75, 0.75),
            OSMText.node(8, 0.25, 0.75), OSMText.way(10, [1, 2]),
        ]

    private func read(_ objects: String...) throws -> OSMExtract {
        try OSMText.read(ground + objects, facilities: true)
    }

    private func polygons(_ facility: OSMExtract.Facility) -> [Polygon<Position>] {
        guard case .polygons(let shape) = facility.shape else { return [] }
        return shape.polygons
    }

    @Test("a node is a point, of every category it is of")
    func node() throws {
        let extract = try read(OSMText.node(9, 0.5, 0.5, "amenity=school isced:level=1 name=North"))
        let point = Geometry.points([Position(longitude: 0.5, latitude: 0.5)])
        #expect(
            extract.facilities == [
                .init(id: "node/9", category: "primary-school", name: "North", shape: point),
                .init(id: "node/9", category: "school", name: "North", shape: point),
            ])
    }

    @Test("a closed way is a polygon")
    func closedWay() throws {
        let extract = try read(OSMText.way(20, [1, 2, 3, 4, 1], "leisure=park"))
        #expect(extract.facilities.map(\.id) == ["way/20"])
        let polygon = try #require(extract.facilities.first.map(polygons)?.first)
        #expect(polygon.exterior.count == 5 && polygon.interiors.isEmpty)
    }

    @Test("a multipolygon of two ways has one outline, and its hole")
    func multipolygon() throws {
        let extract = try read(
            OSMText.way(20, [1, 2, 3], "note=a"), OSMText.way(21, [3, 4, 1], "note=b"),
            OSMText.way(22, [5, 6, 7, 8, 5], "note=c"),
            "<relation id='30' version='1'><member type='way' ref='20' role='outer'/>"
                + "<member type='way' ref='21' role='outer'/><member type='way' ref='22' role='inner'/>"
                + OSMText.tags("type=multipolygon leisure=park") + "</relation>")
        #expect(extract.facilities.map(\.id) == ["relation/30"])
        let polygon = try #require(extract.facilities.first.map(polygons)?.first)
        #expect(polygon.exterior.count == 5 && polygon.interiors.map(\.count) == [5])
    }

    @Test("an outline that does not close is left out and told, and so is a relation whose way is absent")
    func open() throws {
        let extract = try read(
            OSMText.way(20, [1, 2, 3, 4], "leisure=park"),
            "<relation id='30' version='1'><member type='way' ref='99' role='outer'/>"
                + OSMText.tags("type=multipolygon leisure=park") + "</relation>")
        #expect(extract.facilities.isEmpty)
        #expect(extract.remarks == [.openAreas(2)])
    }

    @Test("gates and doors are ways in, closed ones are not")
    func entrances() throws {
        let extract = try read(
            OSMText.node(11, 0, 0.5, "barrier=gate"), OSMText.node(12, 1, 0.5, "entrance=main"),
            OSMText.node(13, 0.5, 1, "barrier=gate access=private"), OSMText.node(14, 0.5, 0, "barrier=wall"),
            OSMText.node(15, 0.6, 0, "entrance=emergency"))
        #expect(extract.entrances.map(\.node) == [11, 12])
    }

    @Test("where no facilities are wanted there are none, and no ways in")
    func unwanted() throws {
        let extract = try OSMText.read(ground + [OSMText.node(9, 0, 0.5, "amenity=school entrance=yes")])
        #expect(extract.facilities.isEmpty && extract.entrances.isEmpty)
    }
}
