public import BoundaryQuality
public import GeoModel
public import ProjectStore

/// A copy of some areas whose shared borders match exactly, ready to be written, with what moved.
public struct RepairedCopy: Sendable {
    private let tolerance: Meters
    private let repaired: BorderSnap.Repaired
    private let layer: ExportedLayer
    /// What the boundaries are in.
    private let crs: CRS

    /// The areas of a project, with the fields of `export areas`.
    public init(of boundaries: BoundaryLayer, on day: CalendarDay, within tolerance: Meters) throws {
        let areas = ExportedLayer.areas(boundaries.areas, on: day)
        try self.init(
            boundaries, within: tolerance, name: areas.name, fields: areas.fields, rows: areas.rows.map(\.attributes))
    }

    /// The features of a file, with its own fields; see ``AreaFile/keepsFields``.
    public init(of content: AreaFile.Content, within tolerance: Meters) throws {
        try self.init(
            BoundaryLayer(content), within: tolerance, name: "areas", fields: content.fields, rows: content.attributes)
    }

    private init(
        _ boundaries: BoundaryLayer, within tolerance: Meters, name: String, fields: [Field], rows: [[AttributeValue]]
    ) throws {
        self.tolerance = tolerance
        crs = boundaries.crs
        let repaired = try BorderSnap(tolerance: tolerance).repair(boundaries)
        self.repaired = repaired
        layer = ExportedLayer(
            name: name, fields: fields,
            rows: zip(rows, repaired.boundaries).map { ExportedLayer.Row(attributes: $0, ground: .shape($1)) })
    }

    /// Writes it in longitude and latitude, into a file whose ending says the format.
    public func written(to file: String, overwrite: Bool, byteOrderMark: Bool) throws -> WrittenCopy {
        let summary = try layer.write(
            to: file, storedIn: crs, overwrite: overwrite, byteOrderMark: byteOrderMark)
        return WrittenCopy(tolerance: tolerance, repaired: repaired, summary: summary)
    }
}

/// What moved in a repaired copy, and where it is.
public struct WrittenCopy: Sendable {
    public let tolerance: Meters
    public let repaired: BorderSnap.Repaired
    public let summary: ExportSummary
}

extension JSONPiece {
    init(_ copy: WrittenCopy) {
        let (repaired, written) = (copy.repaired, copy.summary)
        self = .object([
            "file": .text(written.file), "crs": .text(written.crs), "features": .integer(written.features),
            "toleranceM": .number(copy.tolerance.value),
            "closed": .object([
                "overlaps": .integer(repaired.closedOverlaps), "gaps": .integer(repaired.closedGaps),
            ]),
            "left": .object(["overlaps": .integer(repaired.openOverlaps), "gaps": .integer(repaired.openGaps)]),
            "moved": .list(
                repaired.changes.map { change in
                    .object([
                        "area": JSONPiece(change.area), "gainedM2": .number(change.gained.value.rounded()),
                        "lostM2": .number(change.lost.value.rounded()),
                        "beforeKm2": .number(change.before.printedKilometers),
                        "afterKm2": .number(change.after.printedKilometers), "widthM": .number(change.width.printed),
                    ])
                }),
        ])
    }
}
