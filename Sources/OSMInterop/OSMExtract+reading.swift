import GeoModel
public import PlanningModel

extension OSMExtract {
    /// Reads the streets of a file that are walked, the lines that sever, and facilities where these are wanted.
    ///
    /// Streets are in the order of way ids, and do not depend on the order of the file. A street is cut at every node that
    /// another has too, or that it passes twice, and where a barrier is closed.
    ///
    /// - Parameters:
    ///   - facilities: Which objects are facilities; nil to leave out facilities and entrances.
    ///   - progress: Told the share of the work that is done, from 0 to 1; reading stops when it throws.
    /// - Throws: ``OSMError``, and what `progress` throws.
    public init(
        reading path: String, rules: WalkingRules, facilities: FacilityTags? = nil,
        progress: ((Double) throws -> Void)? = nil
    ) throws {
        let places = facilities.map { $0.categories.flatMap(\.patterns) } ?? []
        let doors = facilities == nil ? [] : rules.entrances.map(\.pattern)
        let content = try OSMContent(
            of: path, ways: rules.streets.map(\.pattern) + rules.severing.map(\.pattern), areas: places,
            nodes: rules.barriers.map(\.pattern) + doors + places, progress: progress,
            otherKeys: (rules.steps.map(\.pattern) + rules.directions.map(\.pattern)).flatMap(\.conditions).map(\.key))
        self.init()
        var ways = WalkedWays(content, rules)
        ways.cut(into: &self)
        guard ways.ways > 0 else { throw OSMError.nothingWalkable(file: path) }
        guard !streets.isEmpty else { throw OSMError.noNodes(file: path) }
        barriers = (0..<content.wayCount).flatMap { rules.barrierLines(of: content.way($0), in: content) }
        if content.repeated > 0 { remarks.append(.repeated(content.repeated)) }
        if let facilities { add(facilities, rules.entrances, of: content) }
    }

    private mutating func add(_ tags: FacilityTags, _ doors: [TagRule<Bool>], of content: OSMContent) {
        var open = content.openWays
        for node in content.nodes {
            add("node/\(node.id)", .points([node.position]), node.tags, tags)
            if doors.first(matching: node.tags)?.verdict ?? false {
                entrances.append(Entrance(node: node.id, position: node.position))
            }
        }
        for area in content.areas {
            if area.shape.isEmpty {
                open += 1
            } else {
                add(area.id, .polygons(area.shape), area.tags, tags)
            }
        }
        if open > 0 { remarks.append(.openAreas(open)) }
    }

    private mutating func add(
        _ id: String, _ shape: Geometry<Position>, _ tags: [String: String], _ table: FacilityTags
    ) {
        for category in table.categories(of: tags) {
            facilities.append(Facility(id: id, category: category, name: tags["name"], shape: shape))
        }
    }
}

/// The ways of a file that are walked, and where they are cut.
private struct WalkedWays {
    /// A run of a way's nodes that the file has, none twice in a row, at least two.
    private struct Run {
        let way: OSMContent.Way
        let nodes: [UInt32]
    }

    private let content: OSMContent
    private let rules: WalkingRules
    private var runs: [Run] = []
    /// How many ways are walked, also those without nodes.
    private(set) var ways = 0
    private var leftOut: [String: Int] = [:]
    private var missing = 0
    private var withoutLength = 0
    /// How often streets pass or touch each place.
    private var uses: [UInt8]
    private var closed: Set<UInt32> = []

    init(_ content: OSMContent, _ rules: WalkingRules) {
        (self.content, self.rules) = (content, rules)
        uses = [UInt8](repeating: 0, count: content.placeCount)
        for index in 0..<content.wayCount { add(content.way(index)) }
        for run in runs {
            for node in run.nodes where uses[Int(node)] < 2 { uses[Int(node)] += 1 }
        }
        for node in content.nodes where rules.barriers.first(matching: node.tags)?.verdict == false {
            if let place = content.place(ofNode: node.id), uses[Int(place)] > 0 { closed.insert(place) }
        }
    }

    private mutating func add(_ way: OSMContent.Way) {
        let rule = rules.streets.first(matching: way.tags)
        guard rule?.verdict ?? false else {
            if let rule { leftOut[rule.name, default: 0] += 1 }
            return
        }
        ways += 1
        missing += way.nodes.count { content.position(ofPlace: $0) == nil }
        let found = content.runs(of: way)
        if found.isEmpty { withoutLength += 1 }
        runs += found.map { Run(way: way, nodes: $0) }
    }

    mutating func cut(into extract: inout OSMExtract) {
        var barriers: Int64 = 0
        func end(_ place: UInt32) -> Int64 {
            guard closed.contains(place) else { return content.id(ofPlace: place) }
            barriers += 1
            return Int64.min + barriers
        }
        for run in runs {
            let tags = run.way.tags
            var street = OSMExtract.Street(
                way: run.way.id, from: 0, to: 0, shape: 0..<0, name: tags["name"],
                highway: tags["highway"] ?? tags["route"] ?? "",
                isSteps: rules.steps.first(matching: tags)?.verdict ?? false,
                direction: rules.directions.first(matching: tags)?.verdict ?? .both)
            var start = 0
            for index in run.nodes.indices.dropFirst() {
                let place = run.nodes[index]
                guard index == run.nodes.count - 1 || uses[Int(place)] > 1 || closed.contains(place) else { continue }
                let first = extract.positions.count
                extract.positions += run.nodes[start...index].compactMap(content.position(ofPlace:))
                street.from = end(run.nodes[start])
                street.to = end(place)
                street.shape = first..<extract.positions.count
                extract.streets.append(street)
                start = index
            }
        }
        extract.remarks += leftOut.sorted { $0.key < $1.key }.map { .notWalked(rule: $0.key, ways: $0.value) }
        if missing > 0 { extract.remarks.append(.missingNodes(missing)) }
        if withoutLength > 0 { extract.remarks.append(.withoutLength(withoutLength)) }
        if !closed.isEmpty { extract.remarks.append(.closedBarriers(closed.count)) }
    }
}

extension OSMContent {
    /// The runs of a way's nodes that the file has, none twice in a row, each of at least two.
    fileprivate func runs(of way: Way) -> [[UInt32]] {
        var runs: [[UInt32]] = [[]]
        for place in way.nodes {
            if position(ofPlace: place) == nil {
                runs.append([])
            } else if runs[runs.count - 1].last != place {
                runs[runs.count - 1].append(place)
            }
        }
        return runs.filter { $0.count >= 2 }
    }
}

extension WalkingRules {
    /// The lines of a way that severs; none where it does not.
    fileprivate func barrierLines(of way: OSMContent.Way, in content: OSMContent) -> [BarrierLine] {
        guard let kind = severing.first(matching: way.tags)?.verdict else { return [] }
        return content.runs(of: way).map { run in
            BarrierLine(
                id: "way/\(way.id)", kind: kind, name: way.tags["name"] ?? way.tags["ref"],
                line: run.compactMap(content.position(ofPlace:)))
        }
    }
}
