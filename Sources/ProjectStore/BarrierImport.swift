internal import GDALInterop
public import GeoModel
public import PlanningModel

/// Takes the lines of a layer into a project as lines that sever, whole or not at all; for cities without OpenStreetMap.
public struct BarrierImport {
    public var path: String
    public var layer: String?
    public var encoding: String?
    /// What the coordinates are in, whatever the file says of itself.
    public var crs: CRS?
    /// Of all lines; nil to take each one's from a field.
    public var kind: BarrierLine.Kind?
    /// The field that holds each line's kind.
    public var kindField = "kind"
    /// The field that holds each line's name; lines of one name are one barrier.
    public var nameField: String?

    public init(path: String) { self.path = path }

    /// - Throws: `FormatError` where the file can't be read; ``StoreError/rows(file:_:)`` with every feature that is no line
    ///   or has no kind, ``StoreError/alreadyImported(file:at:)``; then nothing is changed.
    public func run(on project: Project) throws -> BarrierSummary {
        let digest = try FileDigest(ofFile: path)
        return try project.takeLayer { target, first in
            try project.database.transaction {
                let layer = try BarrierLayer(self, digest, into: target)
                try project.refuseRepeated(layer.record)
                let lines = try layer.lines()
                if let first {
                    try project.fix(first, for: Extent(Geometry.lines(lines.map(\.line))))
                }
                return try project.take(lines, of: layer)
            }
        }
    }
}

/// What an import of lines that sever did.
public struct BarrierSummary: Hashable, Sendable {
    /// Its rows are the lines that came.
    public let imported: ImportSummary
    /// How many of each kind came.
    public let barriers: [BarrierLine.Kind: Int]
}

extension Project {
    fileprivate func take(_ lines: [BarrierRow], of layer: BarrierLayer) throws -> BarrierSummary {
        var record = layer.record
        let source = try begin(record)
        let writer = try BarrierWriter(project: self, system: layer.move.system, source: source)
        try package.loading("barrier") {
            for line in lines {
                try writer.write(line.kind, name: line.name, ref: nil, row: line.row, line: line.line)
            }
        }
        try writer.finish()
        record.rows = lines.count
        record.remarks = layer.remarks.map { $0.text(in: .english) }
        try finish(record, as: source)
        var summary = ImportSummary(record, encoding: layer.encoding)
        summary.move = layer.move.summary
        summary.remarks = layer.remarks
        return BarrierSummary(imported: summary, barriers: writer.counts)
    }
}
