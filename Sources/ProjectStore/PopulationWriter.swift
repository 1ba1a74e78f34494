import GeoModel
import PlanningModel
internal import SQLiteInterop

extension Project {
    /// `people` is filled where people are counted, and is what counts then; `weight` is the same, or square metres of land,
    /// or 1 for a building.
    static let populationColumns = """
        people DOUBLE, weight DOUBLE, kind TEXT NOT NULL, ref TEXT, source INTEGER, source_row INTEGER
        """

    /// Empties the layer of demand, and forgets where it came from, so that the same files may come again.
    func clearPopulation() throws {
        guard try hasTable("population") else { return }
        try database.execute(
            "DELETE FROM source WHERE kind = 'population' AND id IN (SELECT source FROM population)")
        try package.touch("source")
        try package.clear("population")
    }
}

/// Writes places of demand into a project inside the transaction of their import.
final class PopulationWriter {
    let kind: CircleFormula.Weight
    let source: Int
    private let project: Project
    private let system: SpatialReference
    private(set) var extent = Extent.empty
    private(set) var count = 0
    /// What the places add up to.
    private(set) var total = 0.0

    /// - Throws: ``StoreError/otherDemand(_:held:asked:)`` where the project holds a layer of another kind.
    init(_ project: Project, _ system: SpatialReference, of kind: CircleFormula.Weight, source: Int) throws {
        (self.project, self.system, self.kind, self.source) = (project, system, kind, source)
        if let held = try project.populationKind(), held != kind {
            throw StoreError.otherDemand(project.path, held: held, asked: kind)
        }
        guard try !project.hasTable("population") else { return }
        try project.package.createLayer(
            "population", columns: Project.populationColumns, geometryType: "GEOMETRY", in: system)
    }

    /// - Parameters:
    ///   - ref: What its source calls it.
    ///   - row: Where it stands in the file: a feature's number, or that of a cell, row by row from 1.
    func write(_ shape: Geometry<Position>, weight: Double, ref: String?, row: Int) throws {
        try project.database.run(
            "INSERT INTO population (people, weight, kind, ref, source, source_row, geom) VALUES (?, ?, ?, ?, ?, ?, ?)",
            kind == .people ? .real(weight) : .null, .real(weight), .text(kind.rawValue), SQLiteValue(ref),
            .integer(Int64(source)), .integer(Int64(row)),
            .blob(GeoPackageGeometry.encode(shape, srsID: system.id)))
        extent.formUnion(Extent(shape))
        count += 1
        total += weight
    }

    func finish() throws { try project.package.touch("population", extent: extent) }
}
