import GeoModel
import PlanningModel
internal import SQLiteInterop

extension Project {
    static let facilityColumns = """
        category TEXT NOT NULL, name TEXT, level TEXT, capacity INTEGER, ref TEXT, source INTEGER, source_row INTEGER
        """
    static let entranceColumns = "ref TEXT, source INTEGER, source_row INTEGER"
}

/// Writes facilities and entrances into a project inside the transaction of their import.
final class FacilityWriter {
    private let project: Project
    private let system: SpatialReference
    private let source: Int
    private var facilityExtent = Extent.empty
    private var entranceExtent = Extent.empty
    /// How many facilities of each category were written.
    private(set) var facilities: [String: Int] = [:]
    private(set) var entrances = 0

    init(project: Project, system: SpatialReference, source: Int) throws {
        (self.project, self.system, self.source) = (project, system, source)
        let package = project.package
        if try !project.hasTable("facility") {
            try package.createLayer(
                "facility", columns: Project.facilityColumns, geometryType: "GEOMETRY", in: system)
        }
        if try !project.hasTable("entrance") {
            try package.createLayer("entrance", columns: Project.entranceColumns, geometryType: "POINT", in: system)
        }
    }

    /// - Parameter row: Where it stands in the file; nil for OpenStreetMap, where its id says it.
    func write(_ facility: Facility, row: Int? = nil) throws {
        try project.database.run(
            """
            INSERT INTO facility (category, name, level, capacity, ref, source, source_row, geom)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """, .text(facility.category), SQLiteValue(facility.name), SQLiteValue(facility.level),
            SQLiteValue(facility.capacity), .text(facility.id), .integer(Int64(source)), SQLiteValue(row),
            .blob(GeoPackageGeometry.encode(facility.shape, srsID: system.id)))
        facilityExtent.formUnion(Extent(facility.shape))
        facilities[facility.category, default: 0] += 1
    }

    func writeEntrance(_ ref: String, at place: Position) throws {
        let shape = Geometry.points([place])
        try project.database.run(
            "INSERT INTO entrance (ref, source, geom) VALUES (?, ?, ?)", .text(ref), .integer(Int64(source)),
            .blob(GeoPackageGeometry.encode(shape, srsID: system.id)))
        entranceExtent.formUnion(Extent(shape))
        entrances += 1
    }

    func finish() throws {
        try project.package.touch("facility", extent: facilityExtent)
        try project.package.touch("entrance", extent: entranceExtent)
    }
}
