internal import CGDAL

/// A format that is read through a GDAL driver.
enum InputFormat: CaseIterable {
    case shapefile, geoJSON, geoJSONSequence, topoJSON, geoPackage, flatGeobuf, fileGeodatabase, kml, openStreetMap, xlsx

    /// GDAL's name of the driver.
    var driver: String {
        switch self {
        case .shapefile: "ESRI Shapefile"
        case .geoJSON: "GeoJSON"
        case .geoJSONSequence: "GeoJSONSeq"
        case .topoJSON: "TopoJSON"
        case .geoPackage: "GPKG"
        case .flatGeobuf: "FlatGeobuf"
        case .fileGeodatabase: "OpenFileGDB"
        // Reads the `ExtendedData` of a placemark, where codes are kept; the driver called KML does not.
        case .kml: "LIBKML"
        case .openStreetMap: "OSM"
        case .xlsx: "XLSX"
        }
    }

    /// Registering a driver twice does nothing.
    func register() {
        switch self {
        case .shapefile: RegisterOGRShape()
        case .geoJSON: RegisterOGRGeoJSON()
        case .geoJSONSequence: RegisterOGRGeoJSONSeq()
        case .topoJSON: RegisterOGRTopoJSON()
        case .geoPackage: RegisterOGRGeoPackage()
        case .flatGeobuf: RegisterOGRFlatGeobuf()
        case .fileGeodatabase: RegisterOGROpenFileGDB()
        case .kml: RegisterOGRLIBKML()
        case .openStreetMap: RegisterOGROSM()
        case .xlsx: RegisterOGRXLSX()
        }
    }

    /// The formats a file of this ending may have; all of them when the ending tells nothing.
    static func candidates(forEnding ending: String) -> [InputFormat] {
        switch ending {
        case "shp", "dbf": [.shapefile]
        // Lines of features are often named `.json`, and one collection `.geojsonl`: GDAL looks inside.
        case "json": [.geoJSON, .geoJSONSequence, .topoJSON]
        case "geojson", "geojsonl", "geojsons", "ndjson", "jsonl": [.geoJSON, .geoJSONSequence]
        case "topojson": [.topoJSON]
        case "gpkg": [.geoPackage]
        case "fgb": [.flatGeobuf]
        case "gdb": [.fileGeodatabase]
        case "kml": [.kml]
        case "osm", "pbf": [.openStreetMap]
        case "xlsx", "xlsm": [.xlsx]
        default: allCases
        }
    }

    /// Endings that make a file inside an archive the one to read.
    static let endingsInArchive: Set<String> = [
        "shp", "geojson", "json", "geojsonl", "geojsons", "ndjson", "jsonl", "topojson", "gpkg", "fgb", "gdb", "kml",
        "csv", "tsv", "xlsx",
    ]
}
