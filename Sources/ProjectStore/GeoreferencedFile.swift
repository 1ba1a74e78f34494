internal import GDALInterop
import GeoModel

/// A file whose shapes or cells lie somewhere.
protocol GeoreferencedFile {
    /// As it was named.
    var file: String { get }
    /// As the file states it; nil where it states none.
    var crs: CRS? { get throws(FormatError) }
    /// The other files it consists of.
    var sidecars: [String] { get }
    /// The box around its first shape, in its own numbers.
    func firstExtent() throws(FormatError) -> Extent
    /// The box around all of it, in its own numbers.
    func extent() throws(FormatError) -> Extent
}

extension LayerReader: GeoreferencedFile {}

extension RasterReader: GeoreferencedFile {}
