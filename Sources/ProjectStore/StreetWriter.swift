import GeoModel
import PlanningModel
internal import SQLiteInterop

/// A row of the layer `street`, in the project's CRS.
struct StreetRow {
    /// The OpenStreetMap way it is a piece of.
    var way: Int64?
    /// The ids of the nodes at its ends; nil where only coordinates say what it meets.
    var from: Int64?
    var to: Int64?
    var name: String?
    var highway: String?
    var isSteps = false
    var direction = WalkDirection.both
    /// As the source states it.
    var length: Meters?
    /// The row in the file it came from; nil for OpenStreetMap, where the way says it.
    var row: Int?
    var line: [Position]
}

/// Writes streets into a project inside the transaction of their import.
final class StreetWriter {
    private let project: Project
    private let system: SpatialReference
    private let source: Int
    private var extent = Extent.empty
    private(set) var count = 0

    init(project: Project, system: SpatialReference, source: Int) throws {
        (self.project, self.system, self.source) = (project, system, source)
        try project.makeNetworkTables(in: system)
    }

    func write(_ street: StreetRow) throws {
        let shape = Geometry.lines([street.line])
        try project.database.run(
            """
            INSERT INTO street (way, from_node, to_node, name, highway, steps, direction, length_m, source, source_row,
              geom) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, SQLiteValue(street.way), SQLiteValue(street.from), SQLiteValue(street.to), SQLiteValue(street.name),
            SQLiteValue(street.highway), .integer(street.isSteps ? 1 : 0), .text(street.direction.rawValue),
            SQLiteValue(street.length?.value), .integer(Int64(source)), SQLiteValue(street.row),
            .blob(GeoPackageGeometry.encode(shape, srsID: system.id)))
        extent.formUnion(Extent(shape))
        count += 1
    }

    func finish() throws { try project.package.touch("street", extent: extent) }
}

extension SQLiteValue {
    fileprivate init(_ number: Int64?) { self = number.map(Self.integer) ?? .null }
}
