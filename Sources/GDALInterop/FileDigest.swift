internal import COpenSSL
internal import Glibc

/// What one pass over a file tells: its SHA-256, its size, and what its bytes say of a text's encoding.
public struct FileDigest: Sendable {
    /// 64 hexadecimal digits, lower case.
    public let sha256: String
    public let byteCount: Int
    public let text: TextFindings

    /// Reads the file once, a mebibyte at a time.
    ///
    /// - Throws: ``FormatError/notFound(file:)``, ``FormatError/notAFile(file:itIs:)`` for a folder, a pipe and the
    ///   like, and ``FormatError/cannotRead(file:reason:)``.
    public init(ofFile path: String) throws(FormatError) {
        try RegularFile.check(path)
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotRead(file: path, reason: systemReason()) }
        defer { close(descriptor) }
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            throw .cannotRead(file: path, reason: "OpenSSL has no SHA-256")
        }
        defer { EVP_MD_CTX_free(context) }
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { piece.deallocate() }
        var findings = TextFindings()
        while true {
            let count = Glibc.read(descriptor, piece.baseAddress, piece.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw .cannotRead(file: path, reason: systemReason())
            }
            if count == 0 { break }
            EVP_DigestUpdate(context, piece.baseAddress, count)
            findings.feed(UnsafeRawBufferPointer(rebasing: piece[..<count]))
        }
        var digest = [UInt8](repeating: 0, count: 32)
        EVP_DigestFinal_ex(context, &digest, nil)
        sha256 = hexadecimal(digest)
        byteCount = findings.byteCount
        text = findings
    }
}

/// A path that must name a file that can be read as often as needed.
enum RegularFile {
    static func check(_ path: String) throws(FormatError) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw errno == ENOENT || errno == ENOTDIR
                ? .notFound(file: path) : .cannotRead(file: path, reason: systemReason())
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return
        case S_IFDIR: throw .notAFile(file: path, itIs: .folder)
        case S_IFIFO: throw .notAFile(file: path, itIs: .pipe)
        case S_IFSOCK: throw .notAFile(file: path, itIs: .socket)
        default: throw .notAFile(file: path, itIs: .device)
        }
    }
}

/// What the system says of its last failure.
func systemReason() -> String { String(cString: strerror(errno)) }

private func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
