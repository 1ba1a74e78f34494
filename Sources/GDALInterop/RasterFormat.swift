internal import CGDAL

/// A format of grids that is read through a GDAL driver. Those that lead to other files or to the network are left out.
enum RasterFormat: CaseIterable {
    case geoTIFF, geoPackage, asciiGrid, erdas, envi, esriBinary, saga

    /// GDAL's name of the driver.
    var driver: String {
        switch self {
        case .geoTIFF: "GTiff"
        case .geoPackage: "GPKG"
        case .asciiGrid: "AAIGrid"
        case .erdas: "HFA"
        case .envi: "ENVI"
        case .esriBinary: "EHdr"
        case .saga: "SAGA"
        }
    }

    func register() {
        switch self {
        case .geoTIFF: GDALRegister_GTiff()
        case .geoPackage:
            RegisterOGRGeoPackage()
            // Its tiles are files of these formats. Without their drivers GDAL gives cells without data, and no error.
            GDALRegister_GTiff()
            GDALRegister_PNG()
        case .asciiGrid: GDALRegister_AAIGrid()
        case .erdas: GDALRegister_HFA()
        case .envi: GDALRegister_ENVI()
        case .esriBinary: GDALRegister_EHdr()
        case .saga: GDALRegister_SAGA()
        }
    }

    /// Endings of files that hold a grid and nothing else.
    static let endings: Set<String> = ["tif", "tiff", "asc", "img", "bil", "flt", "sdat"]

    /// The formats a file of this ending may have; all of them when the ending tells nothing.
    static func candidates(forEnding ending: String) -> [RasterFormat] {
        switch ending {
        case "tif", "tiff": [.geoTIFF]
        case "gpkg": [.geoPackage]
        case "asc": [.asciiGrid]
        case "bil", "flt": [.esriBinary, .envi]
        case "sdat": [.saga]
        default: allCases
        }
    }
}
