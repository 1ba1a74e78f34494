internal import CGDAL

extension Dataset {
    /// Opens a file for its grid.
    ///
    /// - Parameter layer: Which of several grids of a GeoPackage.
    /// - Throws: ``FormatError/unrecognised(file:reason:)``, ``FormatError/damaged(file:layer:row:reason:)``,
    ///   ``FormatError/severalLayers(file:layers:)``, ``FormatError/noLayer(file:)``.
    convenience init(
        openingGrid source: SourcePath, layer: String?, messages: GDALMessages
    ) throws(FormatError) {
        let formats = RasterFormat.candidates(forEnding: source.ending)
        for format in formats { format.register() }
        let options = formats == [.geoPackage] ? layer.map { ["TABLE=\($0)"] } ?? [] : []
        try self.init(
            opening: source, for: GDAL_OF_RASTER, drivers: formats.map(\.driver), options: options, messages: messages)
        guard GDALGetRasterCount(handle) == 0 else { return }
        let names = gridNames
        throw names.isEmpty ? .noLayer(file: source.file) : .severalLayers(file: source.file, layers: names)
    }

    /// Whether a GeoPackage holds grids, or the one that is named, and no features to take instead.
    static func isGridPackage(_ source: SourcePath, layer: String?) throws(FormatError) -> Bool {
        do throws(FormatError) {
            let layers = try Dataset(opening: source, as: [.geoPackage], options: [], messages: GDALMessages())
            let names = layers.layers.map(Dataset.name(of:))
            if layer.map(names.contains) ?? !names.isEmpty { return false }
        } catch .damaged, .unrecognised {
            // GDAL does not open one without layers as a file of layers.
        }
        do throws(FormatError) {
            _ = try Dataset(openingGrid: source, layer: layer, messages: GDALMessages())
            return true
        } catch .severalLayers {
            return true
        } catch {
            return false  // whoever reads it as a layer says what is wrong with it
        }
    }

    /// The names of the grids of a GeoPackage that has several: GDAL calls them `GPKG:path:name`.
    private var gridNames: [String] {
        StringList.strings(of: GDALGetMetadata(handle, "SUBDATASETS")).compactMap { item in
            guard let sign = item.firstIndex(of: "="), item[..<sign].hasSuffix("_NAME") else { return nil }
            return item.split(separator: ":").last.map(String.init)
        }
    }
}
