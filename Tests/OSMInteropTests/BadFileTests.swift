import Foundation
import Geodata
import OSMInterop
import TestWorlds
import Testing

@Suite struct BadFileTests {
    @Test("what is no OSM file, or packed in a way that is not read, is refused by what it is")
    func otherFormats() throws {
        try withTemporaryFolder { folder in
            let notes = try folder.write("once upon a time", to: "notes.osm.pbf")
            #expect(throws: OSMError.unknownFormat(file: notes)) { try read(notes) }
            let packed = try folder.write(Data([0x28, 0xB5, 0x2F, 0xFD, 1, 2, 3]), to: "town.osm.zst")
            #expect(throws: OSMError.unknownPacking(file: packed, "zstd")) { try read(packed) }
            let absent = folder.file("absent.osm")
            #expect(throws: OSMError.noSuchFile(absent)) { try read(absent) }
        }
    }

    @Test("a file without streets, without nodes, or with a node off Earth says so")
    func contents() throws {
        #expect(throws: OSMError.self) { try extract(node(1, 0, 0)) }
        #expect(throws: OSMError.self) { try extract(way(100, [1, 2])) }
        let away = #"<node id="3" lat="91" lon="0"/>"# + node(1, 0, 0)
        #expect(throws: OSMError.self) { try extract(away + way(100, [1, 3])) }
    }

    @Test("gzip is read by its content, whatever the name")
    func gzip() throws {
        try withTemporaryFolder { folder in
            let text = "<osm version=\"0.6\">" + node(1, 0, 0) + node(2, 1, 0) + way(100, [1, 2]) + "</osm>"
            _ = try folder.write(text, to: "town.osm")
            let packed = try run("/bin/gzip", ["town.osm"], in: folder.path)
            #expect(packed.status == 0)
            #expect(try read(folder.file("town.osm.gz")).streets.count == 1)
        }
    }

    @Test("a cut file is refused, or what is left of it is whole streets", .needsRealData("monaco"))
    func cutAnywhere() throws {
        let whole = try Data(contentsOf: URL(filePath: "\(Places.realData)/monaco/monaco.osm.pbf"))
        try withTemporaryFolder { folder in
            var refused = 0
            for length in stride(from: 0, to: whole.count, by: 60_013) {
                let cut = try folder.write(whole.prefix(length), to: "cut.osm.pbf")
                do {
                    let rest = try read(cut)
                    #expect(rest.streets.allSatisfy { $0.shape.count >= 2 })
                } catch is OSMError {
                    refused += 1
                }
            }
            #expect(refused > 0)
        }
    }

    @Test("reading stops when progress throws", .needsRealData("monaco"))
    func cancel() throws {
        struct Enough: Error {}
        let rules = try GeodataFolder(path: Places.geodata).walkingRules()
        #expect(throws: Enough.self) {
            try OSMExtract(reading: "\(Places.realData)/monaco/monaco.osm.pbf", rules: rules) { _ in throw Enough() }
        }
    }
}
