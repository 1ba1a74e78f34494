import Foundation
import Geodata
import OSMInterop
import PlanningModel
import TestWorlds
import Testing

@Suite("files of OpenStreetMap, whole and damaged")
struct FileTests {
    private let objects = [OSMText.node(1, 0, 0), OSMText.node(2, 0.001, 0), OSMText.way(10, [1, 2])]

    private func read(_ path: String, progress: ((Double) throws -> Void)? = nil) throws -> OSMExtract {
        try OSMExtract(
            reading: path, rules: GeodataFolder(path: Places.geodata).walkingRules(), progress: progress)
    }

    /// The error of reading a file of these bytes.
    private func error(_ bytes: Data) throws -> OSMError? {
        try withTemporaryFolder { folder in
            let path = try folder.write(bytes, to: "x.osm.pbf")
            return #expect(throws: OSMError.self) { try read(path) }
        }
    }

    @Test(
        "a packed file is read whatever its name", .needsProgram("gzip", package: "gzip"),
        .needsProgram("bzip2", package: "bzip2"), arguments: ["gzip", "bzip2"])
    func packed(program: String) throws {
        try withTemporaryFolder { folder in
            try folder.write(OSMText.file(objects), to: "x")
            let packer = try #require(Places.program(program))
            #expect(try run(packer, ["x"], in: folder.path).status == 0)
            let name = try #require(folder.names().first)
            #expect(try read(folder.file(name)).pieces == [[10, 1, 2, 2]])
        }
    }

    @Test("a link is followed")
    func link() throws {
        try withTemporaryFolder { folder in
            try folder.write(OSMText.file(objects), to: "x.osm")
            try FileManager.default.createSymbolicLink(
                atPath: folder.file("link"), withDestinationPath: folder.file("x.osm"))
            #expect(try read(folder.file("link")).pieces == [[10, 1, 2, 2]])
        }
    }

    @Test("a file that is not there, or is a folder, is told")
    func absent() throws {
        try withTemporaryFolder { folder in
            for path in [folder.file("none.osm"), folder.path] {
                #expect(throws: OSMError.noSuchFile(path)) { try read(path) }
            }
        }
    }

    @Test("what packing is not read is told by its name")
    func otherPackings() throws {
        let zstd = try #require(try error(Data([0x28, 0xB5, 0x2F, 0xFD, 0, 0, 0, 0])))
        guard case .unknownPacking(_, "zstd") = zstd else {
            Issue.record("another error: \(zstd)")
            return
        }
        #expect(zstd.explanation(in: .english).contains("zstd"))
    }

    @Test("what is no map is told", arguments: ["", "name,lon,lat\n", "\u{0}\u{0}\u{0}\u{D}"])
    func noMap(text: String) throws {
        guard case .unknownFormat = try #require(try error(Data(text.utf8))) else {
            Issue.record("another error for \(text.debugDescription)")
            return
        }
    }

    @Test("XML that is cut, and XML that is no OpenStreetMap, are told as damaged")
    func cutXML() throws {
        for text in [String(OSMText.file(objects).dropLast(20)), "<html><body/></html>"] {
            guard case .damaged = try #require(try error(Data(text.utf8))) else {
                Issue.record("another error for \(text)")
                continue
            }
        }
    }

    @Test("a file of changes is refused")
    func changes() throws {
        let text = "<osmChange version='0.6'><create>\(objects.joined())</create></osmChange>"
        guard case .changes = try #require(try error(Data(text.utf8))) else {
            Issue.record("another error")
            return
        }
    }

    @Test("a node that lies nowhere on Earth is told with its id")
    func offEarth() throws {
        let text = OSMText.file([OSMText.node(1, 0, 91), OSMText.node(2, 0, 0), OSMText.way(10, [1, 2])])
        guard case .offEarth(_, node: 1) = try #require(try error(Data(text.utf8))) else {
            Issue.record("another error")
            return
        }
    }

    @Test("a file without streets, and one without the nodes of its streets, are told")
    func nothing() throws {
        guard case .nothingWalkable = try #require(try error(Data(OSMText.file([OSMText.node(1, 0, 0)]).utf8))) else {
            Issue.record("another error without streets")
            return
        }
        guard case .noNodes = try #require(try error(Data(OSMText.file([OSMText.way(10, [1, 2])]).utf8))) else {
            Issue.record("another error without nodes")
            return
        }
    }

    @Test("a small file that unpacks to very much is refused", .needsProgram("gzip", package: "gzip"))
    func bomb() throws {
        try withTemporaryFolder { folder in
            // Blanks pack about 1000 times, and the limit is 200 times but 64 MiB at least.
            let text = "<osm version='0.6'>" + String(repeating: " ", count: 80 << 20) + "</osm>"
            try folder.write(text, to: "x.osm")
            let packer = try #require(Places.program("gzip"))
            #expect(try run(packer, ["x.osm"], in: folder.path).status == 0)
            let error = #expect(throws: OSMError.self) { try read(folder.file("x.osm.gz")) }
            guard case .tooLarge(_, limit: 67_108_864) = try #require(error) else {
                Issue.record("another error: \(String(describing: error))")
                return
            }
        }
    }

    struct Enough: Error {}

    @Test("reading stops when its listener throws, with what it threw")
    func cancel() throws {
        try withTemporaryFolder { folder in
            let path = try folder.write(OSMText.file(objects), to: "x.osm")
            #expect(throws: Enough.self) { try read(path) { _ in throw Enough() } }
        }
    }

    @Test("a PBF that is cut anywhere ends in an error, or in streets of what is there", .needsRealData("monaco"))
    func cutAnywhere() throws {
        let whole = try Data(contentsOf: URL(filePath: "\(Places.realData)/monaco/monaco.osm.pbf"))
        let total = try read("\(Places.realData)/monaco/monaco.osm.pbf").positions.count
        try withTemporaryFolder { folder in
            // A prime, so that cuts fall anywhere in blocks: about 60 of them.
            for length in stride(from: 1, to: whole.count, by: 29_989) {
                let path = try folder.write(whole.prefix(length), to: "cut.osm.pbf")
                do {
                    #expect(try read(path).positions.count <= total)
                } catch let error as OSMError {
                    #expect(error.explanation(in: .english).contains(path))
                }
            }
        }
    }
}
