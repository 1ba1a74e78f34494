import GeoModel
public import PlanningModel

extension OSMExtract {
    /// Reads the streets of a file that are walked, and facilities where these are wanted.
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
            of: path, streets: (rules.streets.map(\.pattern)), areas: places,
            nodes: rules.barriers.map(\.pattern) + doors + places, progress: progress,
            otherKeys: (rules.steps.map(\.pattern) + rules.directions.map(\.pattern)).flatMap(\.conditions).map(\.key))
        self.init()
        var ways = WalkedWays(content, rules)
        ways.cut(into: &self)
        guard ways.ways > 0 else { throw OSMError.nothingWalkable(file: path) }
        guard !streets.isEmpty else { throw OSMError.noNodes(file: path) }
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
        var nodes: [UInt32] = []
        var found = 0
        for place in way.nodes {
            if content.position(ofPlace: place) == nil {
                missing += 1
                found += finish(&nodes, of: way)
            } else if nodes.last != place {
                nodes.append(place)
            }
        }
        found += finish(&nodes, of: way)
        if found == 0 { withoutLength += 1 }
    }

    /// Takes the nodes so far as a run; 0 where they are none.
    private mutating func finish(_ nodes: inout [UInt32], of way: OSMContent.Way) -> Int {
        defer { nodes.removeAll(keepingCapacity: true) }
        guard nodes.count >= 2 else { return 0 }
        runs.append(Run(way: way, nodes: nodes))
        return 1
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
