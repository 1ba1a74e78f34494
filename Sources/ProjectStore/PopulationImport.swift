internal import GDALInterop
import GeoModel
public import PlanningModel

/// Takes the demand of the living circle into a project, whole or not at all: people, residential land or buildings, of a
/// layer of points and polygons or of a grid.
///
/// A project has one layer of demand of one kind; another file adds its places to it. Where people are counted, areas with
/// people in them get their number.
public struct PopulationImport {
    public var file: ListFile
    /// Of a grid, from 1; the first unless said.
    public var band: Int?
    public var kind = CircleFormula.Weight.people
    /// Empties the layer first.
    public var replaces = false

    /// The most cells with people in them that a grid may have.
    var mostCells = 20_000_000

    public init(_ file: ListFile) { self.file = file }

    /// What a file with people in it is.
    public enum Content: Sendable {
        /// How many live in each area: see ``ListImport/population``.
        case list
        case layer
        case grid
    }

    /// Finds out what a file is. Rows with shapes are a layer, whatever else they say; a table without is a list of areas.
    public static func content(of file: ListFile) throws -> Content {
        if try RasterReader.isGrid(file.path, layer: file.layer) { return .grid }
        if try TableReader.isTable(file.path, layer: file.layer) {
            let table = try TableReader(file.path, layer: file.layer, encoding: file.encoding)
            return try table.holdsShapes() ? .layer : .list
        }
        return try LayerReader(file.path, layer: file.layer, encoding: file.encoding).holdsShapes ? .layer : .list
    }

    /// - Parameter progress: Called now and then with how many features, or rows of a grid, were read so far.
    /// - Throws: ``StoreError/rows(file:_:)`` with every feature that can't be taken, ``StoreError/badCells(file:count:first:)``,
    ///   ``StoreError/tooManyCells(file:most:)``, ``StoreError/otherDemand(_:held:asked:)``,
    ///   ``StoreError/alreadyImported(file:at:)``; then nothing is changed.
    public func run(on project: Project, progress: (Int) -> Void = { _ in }) throws -> PopulationSummary {
        let digest = try FileDigest(ofFile: file.path)
        let isGrid = try RasterReader.isGrid(file.path, layer: file.layer)
        return try project.takeLayer { target, first in
            try project.database.transaction {
                if replaces { try project.clearPopulation() }
                let rows: any PopulationRows =
                    isGrid
                    ? try PopulationGrid(self, digest, in: target) : try PopulationLayer(self, digest, in: target)
                return try take(rows, project, target, first, progress)
            }
        }
    }

    private func take(
        _ rows: any PopulationRows, _ project: Project, _ target: CRS, _ first: FirstLayer?, _ progress: (Int) -> Void
    ) throws -> PopulationSummary {
        var record = rows.record
        try project.refuseRepeated(record)
        let writer = try PopulationWriter(
            project, rows.move.system, of: kind, source: try project.begin(record))
        try project.package.loading("population") { try rows.write(to: writer, progress) }
        guard writer.count > 0 else { throw StoreError.noFeatures(file.path) }
        try writer.finish()
        if let first { try project.fix(first, for: writer.extent) }
        record.rows = writer.count
        record.remarks = rows.remarks.map { $0.text(in: .english) }
        try project.finish(record, as: writer.source)
        var imported = ImportSummary(record, encoding: rows.encoding)
        imported.move = rows.move.summary
        imported.remarks = rows.remarks
        return PopulationSummary(
            imported: imported, came: PopulationStatus(kind: kind, places: writer.count, total: writer.total),
            areas: kind == .people ? try project.countPeople(in: .allAreas) : nil)
    }
}

/// Where places of demand come from.
protocol PopulationRows {
    var record: SourceRecord { get }
    var encoding: EncodingChoice { get }
    var move: LayerMove { get }
    /// What a person should know of how they were read; complete after ``write(to:_:)``.
    var remarks: [ImportRemark] { get }
    func write(to writer: PopulationWriter, _ progress: (Int) -> Void) throws
}
