internal import CGDAL

/// How much an archive may unpack to, so that a small one cannot fill the memory.
///
/// DEFLATE packs a run of one byte 1,032 times; the maps and tables we know are packed 3 to 30 times.
struct UnpackingLimit {
    /// Allowed at any ratio, in bytes.
    static let always = 64 << 20
    static let mostTimes = 200
    /// Allowed at no ratio, in bytes.
    static let most = 8 << 30

    private let file: String
    /// In bytes.
    private let allowed: Int

    init(_ file: String, byteCount: Int) {
        self.file = file
        let (product, overflows) = byteCount.multipliedReportingOverflow(by: Self.mostTimes)
        allowed = overflows ? Self.most : min(Self.most, max(Self.always, product))
    }

    /// Reads what is packed to its end or to the limit: what an archive says of its sizes cannot be believed.
    ///
    /// - Parameter paths: As GDAL opens them. One that it can't open is left to whoever opens it next.
    /// - Throws: ``FormatError/unpacksTooLarge(file:allowed:)``.
    func check(_ paths: [String]) throws(FormatError) {
        try GDALLibrary.require()
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { piece.deallocate() }
        var size = 0
        for path in paths {
            try GDALMessages().collecting { () throws(FormatError) in
                guard let stream = VSIFOpenL(path, "rb") else { return }
                defer { VSIFCloseL(stream) }
                while true {
                    let count = VSIFReadL(piece.baseAddress, 1, piece.count, stream)
                    size += count
                    if size > allowed { throw .unpacksTooLarge(file: file, allowed: allowed) }
                    if count < piece.count { break }
                }
                // GDAL remembers the size that it finds, and reads to the end for it once less.
                VSIFSeekL(stream, 0, SEEK_END)
            }
        }
    }
}
