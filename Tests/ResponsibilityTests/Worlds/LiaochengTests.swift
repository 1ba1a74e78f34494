import GeoModel
import PlanningModel
import Responsibility
import TestWorlds
import Testing

/// The main urban area is four squares wide: the streets east and west, the park, and a square that belongs to nobody.
/// No area names a parent: what lies in the urban area is told by ground alone.
@Suite("Liaocheng 聊城: one team over everything, and a group of it for each street, town and park")
struct LiaochengTests {
    private func city() throws -> World {
        var city = try World("liaocheng", on: "2021-12-31")
        try city.add("main-urban-area", "urbanarea", columns: 0...4)
        try city.add("east", "street", columns: 0...1)
        try city.add("west", "street", columns: 1...2)
        try city.add("park", "park", columns: 2...3)
        return city
    }

    /// With the team, and a group for each of some areas.
    private func city(groupsFor areas: String...) throws -> World {
        var city = try city()
        city.appoint("team", to: "main-urban-area", role: "team", form: "team")
        for area in areas {
            city.appoint("group \(area)", to: area, role: "group", from: "2020-03-01", form: "group", partOf: "team")
        }
        return city
    }

    @Test("a park without a group is the one gap, though the team lies over it; team over group is a layer")
    func gap() throws {
        let city = try city(groupsFor: "east", "west")
        let report = try city.report()
        #expect(report.states("one") == ["main-urban-area covered"])
        // Reach is direct: what the team has does not satisfy rule n.
        #expect(report.states("n") == ["east covered", "park gap", "west covered"])
        #expect(report.told == ["GAP.none gap park", "LAYER.ok note east", "LAYER.ok note west"])
        #expect(report.uncovered("n") == [city.size(of: "park")])
    }

    @Test("team over group is one overlap for each street; where only the team is, there is none")
    func layers() throws {
        let city = try city(groupsFor: "east", "west")
        let report = try city.overlaps()
        // Step 2: a group inside its own team. The widest area's claim stands first.
        #expect(report.told.sorted() == ["layer 2 team, group east", "layer 2 team, group west"])
        #expect(isSameGround(report.total.value, city.size(of: "east", "west")))
        for overlap in report.overlaps {
            #expect(isSameGround(overlap.size.value, city.size(of: "east")))
            // The team serves from 2019-01-01, the group from 2020-03-01, both without an end.
            #expect(overlap.common == term("2020-03-01", nil))
        }
    }

    @Test("parent links tell the same as ground does")
    func links() throws {
        var linked = try World("liaocheng", on: "2021-12-31")
        try linked.add("main-urban-area", "urbanarea", columns: 0...4)
        try linked.add("east", "street", columns: 0...1, in: "main-urban-area")
        try linked.add("west", "street", columns: 1...2, in: "main-urban-area")
        try linked.add("park", "park", columns: 2...3, in: "main-urban-area")
        let loose = try city(groupsFor: "east", "west")
        linked.appointments = loose.appointments
        #expect(try linked.report().told == loose.report().told)
        #expect(try linked.overlaps().told.sorted() == loose.overlaps().told.sorted())
    }

    @Test("a group on two streets carries too much: both streets are overspan")
    func span() throws {
        var city = try city(groupsFor: "park")
        city.appoint("busy", to: "east", "west", role: "group", form: "group", partOf: "team")
        let report = try city.report()
        #expect(report.states("n") == ["east overspan", "park covered", "west overspan"])
        #expect(report.serious == ["SPAN.over conflict busy"])
        let finding = try #require(report.findings(.spanOver).first)
        #expect(finding.evidence.quota == Quota("1") && finding.evidence.inForce == 2)
        #expect(report.uncovered("n") == [0])
    }

    @Test("a group of no team does not count, and its street is a gap", arguments: [nil, "nobody"])
    func orphan(team: String?) throws {
        var city = try city(groupsFor: "west", "park")
        city.appoint("stray", to: "east", role: "group", form: "group", partOf: team)
        let report = try city.report()
        #expect(report.states("n") == ["east gap", "park covered", "west covered"])
        #expect(report.serious == ["GAP.none gap east", "LINK.orphan warning east"])
        let orphan = try #require(report.findings(.linkOrphan).first)
        #expect(orphan.actor == "stray")
        #expect(orphan.evidence.orphanReason == .notPartOf(team, role: "team"))
    }

    @Test("the group of a dissolved team is an orphan from that day on, and its street expired")
    func dissolved() throws {
        var city = try city(groupsFor: "west", "park")
        city.appoint("old team", to: "main-urban-area", role: "team", until: "2021-06-01", form: "team")
        city.appointments.removeAll { $0.actor == "team" }
        city.appoint("team", to: "main-urban-area", role: "team", from: "2021-06-01", form: "team")
        city.appoint("old group", to: "east", role: "group", form: "group", partOf: "old team")
        // The groups of the new team are listed since 2020; they count since it is there.
        let before = try city.report("2021-05-31")
        #expect(before.states("n") == ["east covered", "park future", "west future"])
        let after = try city.report("2021-06-01")
        #expect(after.states("one") == ["main-urban-area covered"])
        #expect(after.states("n") == ["east expired", "park covered", "west covered"])
        #expect(after.serious == ["GAP.expired gap east", "LINK.orphan warning east"])
        #expect(after.findings(.linkOrphan).map(\.actor) == ["old group"])
    }

    @Test("without any team left, team and group are expired")
    func noTeamLeft() throws {
        var city = try city()
        city.appoint("team", to: "main-urban-area", role: "team", until: "2021-06-01", form: "team")
        city.appoint("group", to: "east", role: "group", form: "group", partOf: "team")
        let report = try city.report()
        #expect(report.states("one") == ["main-urban-area expired"])
        #expect(report.states("n") == ["east expired", "park gap", "west gap"])
        #expect(report.findings(.linkOrphan).map(\.actor) == ["group"])
        #expect(try city.overlaps().overlaps.isEmpty)
    }

    @Test("two groups on one street are a conflict that is told once")
    func twoGroups() throws {
        var city = try city(groupsFor: "east", "west", "park")
        city.appoint("second", to: "east", role: "group", from: "2021-01-01", form: "group", partOf: "team")
        let report = try city.report()
        #expect(report.states("n") == ["east conflict", "park covered", "west covered"])
        #expect(report.serious == ["OVER.same conflict east"])
        let finding = try #require(report.findings(.overSame).first)
        #expect(finding.role == "group" && finding.evidence.inForce == 2)

        let overlaps = try city.overlaps()
        // Of the three pairs on the east street the worst decides: step 7, two groups. The worst stands first.
        #expect(overlaps.told[0] == "conflict 7 team, group east, second")
        #expect(overlaps.overlaps[0].common == term("2021-01-01", nil))
        #expect(overlaps.told.count == 3)
        #expect(isSameGround(overlaps.total.value, city.size(of: "east", "west", "park")))
    }

    @Test("a second team is a conflict over the whole urban area, told once")
    func secondTeam() throws {
        var city = try city(groupsFor: "east", "west", "park")
        city.appoint("other team", to: "main-urban-area", role: "team", form: "team")
        let report = try city.report()
        #expect(report.states("one") == ["main-urban-area conflict"])
        #expect(report.states("n") == ["east covered", "park covered", "west covered"])
        #expect(report.serious == ["OVER.same conflict main-urban-area"])

        // The three areas with a group each, and the rest of the urban area: together all of it, each told once.
        let overlaps = try city.overlaps()
        #expect(overlaps.overlaps.map(\.verdict) == [.conflict, .conflict, .conflict, .conflict])
        #expect(overlaps.overlaps.map(\.step) == [7, 7, 7, 7])
        #expect(overlaps.overlaps.map(\.claims.count).sorted() == [2, 3, 3, 3])
        #expect(isSameGround(overlaps.total.value, city.size(of: "main-urban-area")))
    }

    @Test("an area belongs to the urban area when at least half its ground lies in it")
    func outside() throws {
        var city = try city(groupsFor: "east", "west", "park")
        // The urban area ends at column 4: half of the first, 49 of 100 of the second, nothing of the third.
        try city.add("half", "street", columns: 3...5, rows: 0...0.5)
        try city.add("less", "street", columns: 3.02...5.02, rows: 0.5...1)
        try city.add("beyond", "street", columns: 6...7)
        let report = try city.report()
        #expect(
            report.states("n") == [
                "beyond not-applicable", "east covered", "half gap", "less not-applicable", "park covered",
                "west covered",
            ])
        #expect(report.serious == ["GAP.none gap half"])
    }

    @Test("team over group is an overlap only where the group's street lies in the urban area")
    func halfOverlap() throws {
        var city = try city(groupsFor: "half")
        try city.add("half", "street", columns: 3...5)
        let overlaps = try city.overlaps()
        #expect(overlaps.told == ["layer 2 team, group half"])
        #expect(isSameGround(overlaps.total.value, city.size(of: "half") / 2))
    }

    @Test("without the main urban area nothing can be told, and one warning names it")
    func missing() throws {
        var city = try city(groupsFor: "east", "west", "park")
        city.appoint("second", to: "east", role: "group", form: "group", partOf: "team")
        city.areas.removeAll { $0.id == "main-urban-area" }
        let report = try city.report()
        #expect(report.states("one").isEmpty)
        #expect(report.states("n") == ["east unknown", "park unknown", "west unknown"])
        // The list says too that the team is for an area that is not there: that is told of the team.
        #expect(report.told == ["LINK.orphan warning –", "LINK.orphan warning team"])
        #expect(report.findings.map(\.rule) == ["scope", nil])
        #expect(report.findings.first?.evidence.detail == .absent(.area("main-urban-area")))
    }

    @Test("where a park lies over a street and each has the group it must have, the ground is contested")
    func contested() throws {
        var city = try city(groupsFor: "east", "west", "park")
        try city.add("inner park", "park", columns: 0.5...1)
        city.appoint("inner group", to: "inner park", role: "group", form: "group", partOf: "team")
        let report = try city.report()
        #expect(report.states("n") == ["east covered", "inner park covered", "park covered", "west covered"])
        #expect(report.serious == ["LEVEL.contested warning inner park"])
        let overlaps = try city.overlaps()
        #expect(overlaps.told[0] == "warning 7 team, group east, inner group")
        #expect(isSameGround(overlaps.total.value, city.size(of: "east", "west", "park")))
    }
}
