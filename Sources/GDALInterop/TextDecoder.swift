internal import Glibc

/// Turns the bytes of one encoding into text.
struct TextDecoder {
    let name: String

    static let utf8 = TextDecoder(canonical: "UTF-8")
    static let gb18030 = TextDecoder(canonical: "GB18030")

    private init(canonical name: String) { self.name = name }

    /// - Throws: ``FormatError/unknownEncoding(name:)`` when iconv does not know it either.
    init(named name: String) throws(FormatError) {
        let canonical = Self.canonicalName(name)
        guard Self.isKnown(canonical) else { throw .unknownEncoding(name: name) }
        self.name = canonical
    }

    /// Whether text can be read in this encoding.
    static func isKnown(_ name: String) -> Bool {
        let canonical = canonicalName(name)
        if canonical == "UTF-8" || canonical == "GB18030" { return true }
        let converter = iconv_open("UTF-8", canonical)
        guard converter != iconv_t(bitPattern: -1) else { return false }
        iconv_close(converter)
        return true
    }

    var isUTF8: Bool { name == "UTF-8" }
    var isGB18030: Bool { name == "GB18030" }

    /// GBK, GB2312 and CP936 are parts of GB18030, and are read as that.
    static func canonicalName(_ name: String) -> String {
        let upper = name.uppercased()
        switch upper.filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
        case "UTF8", "65001", "CP65001", "UTF8SIG", "UTF8BOM": return "UTF-8"
        case "GBK", "GB2312", "GB18030", "GB180302005", "GB180302000", "CP936", "936", "MS936", "EUCCN", "HZGB2312",
            "ANSI936", "OEM936", "54936", "CP54936":
            return "GB18030"
        default: return upper
        }
    }

    /// Nil when the bytes are not in this encoding.
    ///
    /// - Parameter mayBeCut: The last character may lack its end, as in a field of fixed width; it is then left out.
    func decode(_ bytes: UnsafeBufferPointer<UInt8>, mayBeCut: Bool = false) -> String? {
        if isUTF8 {
            if let text = String(validating: bytes, as: UTF8.self) { return text }
            return mayBeCut ? shortened(bytes).flatMap { String(validating: $0, as: UTF8.self) } : nil
        }
        if !bytes.contains(where: { $0 >= 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        var findings = TextFindings()
        findings.feed(UnsafeRawBufferPointer(bytes))
        if isGB18030, !findings.isGB18030 {
            guard mayBeCut, findings.isGB18030IfCut, let whole = shortened(bytes) else { return nil }
            return decode(whole)
        }
        return recoded(bytes)
    }

    /// The bytes without the last, incomplete character.
    private func shortened(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        for cut in 1...3 where bytes.count >= cut {
            let whole = UnsafeBufferPointer(rebasing: bytes[..<(bytes.count - cut)])
            var findings = TextFindings()
            findings.feed(UnsafeRawBufferPointer(whole))
            if isUTF8 ? findings.isUTF8 : findings.isGB18030 { return whole }
        }
        return nil
    }

    /// What iconv makes of the bytes; nil where it meets some that are not in the encoding.
    private func recoded(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        let converter = iconv_open("UTF-8", name)
        guard converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        // Nothing that iconv knows takes more than four bytes of UTF-8 for one of its own.
        var target = [CChar](repeating: 0, count: 4 * bytes.count)
        var source = bytes.map { CChar(bitPattern: $0) }
        let written = source.withUnsafeMutableBufferPointer { from in
            target.withUnsafeMutableBufferPointer { to -> Int? in
                var (input, output) = (from.baseAddress, to.baseAddress)
                var (inputLeft, outputLeft) = (from.count, to.count)
                guard iconv(converter, &input, &inputLeft, &output, &outputLeft) != -1, inputLeft == 0 else {
                    return nil
                }
                return to.count - outputLeft
            }
        }
        return written.flatMap { count in
            target.withUnsafeBytes { String(validating: $0.prefix(count), as: UTF8.self) }
        }
    }
}
