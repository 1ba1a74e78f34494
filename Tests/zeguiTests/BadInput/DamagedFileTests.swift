import Foundation
import TestWorlds
import Testing

@Suite("damaged files")
struct DamagedFileTests {
    @Test("each good file is taken, so that what follows is about the damage", arguments: GoodFile.allCases)
    func good(file: GoodFile) throws {
        try withTemporaryFolder { folder in
            let victim = try Victim(in: folder)
            try file.make(in: folder)
            if file.isList, file != .spreadsheet {
                try GoodFile.geoJSON.make(in: folder)
                // The list names 24 streets, and the project has the first of them.
                try victim.expect([0], from: file.command + ["--skip-unmatched"], file.name)
            } else {
                try victim.expect([0], from: file.command, file.name)
            }
        }
    }

    @Test("a file cut off at any kilobyte is told as damaged", arguments: GoodFile.allCases)
    func cut(file: GoodFile) throws {
        try withTemporaryFolder { folder in
            let victim = try Victim(in: folder)
            try file.make(in: folder)
            for part in file.parts {
                let whole = try Data(contentsOf: URL(filePath: folder.file(part)))
                for length in stride(from: 0, to: whole.count, by: 1024) {
                    try folder.write(whole.prefix(length), to: part)
                    try victim.expect(
                        file.mayEndAnywhere ? [0, 65] : [65], from: file.command, "\(part) cut after \(length) bytes")
                }
                try folder.write(whole, to: part)
            }
        }
    }

    @Test("bytes changed at random give a shape, a field or an error, never a crash", arguments: GoodFile.allCases)
    func flipped(file: GoodFile) throws {
        try withTemporaryFolder { folder in
            let victim = try Victim(in: folder)
            try file.make(in: folder)
            for part in file.parts {
                let whole = try Data(contentsOf: URL(filePath: folder.file(part)))
                for seed in UInt64(0)..<UInt64(24 / file.parts.count) {
                    var random = SplitMix64(seed: seed)
                    var bytes = whole
                    // One byte or several; half of them in the header, where counts and offsets are.
                    for _ in 0..<[1, 1, 2, 8][Int.random(in: 0..<4, using: &random)] {
                        let end = Bool.random(using: &random) ? bytes.count : min(bytes.count, 200)
                        bytes[Int.random(in: 0..<end, using: &random)] = UInt8.random(in: 0...255, using: &random)
                    }
                    try folder.write(bytes, to: part)
                    // 64: a field that was named is now called otherwise.
                    try victim.expect([0, 64, 65], from: file.command, "\(part) with seed \(seed)")
                }
                try folder.write(whole, to: part)
            }
        }
    }
}
