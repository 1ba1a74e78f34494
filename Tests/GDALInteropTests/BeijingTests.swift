import GeoModel
import PROJInterop
import Testing

@testable import GDALInterop

@Suite struct BeijingTests {
    @Test("the Shapefile and the gzipped GeoJSON of Beijing hold the same")
    func sameInBoth() throws {
        guard let shapefile = sharedData("beijing-streets/beijing_streets.shp"),
            let geojson = sharedData("beijing-streets/beijing_streets.geojson.gz")
        else { return }
        let left = try LayerReader(shapefile)
        try left.select(["乡", "县"])
        let right = try LayerReader(geojson)
        try right.select(["乡", "县"])
        #expect(left.fields == [Field("乡", .text), Field("县", .text)])
        #expect(left.encoding == EncodingChoice("UTF-8", because: .codePageFile))
        #expect(try left.crs?.identified() == .wgs84)
        #expect(try right.crs?.identified() == .wgs84)
        #expect(left.featureCount == 331)
        #expect(left.sidecars.count == 4)
        let (streets, same) = (try left.all(), try right.all())
        #expect(streets.count == 331)
        #expect(streets.map(\.attributes) == same.map(\.attributes))
        let vertices = streets.reduce(0) { sum, street in
            guard case .polygons(let shape) = street.geometry else { return sum }
            return sum + shape.vertexCount
        }
        #expect(vertices == 136_123)
        let positions = streets.map { Set(vertexList($0.geometry)) }
        #expect(positions == same.map { Set(vertexList($0.geometry)) })
        #expect(left.warnings.isEmpty && right.warnings.isEmpty)
    }

    private func vertexList(_ geometry: Geometry<Coordinate>?) -> [Coordinate] {
        guard case .polygons(let shape) = geometry else { return [] }
        return shape.polygons.flatMap(\.rings).flatMap(\.self)
    }
}
