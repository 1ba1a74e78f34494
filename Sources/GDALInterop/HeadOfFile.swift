internal import CGDAL

/// The first two kibibytes of a file.
struct HeadOfFile {
    private let bytes: [UInt8]

    init(_ path: String) {
        guard let stream = VSIFOpenL(path, "rb") else {
            bytes = []
            return
        }
        defer { VSIFCloseL(stream) }
        bytes = [UInt8](unsafeUninitializedCapacity: 2048) { buffer, count in
            count = VSIFReadL(buffer.baseAddress, 1, buffer.count, stream)
        }
    }

    /// An old GeoJSON names its CRS near its beginning, and GDAL then wants PROJ's database while it opens the file.
    func mentions(_ word: String) -> Bool {
        let word = Array(word.utf8)
        return bytes.indices.contains { bytes[$0...].starts(with: word) }
    }
}
