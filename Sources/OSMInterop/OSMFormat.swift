internal import FoundationEssentials

/// What a file is, by its first bytes: names of files are not believed.
enum OSMFormat: String {
    case pbf
    case xml = "osm"
    case gzip = "osm.gz"
    case bzip2 = "osm.bz2"
    case o5m

    init(of file: String) throws(OSMError) {
        let head: [UInt8]
        do {
            // A link has a type of its own.
            let path = URL(filePath: file).resolvingSymlinksInPath().path
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            guard attributes[.type] as? FileAttributeType == .typeRegular else { throw OSMError.noSuchFile(file) }
            head = try Self.head(of: file)
        } catch let error as OSMError {
            throw error
        } catch {
            throw .noSuchFile(file)
        }
        if let packing = Self.otherPackings.first(where: { head.starts(with: $0.bytes) }) {
            throw .unknownPacking(file: file, packing.name)
        }
        if head.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if head.starts(with: Array("BZh".utf8)) {
            self = .bzip2
        } else if head.starts(with: [0xFF, 0xE0, 0x04] + Array("o5m".utf8)) {
            self = .o5m
        } else if head.starts(with: [0, 0]), Self.find(Array("OSMHeader".utf8), in: head) {
            self = .pbf
        } else if Self.isXML(head) {
            self = .xml
        } else {
            throw .unknownFormat(file: file)
        }
    }

    private static let otherPackings: [(bytes: [UInt8], name: String)] = [
        ([0x28, 0xB5, 0x2F, 0xFD], "zstd"), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7z"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz"), ([0x50, 0x4B, 0x03, 0x04], "zip"), ([0x04, 0x22, 0x4D, 0x18], "lz4"),
    ]

    private static func head(of file: String) throws -> [UInt8] {
        let bytes = try Data(contentsOf: URL(filePath: file), options: .mappedIfSafe)
        return Array(bytes.prefix(512))
    }

    /// Behind a byte-order mark and white space, UTF-16 too, which Expat reads.
    private static func isXML(_ head: [UInt8]) -> Bool {
        let text = head.drop { [0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return text.first == UInt8(ascii: "<")
    }

    private static func find(_ word: [UInt8], in head: [UInt8]) -> Bool {
        head.indices.contains { head[$0...].starts(with: word) }
    }
}
