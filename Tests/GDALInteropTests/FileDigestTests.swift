import GeoModel
import Testing

@testable import GDALInterop

@Suite struct FileDigestTests {
    @Test("the SHA-256 is that of the standard's example")
    func knownDigest() throws {
        let folder = try TestFolder()
        let digest = try FileDigest(ofFile: folder.write("abc", to: "a"))
        #expect(digest.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(digest.byteCount == 3)
        #expect(digest.text.isUTF8 && digest.text.isGB18030 && !digest.text.hasNonASCII)
        let empty = try FileDigest(ofFile: folder.write("", to: "b"))
        #expect(empty.sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(empty.text.isUTF8 && !empty.text.startsWithBOM)
    }

    @Test("a missing file, a folder and a pipe are told apart")
    func notAFile() throws {
        let folder = try TestFolder()
        #expect(throws: FormatError.notFound(file: folder.path("x"))) { try FileDigest(ofFile: folder.path("x")) }
        #expect(throws: FormatError.notAFile(file: folder.path, itIs: .folder)) { try FileDigest(ofFile: folder.path) }
        try folder.run("mkfifo", "pipe")
        #expect(throws: FormatError.notAFile(file: folder.path("pipe"), itIs: .pipe)) {
            try FileDigest(ofFile: folder.path("pipe"))
        }
    }

    @Test("what the bytes say does not depend on where the pieces are cut", arguments: 1...9)
    func pieces(size: Int) {
        let long = String(repeating: "a,b\n", count: 9)
        for (bytes, utf8, gb18030) in [
            (Array("\u{FEFF}街道,é,😀\(long)".utf8), true, false),
            (Array("\(long)ab八里庄".utf8), true, false),
            ([0xBD, 0xD6, 0xB5, 0xC0] + Array(long.utf8), false, true),  // 街道 in GBK
            ([0x81, 0x30, 0x81, 0x30] + Array(long.utf8), false, true),  // a character of four bytes in GB18030
            ([0xC0, 0x80], false, true),  // an overlong NUL in UTF-8
            ([0xED, 0xA0, 0x80], false, false),  // a surrogate
            ([0xE8, 0xA1], false, true),  // cut off
            ([0x41, 0xFF], false, false),
        ] {
            var findings = TextFindings()
            bytes.withUnsafeBytes { all in
                for start in stride(from: 0, to: all.count, by: size) {
                    findings.feed(UnsafeRawBufferPointer(rebasing: all[start..<min(start + size, all.count)]))
                }
            }
            #expect(findings.isUTF8 == utf8, "\(bytes)")
            #expect(findings.isGB18030 == gb18030, "\(bytes)")
            #expect(findings.startsWithBOM == (bytes.first == 0xEF))
            #expect(findings.byteCount == bytes.count)
        }
    }

    @Test("the first byte that fits nothing is named with its line")
    func badByte() {
        var findings = TextFindings()
        (Array("ab\n街\n".utf8) + [0x41, 0xFF, 0x42]).withUnsafeBytes { findings.feed($0) }
        #expect(findings.endOfUTF8 == .byte(offset: 8, line: 3))
    }
}
