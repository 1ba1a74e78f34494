import Foundation
import GeoModel
import TestWorlds
import Testing

@testable import ProjectStore

/// Three pieces of network on and near the equator, in WGS 84, written into a project.
///
/// The main street runs along the equator from 0° to 0.03°, with a vertex each 0.0001°. So does another, of as many
/// vertices, at latitude 0.2°, 22 km north. An island of two vertices lies at 0.5° to 0.501°, on the equator.
enum StreetWorld {
    /// A degree of the equator is 2πa/360, a = 6378137 m.
    static let equatorDegree = 2 * Double.pi * 6_378_137 / 360
    /// A degree of a meridian at the equator is a(1 − e²)π/180, e² = 0.00669437999014 (NGA.STND.0036).
    static let meridianDegree = 6_378_137 * (1 - 0.00669437999014) * Double.pi / 180

    /// Lends a folder with the project `walk.gpkg`.
    static func inFolder<Result>(_ body: (TemporaryFolder) throws -> Result) throws -> Result {
        try withTemporaryFolder { folder in
            try expectSuccess(zegui("init", "walk.gpkg", "--scheme", "beijing", "--crs", "wgs84", in: folder))
            let project = try Project(opening: folder.file("walk.gpkg"))
            try project.database.transaction {
                let writer = try StreetWriter(project: project, system: .wgs84, source: 1)
                for latitude in [0, 0.2] {
                    try writer.write(StreetRow(line: (0...300).map { position(Double($0) / 10_000, latitude) }))
                }
                try writer.write(StreetRow(line: [position(0.5, 0), position(0.501, 0)]))
                try writer.finish()
            }
            return try body(folder)
        }
    }

    private static func position(_ longitude: Double, _ latitude: Double) -> Position {
        Position(longitude: longitude, latitude: latitude)
    }
}
