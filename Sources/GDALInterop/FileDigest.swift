internal import COpenSSL
internal import Glibc

/// What one pass over a file tells: its SHA-256, its size, and what its bytes say of a text's encoding.
///
/// Of the folder of a file geodatabase the SHA-256 is that of a list of its files, which `sha256sum` makes too:
/// `LC_ALL=C sha256sum *` within it, without the locks (`*.lock`) that programs leave there while they have it open.
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
        switch try InputPlace(path) {
        case .file: try self.init(reading: path)
        case .geodatabase(let files): try self.init(listing: files, in: path)
        }
    }

    private init(reading path: String) throws(FormatError) {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotRead(file: path, reason: systemReason()) }
        defer { close(descriptor) }
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { piece.deallocate() }
        let hash = try SHA256(of: path)
        var findings = TextFindings()
        while true {
            let count = Glibc.read(descriptor, piece.baseAddress, piece.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw .cannotRead(file: path, reason: systemReason())
            }
            if count == 0 { break }
            let bytes = UnsafeRawBufferPointer(rebasing: piece[..<count])
            hash.feed(bytes)
            findings.feed(bytes)
        }
        sha256 = hash.digits()
        byteCount = findings.byteCount
        text = findings
    }

    private init(listing files: [String], in folder: String) throws(FormatError) {
        var list: [UInt8] = []
        var byteCount = 0
        for name in files where !name.hasSuffix(".lock") {
            let digest = try FileDigest(reading: "\(folder)/\(name)")
            list += Array("\(digest.sha256)  \(name)\n".utf8)
            byteCount += digest.byteCount
        }
        let hash = try SHA256(of: folder)
        list.withUnsafeBytes { hash.feed($0) }
        sha256 = hash.digits()
        self.byteCount = byteCount
        text = TextFindings()
    }
}

/// A SHA-256 as it grows, by OpenSSL.
private final class SHA256 {
    private let context: OpaquePointer

    /// - Parameter file: What it is taken of, for the error.
    init(of file: String) throws(FormatError) {
        guard let context = EVP_MD_CTX_new() else {
            throw .cannotRead(file: file, reason: "OpenSSL has no SHA-256")
        }
        self.context = context
        guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
            throw .cannotRead(file: file, reason: "OpenSSL has no SHA-256")
        }
    }

    deinit { EVP_MD_CTX_free(context) }

    func feed(_ bytes: UnsafeRawBufferPointer) { EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) }

    func digits() -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        EVP_DigestFinal_ex(context, &digest, nil)
        return hexadecimal(digest)
    }
}

/// What the system says of its last failure.
func systemReason() -> String { String(cString: strerror(errno)) }

private func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
