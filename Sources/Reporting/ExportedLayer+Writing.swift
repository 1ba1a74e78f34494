internal import GDALInterop
internal import GEOSInterop
public import GeoModel
internal import PROJInterop
internal import PlanningModel
public import ProjectStore

/// What an export wrote.
public struct ExportSummary: Sendable {
    public let file: String
    public let features: Int
    /// What the coordinates are in: `CRS84` for GeoJSON, else `EPSG:n`.
    public let crs: String
    /// Fields whose names the format can't hold, and what they are called in the file.
    public let renamedFields: [(field: String, shortName: String)]
    /// Features whose shape had to change a little so that it stays valid with seven decimals.
    public let adjusted: Int

    public func json() throws -> String {
        struct Summary: Encodable {
            let file: String
            let features: Int
            let crs: String
            let renamedFields: [String: String]
            let adjusted: Int
        }
        return try jsonText(
            Summary(
                file: file, features: features, crs: crs,
                renamedFields: Dictionary(renamedFields.map { ($0.field, $0.shortName) }) { first, _ in first },
                adjusted: adjusted))
    }
}

extension ExportedLayer {
    /// Writes the layer into a file whose ending says the format; it appears whole or not at all.
    ///
    /// - Parameters:
    ///   - crs: What to write the coordinates in; nil for the project's, or for CRS84 in GeoJSON.
    ///   - byteOrderMark: Whether CSV begins with one.
    ///   - progress: Called with the number of features written so far.
    public func write(
        to file: String, from project: Project, crs: CRS?, overwrite: Bool, byteOrderMark: Bool,
        progress: (Int) -> Void = { _ in }
    ) throws -> ExportSummary {
        guard let stored = try project.crs() else { throw StoreError.noAreas(project.path) }
        return try write(
            to: file, storedIn: stored, crs: crs, overwrite: overwrite, byteOrderMark: byteOrderMark,
            progress: progress,
            boundary: project.boundary(of:))
    }

    /// Writes a layer whose rows bring their own shapes, with the same rules.
    ///
    /// - Parameter stored: What the shapes are in: CGCS2000 or WGS 84.
    public func write(
        to file: String, storedIn stored: CRS, overwrite: Bool, byteOrderMark: Bool
    ) throws -> ExportSummary {
        try write(
            to: file, storedIn: stored, crs: nil, overwrite: overwrite, byteOrderMark: byteOrderMark,
            progress: { _ in }, boundary: Self.noBoundary)
    }

    private func write(
        to file: String, storedIn stored: CRS, crs: CRS?, overwrite: Bool, byteOrderMark: Bool,
        progress: (Int) -> Void, boundary: (Area) throws -> Boundary
    ) throws -> ExportSummary {
        let isGeoJSON = FeatureWriter.isGeoJSON(file)
        let target = crs ?? (isGeoJSON ? .wgs84 : stored)
        switch target {
        case .gcj02, .bd09, .pipeline: throw StoreError.inputOnly(target.shortName)
        case .epsg, .wellKnownText: break
        }
        var options = FeatureWriter.Options()
        options.overwrites = overwrite
        options.writesBOM = byteOrderMark
        options.style = style?.text
        let writer = try FeatureWriter(
            creating: file, layer: name, fields: fields, geometry: shapes, crs: target,
            options: options)
        var adjusted = 0
        try forEachFeature(storedIn: stored, movedTo: target, sevenDecimals: isGeoJSON, boundary) {
            feature, isAdjusted in
            if isAdjusted { adjusted += 1 }
            try writer.write(feature)
            progress(writer.featureCount)
        }
        try writer.finish()
        return ExportSummary(
            file: file, features: writer.featureCount, crs: isGeoJSON ? "CRS84" : target.shortName,
            renamedFields: writer.renamedFields, adjusted: adjusted)
    }

    /// Every row with its shape as GeoJSON has it: in CRS84, and valid with seven decimals.
    ///
    /// - Parameter stored: What the project keeps its geometry in.
    public func forEachGeoJSONFeature(
        of project: Project, storedIn stored: CRS, _ body: (Feature<Coordinate>) throws -> Void
    ) throws {
        try forEachFeature(storedIn: stored, movedTo: .wgs84, sevenDecimals: true, project.boundary(of:)) {
            feature, _ in
            try body(feature)
        }
    }

    /// The bytes of the GeoJSON that is written to a file, for a layer whose rows bring their own shapes.
    ///
    /// - Parameter stored: What the shapes are in: CGCS2000 or WGS 84.
    public func geoJSON(storedIn stored: CRS) throws -> [UInt8] {
        var text = GeoJSONFeatureText(fields: fields)
        text.beginCollection()
        var count = 0
        try forEachFeature(storedIn: stored, movedTo: .wgs84, sevenDecimals: true, Self.noBoundary) { feature, _ in
            guard text.nextFeature(feature, isFirst: count == 0) else {
                throw FormatError.cannotWrite(file: name, row: count + 1, reason: "a coordinate is not a number")
            }
            count += 1
        }
        text.endCollection()
        return text.bytes
    }

    private static func noBoundary(of area: Area) throws -> Boundary {
        throw StoreError.unknownArea(area.id, nearest: [])
    }

    /// Every row with its shape in another CRS, one at a time, and whether the shape had to change a little.
    ///
    /// - Parameter sevenDecimals: Whether shapes stay valid when their vertices are rounded to seven decimals.
    private func forEachFeature(
        storedIn stored: CRS, movedTo target: CRS, sevenDecimals: Bool, _ boundary: (Area) throws -> Boundary,
        _ body: (Feature<Coordinate>, Bool) throws -> Void
    ) throws {
        // Project coordinates are longitude and latitude of China's own datum or WGS 84: the whole layer is in range.
        let operation = try CoordinateOperation(from: stored, to: target, over: .empty)
        let area = try AreaOfUse.lookedUp(of: target)
        try withGEOS { geos in
            try forEachFeature(boundary) { feature in
                guard let geometry = feature.geometry, !geometry.isEmpty else {
                    return try body(Feature(geometry: nil, attributes: feature.attributes), false)
                }
                // What is written elsewhere could not be read again.
                if let area, let place = area.corner(outside: Extent(geometry)) {
                    throw PROJError.outsideAreaOfUse(at: place, crs: target.shortName, area: area.box)
                }
                let moved: Geometry<Coordinate>
                var isAdjusted = false
                switch geometry {
                case .points(let points): moved = .points(try operation.apply(to: points))
                case .lines(let lines): moved = .lines(try lines.map { try operation.apply(to: $0) })
                case .polygons(let boundary):
                    var shape = try operation.apply(to: boundary, as: Coordinate.self)
                    if sevenDecimals, let snapped = try snapped(shape, with: geos) {
                        shape = snapped
                        isAdjusted = true
                    }
                    moved = .polygons(shape)
                }
                // What is narrower than the grid leaves its row, without a shape.
                try body(Feature(geometry: moved.isEmpty ? nil : moved, attributes: feature.attributes), isAdjusted)
            }
        }
    }

    /// Where rounding to the seven decimals of RFC 7946 makes a shape invalid, the shape snapped to the same grid by
    /// GEOS; nil where rounding alone is right, which keeps shared borders identical.
    private func snapped(
        _ shape: MultiPolygon<Coordinate>, with geos: GEOSSession
    ) throws -> MultiPolygon<Coordinate>? {
        if try geos.defects(of: shape.roundedToSevenDecimals()).isEmpty { return nil }
        return try geos.geometry(shape).snappedToGrid(1e-7)
    }
}
