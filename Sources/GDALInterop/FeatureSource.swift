internal import GeoModel

/// Where the features of a layer come from: a format that GDAL reads, or a CSV whose shapes are text.
protocol FeatureSource: AnyObject {
    /// The format's name, for example `ESRI Shapefile`.
    var format: String { get }
    var layerName: String { get }
    var fields: [Field] { get }
    var encoding: EncodingChoice { get }
    var warnings: [String] { get }
    /// Nil where the whole file would have to be read to know it.
    var featureCount: Int? { get }
    var holdsShapes: Bool { get }
    /// The other files that it consists of.
    var sidecars: [String] { get }

    /// The CRS as the file states it. To be asked for before the first feature is read, as the extent is.
    func statedCRS() throws(FormatError) -> StatedCRS
    func select(_ names: [String]?, geometry: Bool) throws(FormatError)
    func next(_ decoder: inout GeometryDecoder) throws(FormatError) -> SourceFeature?
    /// The box around all shapes; may read the whole file.
    func extent() throws(FormatError) -> Extent
    /// The box around the first shape; empty where none of the first hundred features has one. Reading begins anew.
    func firstExtent() throws(FormatError) -> Extent
}

/// What a file says of its CRS.
enum StatedCRS {
    case said(CRS)
    /// The format has no place for it, and there is a usual one.
    case usual(CRS)
    case unsaid
}

/// A feature as its source gives it.
struct SourceFeature {
    /// Its number in the file from 1; in a CSV as a spreadsheet shows it.
    let row: Int
    let attributes: [AttributeValue]
    let shape: Shape

    enum Shape {
        case none
        case decoded(GeometryDecoder.Outcome)
        /// It can't be used as it is written.
        case refused(FormatError)
    }
}
