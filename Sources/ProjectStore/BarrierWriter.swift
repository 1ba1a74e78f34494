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

    /// - Parameter barrier: In the project's CRS; its id is what its source calls it.
    func write(_ barrier: BarrierLine) throws {
        let shape = Geometry.lines([barrier.line])
        try project.database.run(
            "INSERT INTO barrier (kind, name, ref, source, geom) VALUES (?, ?, ?, ?, ?)",
            .text(barrier.kind.rawValue), SQLiteValue(barrier.name), .text(barrier.id), .integer(Int64(source)),
            .blob(GeoPackageGeometry.encode(shape, srsID: system.id)))
        extent.formUnion(Extent(shape))
        counts[barrier.kind, default: 0] += 1
    }

    func finish() throws { try project.package.touch("barrier", extent: extent) }
}
