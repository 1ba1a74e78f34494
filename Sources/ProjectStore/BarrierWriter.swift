import GeoModel
import PlanningModel
internal import SQLiteInterop

extension Project {
    static let barrierColumns = "kind TEXT NOT NULL, name TEXT, ref TEXT, source INTEGER, source_row INTEGER"
}

/// Writes lines that sever into a project inside the transaction of their import.
final class BarrierWriter {
    private let project: Project
    private let system: SpatialReference
    private let source: Int
    private var extent = Extent.empty
    /// How many lines of each kind were written.
    private(set) var counts: [BarrierLine.Kind: Int] = [:]

    init(project: Project, system: SpatialReference, source: Int) throws {
        (self.project, self.system, self.source) = (project, system, source)
        if try !project.hasTable("barrier") {
            try project.package.createLayer(
                "barrier", columns: Project.barrierColumns, geometryType: "LINESTRING", in: system)
        }
    }

    /// - Parameters:
    ///   - ref: What its source calls it: `way/1`; nil where it does not.
    ///   - row: The row of a file it came from; nil for OpenStreetMap.
    ///   - line: In the project's CRS.
    func write(_ kind: BarrierLine.Kind, name: String?, ref: String?, row: Int?, line: [Position]) throws {
        let shape = Geometry.lines([line])
        try project.database.run(
            "INSERT INTO barrier (kind, name, ref, source, source_row, geom) VALUES (?, ?, ?, ?, ?, ?)",
            .text(kind.rawValue), SQLiteValue(name), SQLiteValue(ref), .integer(Int64(source)), SQLiteValue(row),
            .blob(GeoPackageGeometry.encode(shape, srsID: system.id)))
        extent.formUnion(Extent(shape))
        counts[kind, default: 0] += 1
    }

    func finish() throws { try project.package.touch("barrier", extent: extent) }
}
