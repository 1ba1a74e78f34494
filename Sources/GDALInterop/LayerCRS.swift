internal import CGDAL
internal import GeoModel

/// Finds out the CRS that a layer states: a code where the format has one, of a Shapefile the text of its `.prj`. What
/// a text means is PROJInterop's to say.
struct LayerCRS {
    let stated: StatedCRS

    init(_ cursor: LayerCursor) {
        stated = cursor.messages.collecting {
            switch cursor.format {
            // OGC 12-007r2, 2.1: longitude and latitude on WGS 84, and nothing else.
            case .kml: .said(.wgs84)
            case .openStreetMap: .said(.wgs84)
            // Its specification knows no CRS. Longitude and latitude on WGS 84 are what its makers write and expect.
            case .topoJSON: .usual(.wgs84)
            case .shapefile: Self.said(Self.projectionFile(of: cursor).map { .wellKnownText($0) })
            case .geoPackage: Self.said(CRS(OGR_L_GetSpatialRef(cursor.layer)))
            default: Self.said(Self.ofOther(cursor))
            }
        }
    }

    private static func said(_ crs: CRS?) -> StatedCRS { crs.map { .said($0) } ?? .unsaid }

    private static func projectionFile(of cursor: LayerCursor) -> String? {
        guard let path = cursor.dataset.files.first(where: { SourcePath.ending(of: $0) == "prj" }) else { return nil }
        var bytes: UnsafeMutablePointer<UInt8>?
        guard VSIIngestFile(nil, path, &bytes, nil, 1 << 20) != 0 else { return nil }
        defer { VSIFree(bytes) }
        return bytes.flatMap { bytes in
            bytes.withMemoryRebound(to: CChar.self, capacity: 1) { String(validatingCString: $0) }
        }
    }

    /// Where GDAL missed the database, the file is opened again with it.
    private static func ofOther(_ cursor: LayerCursor) -> CRS? {
        guard cursor.messages.missedProjectionDatabase else { return CRS(OGR_L_GetSpatialRef(cursor.layer)) }
        ProjectionDatabase.show()
        do throws(FormatError) {
            let again = try Dataset(
                opening: cursor.source, as: [cursor.format], options: [], messages: GDALMessages())
            return withExtendedLifetime(again) {
                CRS(GDALDatasetGetLayerByName(again.handle, cursor.layerName).flatMap { OGR_L_GetSpatialRef($0) })
            }
        } catch {
            // It was opened a moment ago; gone now, it states nothing.
            return nil
        }
    }
}
