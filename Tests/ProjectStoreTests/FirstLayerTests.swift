import GeoModel
import PROJInterop
import ProjectStore
import SQLiteInterop
import TestWorlds
import Testing

@Suite("a first layer in a datum from which no transformation leads to China's")
struct FirstLayerTests {
    /// A kilometre east and north of a place near Helsinki, in metres of TM35FIN.
    private static let helsinki =
        "POLYGON ((385500 6672500, 386500 6672500, 386500 6673500, 385500 6673500, 385500 6672500))"
    /// In the Tarim basin, for which EPSG has an operation from Beijing 1954 to WGS 84, good to a metre.
    private static let tarim = "POLYGON ((82 39.5, 82.01 39.5, 82.01 39.51, 82 39.51, 82 39.5))"

    @Test("is kept in WGS 84 where it lies elsewhere")
    func elsewhere() throws {
        try withStoreWorld { world in
            let file = try world.folder.write(
                try GeoJSONFile.text([(Self.helsinki, ["name": "Kluuvi"])], crs: 3067), to: "a.geojson")
            var read = AreaFile(path: file)
            read.level = "district"
            #expect(try read.read().crs == .wgs84)

            let summary = try AreaImport(path: file, level: .constant("district")).run(on: world.project)
            #expect(summary.move?.from == "EPSG:3067" && summary.move?.to == "EPSG:4326")
            #expect(try world.project.crs() == .wgs84)
            // echo "385500 6672500" | gdaltransform -s_srs EPSG:3067 -t_srs EPSG:4326
            let ring = try world.project.boundary(of: world.area("Kluuvi")).polygons.first?.exterior ?? []
            #expect(ring.contains { abs($0.x - 24.9361804339811) < 1e-9 && abs($0.y - 60.1732931437662) < 1e-9 })
        }
    }

    @Test("is refused in China, though a transformation leads to WGS 84, and nothing is changed")
    func inChina() throws {
        try withStoreWorld { world in
            let file = try world.folder.write(
                try GeoJSONFile.text([(Self.tarim, ["name": "塔里木"])], crs: 4214), to: "a.geojson")
            let before = try Database.content(of: world.path)
            let isRefused = { (error: any Error) in
                guard case .ballpark(_, let target) = error as? PROJError else { return false }
                return target.hasPrefix("China Geodetic")
            }
            #expect {
                try AreaImport(path: file, level: .constant("town")).run(on: world.project)
            } throws: {
                isRefused($0)
            }
            #expect {
                try AreaFile(path: file).read()
            } throws: {
                isRefused($0)
            }
            #expect(try Database.content(of: world.path) == before)
            #expect(try world.project.crs() == nil)
        }
    }
}
