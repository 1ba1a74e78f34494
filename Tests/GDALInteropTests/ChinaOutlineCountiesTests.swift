import GeoModel
import Testing

@testable import GDALInterop

@Suite struct ChinaOutlineCountiesTests {
    /// Else GCJ-02 would be taken back on one side of a border and not on the other.
    @Test("no county of China reaches over the outline, islands of the South China Sea among them")
    func inside() throws {
        guard let counties = sharedData("china-counties/china_counties.geojson.gz") else { return }
        let reader = try LayerReader(counties)
        try reader.select([])
        var (vertices, outside) = (0, 0)
        try reader.forEach { _, feature in
            guard case .polygons(let shape)? = try feature.get().geometry else { return }
            for ring in shape.polygons.flatMap(\.rings) {
                vertices += ring.count
                outside += ring.count { !ChinaOutline.contains(longitude: $0.x, latitude: $0.y) }
            }
        }
        #expect(vertices > 4_000_000)
        #expect(outside == 0)
    }
}
