internal import CGDAL

/// A format that is written, told by the file's ending.
enum OutputFormat {
    case geoJSON, geoJSONSequence, geoPackage, flatGeobuf, shapefile, csv, xlsx

    static let knownEndings = ".geojson .json .geojsonl .geojsons .ndjson .jsonl .gpkg .fgb .shp .csv .xlsx"

    init?(ending: String) {
        switch ending {
        case "geojson", "json": self = .geoJSON
        case "geojsonl", "geojsons", "ndjson", "jsonl": self = .geoJSONSequence
        case "gpkg": self = .geoPackage
        case "fgb": self = .flatGeobuf
        case "shp": self = .shapefile
        case "csv": self = .csv
        case "xlsx": self = .xlsx
        default: return nil
        }
    }

    var driver: String {
        switch self {
        case .geoJSON: "GeoJSON"
        case .geoJSONSequence: "GeoJSONSeq"
        case .geoPackage: "GPKG"
        case .flatGeobuf: "FlatGeobuf"
        case .shapefile: "ESRI Shapefile"
        case .csv: "CSV"
        case .xlsx: "XLSX"
        }
    }

    func register() {
        switch self {
        case .geoJSON: RegisterOGRGeoJSON()
        case .geoJSONSequence: RegisterOGRGeoJSONSeq()
        case .geoPackage: RegisterOGRGeoPackage()
        case .flatGeobuf: RegisterOGRFlatGeobuf()
        case .shapefile: RegisterOGRShape()
        case .csv: RegisterOGRCSV()
        case .xlsx: RegisterOGRXLSX()
        }
    }

    var isGeoJSON: Bool { self == .geoJSON || self == .geoJSONSequence }

    /// Formats that fix one type of shape for the whole layer. The others take each feature's own.
    var hasOneGeometryType: Bool { self == .geoPackage || self == .flatGeobuf || self == .shapefile }

    /// Formats that keep days as days. In the others GDAL would write `2021/12/31`, so we write ISO text.
    var keepsDays: Bool { hasOneGeometryType || self == .xlsx }
}
