internal import Glibc

/// A new file that text is written into, piece by piece.
final class ByteFile {
    /// As people know it; the bytes go to where it is staged.
    private let file: String
    private var descriptor: Int32

    init(_ file: String, stagedFile: String) throws(FormatError) {
        self.file = file
        descriptor = open(stagedFile, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw .cannotCreate(file: file, reason: systemReason()) }
    }

    deinit { close() }

    var isOpen: Bool { descriptor >= 0 }

    /// Writes all bytes and takes them away.
    ///
    /// - Parameter row: The row they end with, for a failure to name; nil for none.
    func write(_ bytes: inout [UInt8], row: Int?) throws(FormatError) {
        var start = 0
        while start < bytes.count {
            let written = bytes.withUnsafeBytes { bytes in
                Glibc.write(
                    descriptor, UnsafeRawBufferPointer(rebasing: bytes[start...]).baseAddress, bytes.count - start)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw .cannotWrite(file: file, row: row, reason: systemReason()) }
            start += written
        }
        bytes.removeAll(keepingCapacity: true)
    }

    /// Closes it, and tells where the system could not keep what was written.
    func finish() throws(FormatError) {
        let closed = Glibc.close(descriptor)
        descriptor = -1
        guard closed == 0 else { throw .cannotWrite(file: file, row: nil, reason: systemReason()) }
    }

    func close() {
        guard descriptor >= 0 else { return }
        Glibc.close(descriptor)
        descriptor = -1
    }
}
