internal import GDALInterop
import GeoModel
internal import OSMInterop
internal import PROJInterop
import PlanningModel

/// What an import of streets writes inside its transaction.
final class NetworkIntake {
    private let project: Project
    private let system: SpatialReference
    private let source: Int
    private let move: ImportSummary.CRSMove
    private var record: SourceRecord
    private let streets: StreetWriter
    private var facilities: FacilityWriter?
    private var barriers: BarrierWriter?

    /// - Throws: ``StoreError/alreadyImported(file:at:)``.
    init(_ record: SourceRecord, _ move: ImportSummary.CRSMove, into target: CRS, _ project: Project) throws {
        guard let system = SpatialReference(target) else { throw StoreError.unsupportedProjectCRS(target.shortName) }
        (self.project, self.system, self.move, self.record) = (project, system, move, record)
        self.record.note(move)
        try project.refuseRepeated(self.record)
        source = try project.begin(self.record)
        streets = try StreetWriter(project: project, system: system, source: source)
    }

    func write(_ rows: [StreetRow]) throws {
        try project.package.loading("street") { for row in rows { try streets.write(row) } }
    }

    func write(_ extract: OSMExtract, movedBy operation: CoordinateOperation) throws {
        let shift = try barrierShift()
        func node(_ id: Int64) -> Int64 { id < Self.closedBarriers ? id + shift : id }
        let positions = try operation.apply(to: extract.positions, as: Position.self)
        try project.package.loading("street") {
            for street in extract.streets {
                try streets.write(
                    StreetRow(
                        way: street.way, from: node(street.from), to: node(street.to), name: street.name,
                        highway: street.highway,
                        isSteps: street.isSteps, direction: street.direction, line: Array(positions[street.shape])))
            }
        }
    }

    /// Ids below are of ends at closed barriers, counted up from the least number in each file.
    private static let closedBarriers: Int64 = -1 << 62

    /// What is added to such ids, so that they are not those of a file before.
    private func barrierShift() throws -> Int64 {
        var greatest: Int?
        try project.database.query(
            """
            SELECT max(node) FROM (SELECT from_node AS node FROM street UNION ALL SELECT to_node FROM street)
            WHERE node < ?
            """, .integer(Self.closedBarriers)
        ) { greatest = $0.integer(0) }
        return greatest.map { Int64($0) - .min + 1 } ?? 0
    }

    func writeBarriers(_ lines: [BarrierLine], movedBy operation: CoordinateOperation) throws {
        let writer = try BarrierWriter(project: project, system: system, source: source)
        try project.package.loading("barrier") {
            for barrier in lines {
                try writer.write(
                    BarrierLine(
                        id: barrier.id, kind: barrier.kind, name: barrier.name,
                        line: try operation.apply(to: barrier.line, as: Position.self)))
            }
        }
        barriers = writer
    }

    func writeFacilities(_ extract: OSMExtract, movedBy operation: CoordinateOperation) throws {
        let writer = try FacilityWriter(project: project, system: system, source: source)
        try project.package.loading("facility") {
            for facility in extract.facilities {
                try writer.write(
                    Facility(
                        id: facility.id, category: facility.category, name: facility.name,
                        shape: try operation.apply(to: facility.shape)))
            }
        }
        let places = try operation.apply(to: extract.entrances.map(\.position), as: Position.self)
        try project.package.loading("entrance") {
            for (entrance, place) in zip(extract.entrances, places) {
                try writer.writeEntrance("node/\(entrance.node)", at: place)
            }
        }
        facilities = writer
    }

    /// Compiles the network and closes the entry of the import.
    func finish(encoding: EncodingChoice = .formatIsUTF8, remarks: [ImportRemark] = []) throws -> NetworkSummary {
        guard streets.count > 0 else { throw StoreError.noFeatures(record.file) }
        try streets.finish()
        try facilities?.finish()
        try barriers?.finish()
        record.rows = streets.count
        record.remarks = remarks.map { $0.text(in: .english) }
        try project.finish(record, as: source)
        var imported = ImportSummary(record, encoding: encoding)
        imported.move = move
        imported.remarks = remarks
        return NetworkSummary(
            imported: imported, network: NetworkStatus(try project.compileGraph()), facilities: facilities?.facilities,
            entrances: facilities?.entrances ?? 0, barriers: barriers?.counts)
    }
}

extension CoordinateOperation {
    fileprivate func apply(to shape: Geometry<Position>) throws -> Geometry<Position> {
        switch shape {
        case .points(let points): .points(try apply(to: points, as: Position.self))
        case .lines(let lines): .lines(try lines.map { try apply(to: $0, as: Position.self) })
        case .polygons(let ground): .polygons(try apply(to: ground, as: Position.self))
        }
    }
}
