internal import CGDAL
internal import Glibc

/// The bytes of a file from its beginning, also of one in an archive.
///
/// A plain file is read without GDAL, so that a list can be imported without loading it.
final class ByteStream {
    private enum Handle {
        case descriptor(Int32)
        case archive(UnsafeMutablePointer<VSILFILE>)
    }

    private let source: SourcePath
    private let handle: Handle
    private let messages = GDALMessages()

    init(_ source: SourcePath) throws(FormatError) {
        self.source = source
        if source.virtual == source.file {
            let descriptor = open(source.file, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw .cannotRead(file: source.file, reason: systemReason()) }
            handle = .descriptor(descriptor)
        } else {
            try GDALLibrary.require()
            guard let stream = messages.collecting({ VSIFOpenL(source.virtual, "rb") }) else {
                throw .cannotRead(file: source.file, reason: messages.takeReason())
            }
            handle = .archive(stream)
        }
    }

    deinit {
        switch handle {
        case .descriptor(let descriptor): close(descriptor)
        case .archive(let stream): VSIFCloseL(stream)
        }
    }

    /// Fills the buffer as far as there are bytes; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FormatError) -> Int {
        switch handle {
        case .descriptor(let descriptor):
            while true {
                let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                if count >= 0 { return count }
                guard errno == EINTR else { throw .cannotRead(file: source.file, reason: systemReason()) }
            }
        case .archive(let stream):
            let count = messages.collecting { VSIFReadL(buffer.baseAddress, 1, buffer.count, stream) }
            // A damaged archive ends early, with a word about it.
            guard !messages.hasFailure else {
                throw .damaged(file: source.file, layer: nil, row: nil, reason: messages.takeReason())
            }
            return count
        }
    }

    /// The same for an array, whose size says how much is wanted.
    func read(into buffer: inout [UInt8]) throws(FormatError) -> Int {
        let outcome = buffer.withUnsafeMutableBytes { bytes -> Result<Int, FormatError> in
            do throws(FormatError) { return .success(try read(into: bytes)) } catch { return .failure(error) }
        }
        return try outcome.get()
    }

    func rewind() {
        switch handle {
        case .descriptor(let descriptor): lseek(descriptor, 0, SEEK_SET)
        case .archive(let stream): VSIRewindL(stream)
        }
    }
}
