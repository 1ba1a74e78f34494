internal import CGDAL
internal import Glibc

/// How much an archive may unpack to, so that a small one cannot fill the memory.
///
/// DEFLATE packs a run of one byte 1,032 times; the maps and tables we know are packed 3 to 30 times.
enum UnpackingLimit {
    /// Allowed at any ratio.
    static let always = 64 << 20
    static let mostTimes = 200
    /// Allowed at no ratio.
    static let most = 8 << 30

    static func allowed(forSize packed: Int) -> Int {
        let (product, overflows) = packed.multipliedReportingOverflow(by: mostTimes)
        return overflows ? most : min(most, max(always, product))
    }

    /// Reads a gzipped file to its end or to the limit: its size is written nowhere that can be believed.
    static func check(gzip file: String, at virtual: String) throws(FormatError) {
        let allowed = try allowed(forSizeOf: file)
        try GDALLibrary.require()
        let messages = GDALMessages()
        try messages.collecting { () throws(FormatError) in
            guard let stream = VSIFOpenL(virtual, "rb") else { return }
            defer { VSIFCloseL(stream) }
            let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
            defer { piece.deallocate() }
            var size = 0
            while true {
                let count = VSIFReadL(piece.baseAddress, 1, piece.count, stream)
                size += count
                if size > allowed { throw .unpacksTooLarge(file: file, allowed: allowed) }
                if count < piece.count { break }
            }
            // GDAL remembers the size it found, and need not read to the end again.
            VSIFSeekL(stream, 0, SEEK_END)
        }
    }

    /// Adds up what the members of a zip say of their size: GDAL gives no more of them than that.
    static func check(zip file: String, members: [ArchiveMember]) throws(FormatError) {
        let allowed = try allowed(forSizeOf: file)
        let messages = GDALMessages()
        try messages.collecting { () throws(FormatError) in
            var size = 0
            for member in members where !member.isFolder {
                guard let stream = VSIFOpenL(member.virtual(in: file), "rb") else { continue }
                defer { VSIFCloseL(stream) }
                VSIFSeekL(stream, 0, SEEK_END)
                size = size.addingReportingOverflow(Int(clamping: VSIFTellL(stream))).partialValue
                if size > allowed || size < 0 { throw .unpacksTooLarge(file: file, allowed: allowed) }
            }
        }
    }

    private static func allowed(forSizeOf file: String) throws(FormatError) -> Int {
        var status = stat()
        guard stat(file, &status) == 0 else { throw .cannotRead(file: file, reason: systemReason()) }
        return allowed(forSize: Int(status.st_size))
    }
}
