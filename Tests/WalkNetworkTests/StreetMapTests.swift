import GeoModel
import Testing
import WalkNetwork

@Suite struct StreetMapTests {
    @Test("a street's positions follow those of the street before")
    func positionsFollow() {
        var map = StreetMap()
        let line = [Position(longitude: 120, latitude: 30), Position(longitude: 120.01, latitude: 30)]
        map.add(from: 0, to: 1, along: line)
        map.add(from: 1, to: 0, along: line.reversed())
        #expect(map.nodeCount == 2)
        #expect(map.streets.map(\.shape) == [0..<2, 2..<4])
    }
}
