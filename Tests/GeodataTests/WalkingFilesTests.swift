import GeoModel
import Geodata
import PlanningModel
import TestWorlds
import Testing

@Suite("tables of walking that ship")
struct WalkingFilesTests {
    private let geodata = GeodataFolder(path: Places.geodata)

    @Test("the rules of walking are read, and each line has its reason")
    func rules() throws {
        let rules = try geodata.walkingRules()
        #expect(rules.streets.first(matching: ["highway": "footway"])?.verdict == true)
        #expect(rules.streets.first(matching: ["highway": "motorway"])?.name == "class")
        #expect(rules.streets.allSatisfy { !$0.because.isEmpty })
        #expect(rules.directions.first(matching: ["oneway:foot": "-1"])?.verdict == .backward)
        #expect(rules.severing.first(matching: ["waterway": "river"])?.verdict == .river)
        #expect(rules.severing.first(matching: ["waterway": "river", "covered": "yes"])?.name == "covered")
    }

    @Test("a school is a primary school only where a tag says so, and always a school")
    func schools() throws {
        let tags = try geodata.facilityTags()
        #expect(tags.categories(of: ["amenity": "school"]) == ["school"])
        #expect(tags.categories(of: ["amenity": "school", "isced:level": "1"]) == ["primary-school", "school"])
        #expect(
            tags.categories(of: ["amenity": "school", "isced:level": "1;2"])
                == ["primary-school", "middle-school", "school"])
    }

    @Test("adults walk 1.2 m/s, children 0.9, elders 0.8, the frail 0.7, other tools' walkers 5 km/h")
    func profiles() throws {
        // 5 km/h are 5000 m in 3600 s.
        let speeds = [("adult", 1.2), ("child", 0.9), ("elder", 0.8), ("frail", 0.7), ("5kmh", 5000.0 / 3600)]
        for (name, speed) in speeds {
            #expect(try geodata.profile(named: name).speed.metersPerSecond == speed)
        }
        #expect(try geodata.profiles().map(\.name) == speeds.map(\.0))
    }

    @Test("a profile that is not there is told with the nearest names")
    func noSuchProfile() throws {
        let all = ["adult", "child", "elder", "frail", "5kmh"]
        let error = #expect(throws: GeodataError.self) { try geodata.profile(named: "eldr") }
        guard case .noSuchProfile("eldr", let nearest, all) = try #require(error) else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(nearest.first == "elder")
    }

    @Test("a misspelt key is refused, and so is a line without its reason")
    func misspelt() throws {
        let text = """
            streets:
              - {name: street, if: {highway: any}, walk: yes, becuase: "typo"}
              - {name: ferry, if: {route: ferry}, walk: no}
            """
        let error = #expect(throws: GeodataError.self) {
            try WalkingRules(SchemeText(file: "w.yaml", text: text))
        }
        guard case .defects("w.yaml", let defects) = try #require(error) else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(defects.contains { $0.line == 2 && $0.key == "becuase" })
        #expect(defects.contains { $0.line == 3 && $0.key == "because" && $0.problem == .missingKey(for: nil) })
    }
}
