import BoundaryQuality
import GeoModel
import PlanningModel
import TestWorlds

/// Areas of a made-up city in the blocks of `ground(_:)`: hundredths of a degree from 120°E 30°N.
struct BoundaryWorld {
    private var areas: [Area] = []
    private var boundaries: [Boundary] = []

    mutating func add(
        _ name: String, level: Level = "street", code: String? = nil, parent: String? = nil, _ shape: String
    ) throws {
        let source = Source(
            id: 1, kind: "areas", file: "made.geojson", layer: nil, sha256: "", rows: 1, operation: nil, accuracy: nil,
            encoding: nil, importedAt: "")
        areas.append(
            Area(
                id: code ?? "\(parent ?? "")/\(name)/\(areas.count)", code: code, name: name, level: level,
                parent: parent, tags: [], population: nil, area: SquareMeters(1), term: .always, predecessors: [],
                attributes: nil, origin: Origin(source: source, row: areas.count + 1)))
        boundaries.append(try ground(shape))
    }

    var layer: BoundaryLayer { BoundaryLayer(areas: areas, boundaries: boundaries, crs: .wgs84) }

    func report(tolerance: Double = 1, level: Level? = nil, workers: Int = 2) throws -> BoundaryReport {
        var check = BoundaryCheck()
        check.tolerance = Meters(tolerance)
        check.workers = workers
        return try check.report(on: layer, level: level)
    }
}

/// A rectangle in blocks as well-known text.
func block(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
    "POLYGON ((\(x) \(y), \(x + width) \(y), \(x + width) \(y + height), \(x) \(y + height), \(x) \(y)))"
}

/// Square kilometres of a rectangle in blocks, by the formula of a zone on the sphere that has the ellipsoid's own radii
/// of curvature there: right to a thousandth for a few blocks.
///
/// At 30.0°N on WGS 84 a degree of latitude is 110.852 km and one of longitude 96.486 km (meridian and prime vertical
/// radii 6,351.377 and 6,383.481 km).
func blockKilometers(_ width: Double, _ height: Double) -> Double { width * 0.96486 * height * 1.10852 }

extension BoundaryReport {
    var codes: [String] { findings.map(\.code.rawValue) }
}
