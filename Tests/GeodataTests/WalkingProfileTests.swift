import Foundation
import GeoModel
import Geodata
import TestWorlds
import Testing

@Suite("walking profiles")
struct WalkingProfileTests {
    private func folder(_ profiles: String, _ body: (GeodataFolder) throws -> Void) throws {
        try withTemporaryFolder { folder in
            try FileManager.default.createDirectory(
                atPath: folder.file("standards"), withIntermediateDirectories: true)
            try folder.write(profiles, to: "standards/profiles.yaml")
            try body(GeodataFolder(path: folder.path))
        }
    }

    @Test("a profile has the speed that its line says, in metres a second")
    func speed() throws {
        try folder("profiles:\n  - {profile: slow, title: {en: slow}, speed: 0.5, steps: 2, source: us}\n") { folder in
            let profile = try folder.profile(named: "slow")
            #expect(profile.speed.metersPerSecond == 0.5 && profile.stepsFactor == 2)
            #expect(profile.title == [.english: "slow"] && profile.source == "us")
        }
    }

    @Test("an unknown profile is answered with the nearest, and with all that there are")
    func unknown() throws {
        try folder(
            "profiles:\n  - {profile: adult, speed: 1, source: us}\n  - {profile: child, speed: 1, source: us}\n"
        ) {
            folder in
            #expect(throws: GeodataError.noSuchProfile("adlut", nearest: ["adult"], all: ["adult", "child"])) {
                try folder.profile(named: "adlut")
            }
        }
    }

    @Test("a speed of nought, a key that is not known and a missing source are told with their lines, all of them")
    func defects() throws {
        try folder("profiles:\n  - {profile: a, speed: 0, source: us}\n  - {profile: b, sped: 1, speed: 1}\n") {
            folder in
            do {
                _ = try folder.profile(named: "a")
                Issue.record("it was read")
            } catch GeodataError.defects(let file, let defects) {
                #expect(file == "profiles.yaml")
                #expect(defects.map(\.line) == [2, 3, 3])
                #expect(defects.map(\.key) == ["speed", "source", "sped"])
            }
        }
    }
}
