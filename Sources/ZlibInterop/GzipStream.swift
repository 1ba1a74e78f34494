internal import CZlib

/// Bytes as gzip (RFC 1952), piece by piece. The same bytes in the same pieces give the same result on every day: the head
/// bears no time.
///
/// Not `Sendable`: a stream belongs to one task.
public final class GzipStream {
    // zlib's state points back to its stream, so the stream has one place as long as it lives.
    private let stream: UnsafeMutablePointer<z_stream>
    private var space = [UInt8](repeating: 0, count: 32_768)

    /// - Parameter level: From 1, quick, to 9, small.
    /// - Throws: ``ZlibError`` when there is no memory for it.
    public init(level: Int32 = 5) throws(ZlibError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let status = zegui_gzip_begin(stream, level)
        guard status == Z_OK else {
            stream.deallocate()
            throw ZlibError(code: status)
        }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// What is known of the compressed bytes after some more; often nothing yet.
    public func compress(_ bytes: UnsafeRawBufferPointer) throws(ZlibError) -> [UInt8] {
        try run(bytes, flush: Z_NO_FLUSH)
    }

    /// The rest of the compressed bytes. No more may follow.
    public func finish() throws(ZlibError) -> [UInt8] {
        try run(UnsafeRawBufferPointer(start: nil, count: 0), flush: Z_FINISH)
    }

    private func run(_ bytes: UnsafeRawBufferPointer, flush: Int32) throws(ZlibError) -> [UInt8] {
        // zlib reads its input and never writes it, though its type doesn't say so.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.bindMemory(to: UInt8.self).baseAddress)
        stream.pointee.avail_in = UInt32(bytes.count)
        var result: [UInt8] = []
        while true {
            let status = space.withUnsafeMutableBufferPointer { space in
                stream.pointee.next_out = space.baseAddress
                stream.pointee.avail_out = UInt32(space.count)
                return deflate(stream, flush)
            }
            // Z_BUF_ERROR: there was nothing to do.
            guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
                throw ZlibError(code: status)
            }
            result += space[..<(space.count - Int(stream.pointee.avail_out))]
            if stream.pointee.avail_out > 0 { return result }
        }
    }
}

/// What zlib refused.
public struct ZlibError: Error, Hashable {
    /// zlib's result code.
    public let code: Int32
}
