import Foundation
import TestWorlds
import Testing

/// A district of two streets, side by side on the equator, with a park that lies half on either:
///
///     | 甲  P  P  乙 |      10.00° to 10.04°, 0° to 0.02°; the park from 10.01° to 10.03°, 0.005° to 0.015°
///
/// The park and 甲街道 have planners; 乙街道's ended with 2021. 丁 was appointed to the district, for which the scheme has no
/// planner. A degree of the equator is 111319.4908 m (2πa/360), one of a meridian there 110574.2758 m (a(1 − e²)π/180; a, e of
/// WGS 84: NGA.STND.0036).
@Suite("zegui query --at")
struct QueryTests {
    private static let city = Result { try made() }

    private static func made() throws -> City {
        func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> String {
            "POLYGON ((\(west) \(south), \(east) \(south), \(east) \(north), \(west) \(north), \(west) \(south)))"
        }
        let areas: [(String?, [String: any Sendable])] = [
            (box(10, 0, 10.04, 0.02), ["code": "1", "name": "河区", "level": "district"]),
            (box(10, 0, 10.02, 0.02), ["code": "A", "name": "甲街道", "level": "street", "parent": "1"]),
            (box(10.02, 0, 10.04, 0.02), ["code": "B", "name": "乙街道", "level": "street", "parent": "1"]),
            (box(10.01, 0.005, 10.03, 0.015), ["code": "P", "name": "丙园区", "level": "park", "parent": "1"]),
        ]
        let list = """
            actor,form,role,area,from,to,lead
            甲队,team,planner,A,2020-01-01,,yes
            乙队,team,planner,B,2020-01-01,2022-01-01,yes
            丙,person,planner,P,2020-03-01,2030-03-01,
            丁,person,planner,1,2020-01-01,,

            """
        return try withTemporaryFolder { folder in
            try folder.write(GeoJSONFile.text(areas), to: "areas.geojson")
            try folder.write(list, to: "list.csv")
            return try City(
                [
                    [
                        "areas", "areas.geojson", "--level-field", "level", "--code-field", "code", "--parent-field",
                        "parent",
                    ],
                    ["planners", "list.csv"],
                ], from: folder.path)
        }
    }

    private struct Answer: Decodable {
        struct At: Decodable {
            struct Input: Decodable { let text: String, crs: String, reading: String }
            let lon: Double, lat: Double
            let crs: String
            let input: Input
        }
        struct Planner: Decodable {
            let actor: String, role: String
            let form: String?, area: String?, from: String?, to: String?
            let lead: Bool?
        }
        struct Rule: Decodable {
            let rule: String, state: String, because: String
            let role: String?
            let planners: [Planner]
        }
        struct Area: Decodable {
            let id: String, name: String, level: String
            let code: String?, parent: String?
            let onBorder: Bool
            let distanceToBoundaryM: Double
            let rules: [Rule]
        }
        struct Overlap: Decodable {
            struct Claim: Decodable { let actor: String? }
            let kind: String, verdict: String
            let claims: [Claim]
        }
        struct Walk: Decodable {
            struct Facility: Decodable { let id: String }
            let category: String
            let minutes: Double?, metres: Double?
            let facility: Facility?
            let within: Bool?
        }
        let at: At
        let asOf: String
        let onBorder: Bool
        let areas: [Area]
        let otherPlanners: [Planner]
        let overlaps: [Overlap]
        let circle: [Walk]?
        let remarks: [String]
    }

    private func ask(
        _ place: String, on day: String = "2026-06-30", _ options: [String] = [], in folder: TemporaryFolder
    ) throws -> Answer {
        let run = try expectSuccess(
            zegui(["query", "city.gpkg", "--at", place, "--as-of", day, "--format", "json"] + options, in: folder))
        return try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
    }

    @Test("a place in one street has its areas, finest first, with who serves there and how far the border is")
    func plain() throws {
        try Self.city.get().inFolder { folder in
            let answer = try ask("10.004,0.003", in: folder)
            #expect(answer.areas.map(\.id) == ["A", "1"] && answer.areas.map(\.level) == ["street", "district"])
            #expect(answer.areas[0].parent == "1" && answer.areas[0].code == "A" && !answer.onBorder)
            // The southern border is nearest: 0.003° of the meridian; the western is 0.004° of the equator, 445.3 m.
            #expect(answer.areas.map(\.distanceToBoundaryM) == [331.7, 331.7])
            let rule = try #require(answer.areas[0].rules.first)
            #expect(rule.rule == "base" && rule.role == "planner" && rule.state == "covered")
            let planner = try #require(rule.planners.first)
            #expect(rule.planners.count == 1 && planner.actor == "甲队" && planner.form == "team" && planner.lead == true)
            #expect(planner.from == "2020-01-01" && planner.to == nil && planner.area == "A")
            // All three areas of the district had somebody until 2022, and 乙街道 has nobody now: expired, as SCHEMES says.
            // Of those who count there, only 甲队 is here.
            #expect(answer.areas[1].rules.map(\.rule) == ["district"] && answer.areas[1].rules[0].state == "expired")
            #expect(answer.areas[1].rules[0].planners.map(\.actor) == ["甲队"])
            // A district has no planner in Beijing: whoever was appointed to it counts for no rule.
            #expect(answer.otherPlanners.map(\.actor) == ["丁"])
            #expect(answer.overlaps.isEmpty && answer.circle == nil && answer.remarks.isEmpty)
            #expect(answer.at.lon == 10.004 && answer.at.lat == 0.003 && answer.at.crs == "EPSG:4326")
        }
    }

    @Test("a place on a shared border belongs to both streets, at distance 0, and the answer says so")
    func border() throws {
        try Self.city.get().inFolder { folder in
            let answer = try ask("10.02,0.002", in: folder)
            #expect(answer.areas.map(\.id) == ["A", "B", "1"] && answer.onBorder)
            #expect(answer.areas.map(\.onBorder) == [true, true, false])
            // The district's southern border: 0.002° of the meridian.
            #expect(answer.areas.map(\.distanceToBoundaryM) == [0, 0, 221.1])
            #expect(answer.remarks == ["The place is on the border of 甲街道, 乙街道: it belongs to each."])
            let corner = try ask("10.02,0", in: folder)
            #expect(corner.areas.map(\.id) == ["A", "B", "1"] && corner.areas.allSatisfy(\.onBorder))
            // Half a nanometre inside is no longer on it.
            let inside = try ask("10.020000000000005,0.002", in: folder)
            #expect(inside.areas.map(\.id) == ["B", "1"] && !inside.onBorder)
            let chinese = try ask("10.02,0.002", ["--lang", "zh"], in: folder)
            #expect(chinese.remarks == ["该地点位于甲街道、乙街道的边界上，同属各区域。"])
        }
    }

    @Test("where two claims meet both are told, with the scheme's verdict; elsewhere none")
    func overlaps() throws {
        try Self.city.get().inFolder { folder in
            let answer = try ask("10.015,0.01", in: folder)
            #expect(answer.areas.map(\.id) == ["P", "A", "1"])
            #expect(answer.areas[0].distanceToBoundaryM == 552.9)  // 0.005° of the meridian
            let overlap = try #require(answer.overlaps.first)
            #expect(answer.overlaps.count == 1 && overlap.kind == "duty" && overlap.verdict == "warning")
            #expect(Set(overlap.claims.compactMap(\.actor)) == ["甲队", "丙"])
            // In the park's eastern half 乙街道 has nobody any more.
            let east = try ask("10.025,0.01", in: folder)
            #expect(east.areas.map(\.id) == ["P", "B", "1"] && east.overlaps.isEmpty)
            #expect(east.areas[1].rules.map(\.state) == ["expired"] && east.areas[1].rules[0].planners.isEmpty)
            #expect(
                east.areas[1].rules[0].because == "nobody serves on the day: the last, 乙队, ended on 2022-01-01")
            let early = try ask("10.025,0.01", on: "2019-12-31", in: folder)
            #expect(
                early.areas[1].rules[0].because == "nobody serves on the day: 乙队 begins on 2020-01-01")
            let before = try ask("10.025,0.01", on: "2021-12-31", in: folder)
            #expect(before.areas[1].rules.map(\.state) == ["covered"] && before.overlaps.count == 1)
            #expect(before.asOf == "2021-12-31")
        }
    }

    @Test("the latitude may come first where only that reading lies in the project, or the letters say so; it is told")
    func readings() throws {
        try Self.city.get().inFolder { folder in
            let swapped = try ask("0.003,10.004", in: folder)
            #expect(swapped.areas.map(\.id) == ["A", "1"] && swapped.at.input.reading == "latitude first")
            #expect(swapped.remarks == ["read with the latitude first"])
            // 10.004° = 10°0′14.4″, 0.003° = 0°0′10.8″
            let degrees = try ask("0°0'10.8\"N 10°0'14.4\"E", in: folder)
            #expect(degrees.areas.map(\.id) == ["A", "1"] && degrees.remarks.isEmpty)
            #expect(degrees.at.input.text == "0°0'10.8\"N 10°0'14.4\"E")
            #expect(degrees.at.input.reading == "latitude first")
            // Neither lies in the project: the longitude comes first.
            let elsewhere = try ask("50,60", in: folder)
            #expect(elsewhere.at.input.reading == "longitude first" && elsewhere.areas.isEmpty)
            #expect(elsewhere.remarks.count == 1 && elsewhere.remarks[0].contains("no area"))
            // Longitude 60, latitude 100 is nowhere; the other way round it is.
            #expect(try ask("60,100", in: folder).at.lon == 100)
        }
    }

    @Test("a place may be given in the metres of a plane, easting first or northing first")
    func plane() throws {
        try Self.city.get().inFolder { folder in
            // Web Mercator: x is metres of the equator; y at 0.003° is R ln tan(π/4 + φ/2) = 333.9585 m.
            let answer = try ask("\(10.004 * 111_319.49079327358),333.9585", ["--crs", "EPSG:3857"], in: folder)
            #expect(answer.areas.map(\.id) == ["A", "1"] && answer.at.input.crs == "EPSG:3857")
            #expect(abs(answer.at.lon - 10.004) < 1e-9 && abs(answer.at.lat - 0.003) < 1e-8)
            let swapped = try ask("333.9585,\(10.004 * 111_319.49079327358)", ["--crs", "EPSG:3857"], in: folder)
            #expect(swapped.areas.map(\.id) == ["A", "1"] && swapped.at.input.reading == "latitude first")
        }
    }

    @Test("what is no place is refused as usage, what lies nowhere as bad input; both say what to do")
    func refused() throws {
        try Self.city.get().inFolder { folder in
            for place in ["10.004", "here", "10°61'N 3°E", "1,2,3"] {
                let run = try zegui("query", "city.gpkg", "--at", place, in: folder)
                #expect(run.status == 64 && run.errors.contains("'\(place)' is no place"), "\(place)")
            }
            #expect(try zegui("query", "city.gpkg", "--at", "400,100", in: folder).status == 65)
            #expect(try zegui("query", "city.gpkg", "--at", "1,2", "--crs", "EPSG:0", in: folder).status == 64)
        }
    }

    @Test("people read a table in their language")
    func tables() throws {
        try Self.city.get().inFolder { folder in
            func table(_ options: String...) throws -> String {
                try expectSuccess(
                    zegui(["query", "city.gpkg", "--at", "10.02,0.002", "--as-of", "2026-06-30"] + options, in: folder)
                ).output
            }
            let english = try table()
            #expect(english.contains("10.0200000, 0.0020000 in EPSG:4326, given as '10.02,0.002' in EPSG:4326"))
            #expect(english.contains("on it") && english.contains("甲队") && english.contains("221.1"))
            let chinese = try table("--lang", "zh")
            #expect(chinese.contains("在边界上") && chinese.contains("已到期") && chinese.contains("截至 2026-06-30"))
            let rows = try table("--format", "csv").split(separator: "\n")
            #expect(rows.first == "area,id,level,parent,to boundary m,rule,state,why")
            #expect(rows.dropFirst().first == "甲街道,A,street,河区,on it,base,covered,served by 1")
        }
    }

    @Test("the walk to the nearest of each category is told, and whether it is within what the standard asks")
    func walks() throws {
        // Three blocks of 120 m are five minutes at 1.2 m/s, which is exactly the standard's; four are not within.
        try ClinicStreet.inFolder { folder in
            for (corner, metres, minutes, within) in [(0, 0.0, 0.0, true), (3, 360, 5, true), (4, 480, 6.667, false)] {
                let answer = try ask("\(ClinicStreet.longitude(corner)),33.0", in: folder)
                let walk = try #require(answer.circle?.first)
                #expect(answer.circle?.count == 1 && walk.category == "clinic" && walk.facility?.id == "c0")
                #expect(walk.metres == metres && walk.minutes == minutes && walk.within == within)
            }
            let faster = try ask("\(ClinicStreet.longitude(4)),33.0", ["--speed", "1.6"], in: folder)
            #expect(faster.circle?.first?.minutes == 5 && faster.circle?.first?.within == true)
            // 32.995° is 554 m south of the street: more than the 250 m that a leg may have.
            let far = try ask("\(ClinicStreet.longitude(3)),32.995", in: folder)
            #expect(far.circle?.first?.minutes == nil && far.circle?.first?.within == false)
            #expect(far.remarks.count == 1 && far.remarks[0].hasPrefix("On foot: the nearest street is"))
        }
    }
}
