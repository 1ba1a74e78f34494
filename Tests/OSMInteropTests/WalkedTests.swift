import OSMInterop
import PlanningModel
import Testing

@Suite("what is walked")
struct WalkedTests {
    private let nodes = (1...4).map { OSMText.node($0, Double($0) / 1000, 0) }

    @Test(
        "the tag about walkers goes before that about everybody, and both before the class",
        arguments: [
            ("highway=footway", true), ("highway=service", true), ("highway=track", true), ("highway=trunk", true),
            ("highway=cycleway", true), ("highway=motorway", false), ("highway=trunk_link", false),
            ("highway=construction", false), ("highway=corridor", false), ("highway=elevator", false),
            ("highway=residential foot=no", false), ("highway=residential foot=private", false),
            ("highway=primary foot=use_sidepath", false), ("highway=service access=no", false),
            ("highway=service access=private", false), ("highway=service access=private foot=yes", true),
            ("highway=service access=no foot=designated", true), ("highway=service access=private foot=no", false),
            ("highway=motorway foot=yes", false), ("highway=primary sidewalk=separate", true),
            ("highway=pedestrian area=yes", true), ("route=ferry", false), ("waterway=river", false),
        ])
    func walked(tags: String, isWalked: Bool) throws {
        // The street 3–4 is always walked.
        let extract = try OSMText.read(nodes + [OSMText.way(10, [1, 2], tags), OSMText.way(11, [3, 4])])
        #expect(extract.streets.contains { $0.way == 10 } == isWalked)
    }

    @Test("what is left out is told by the rule")
    func leftOut() throws {
        let extract = try OSMText.read(
            nodes + [
                OSMText.way(10, [1, 2], "highway=motorway"), OSMText.way(11, [1, 2], "route=ferry"),
                OSMText.way(12, [3, 4], "highway=proposed"), OSMText.way(13, [3, 4]),
            ])
        #expect(extract.remarks == [.notWalked(rule: "class", ways: 2), .notWalked(rule: "ferry", ways: 1)])
    }

    @Test(
        "one-way is for walkers only where it says so",
        arguments: [
            ("oneway=yes", WalkDirection.both), ("oneway:foot=yes", .forward), ("oneway:foot=-1", .backward),
            ("foot:backward=no", .forward), ("foot:forward=no", .backward),
        ])
    func oneWay(tag: String, direction: WalkDirection) throws {
        let extract = try OSMText.read(nodes + [OSMText.way(10, [1, 2], "highway=path \(tag)")])
        #expect(extract.streets.map(\.direction) == [direction])
    }

    @Test("steps are known, and names kept")
    func steps() throws {
        let extract = try OSMText.read(
            nodes + [OSMText.way(10, [1, 2], "highway=steps name=Stair"), OSMText.way(11, [2, 3])])
        #expect(extract.streets.map(\.isSteps) == [true, false])
        #expect(extract.streets.map(\.name) == ["Stair", nil])
        #expect(extract.streets.map(\.highway) == ["steps", "residential"])
    }
}
