import GeoModel
import PlanningModel

/// The areas in force on a day, each with those above and below it by its parent link, and what became of those that
/// are in force no more.
final class AreaTree {
    /// By id.
    let areas: [Area]
    private let index: [String: Int]
    /// The index of each area's parent; -1 where it names none that is in force.
    private let parents: [Int]
    private let children: [Int: [Int]]
    /// The ids of the areas that name an id among their predecessors.
    private let successors: [String: [String]]

    /// How many levels may lie over each other.
    static let greatestDepth = 16

    init(_ versions: [Area], on day: CalendarDay) {
        areas = versions.inForce(on: day)
        var index: [String: Int] = Dictionary(minimumCapacity: areas.count)
        for (place, area) in areas.enumerated() { index[area.id] = place }
        self.index = index

        var successors: [String: [String]] = [:]
        for area in versions where !area.predecessors.isEmpty {
            for id in area.predecessors { successors[id, default: []].append(area.id) }
        }
        self.successors = successors
        parents = areas.parentLinks().map { $0 ?? -1 }
        var children: [Int: [Int]] = [:]
        for (child, parent) in parents.enumerated() where parent >= 0 { children[parent, default: []].append(child) }
        self.children = children
    }

    func place(of id: String) -> Int? { index[id] }

    /// The area that a scheme means by an id or by a name that only one has.
    func place(named text: String) -> Int? {
        if let place = index[text] { return place }
        let named = areas.indices.filter { areas[$0].name == text }
        return named.count == 1 ? named[0] : nil
    }

    func parent(of place: Int) -> Int? { parents[place] >= 0 ? parents[place] : nil }

    /// The areas above it, the nearest first. Where links run in a circle, it ends before anything comes twice.
    func ancestors(of place: Int) -> [Int] {
        var above: [Int] = []
        var next = parents[place]
        while next >= 0, next != place, !above.contains(next), above.count < Self.greatestDepth {
            above.append(next)
            next = parents[next]
        }
        return above
    }

    func children(of place: Int) -> [Int] { children[place] ?? [] }

    /// The areas below it, each level after the one above.
    func descendants(of place: Int) -> [Int] {
        var found: [Int] = []
        var level = children(of: place)
        for _ in 0..<Self.greatestDepth where !level.isEmpty {
            found += level
            // One below itself would begin a circle: all circles below it lead through it.
            level = level.flatMap(children(of:)).filter { $0 != place }
        }
        return found
    }

    func isAbove(_ upper: Int, _ lower: Int) -> Bool { ancestors(of: lower).contains(upper) }

    /// The area itself where it is in force, else the areas in force that came from it, by id.
    func current(_ id: String) -> [Int] {
        if let place = index[id] { return [place] }
        guard !successors.isEmpty else { return [] }
        var found: Set<Int> = []
        var seen: Set<String> = [id]
        var open = successors[id] ?? []
        while let next = open.popLast() {
            guard seen.insert(next).inserted else { continue }
            if let place = index[next] { found.insert(place) } else { open += successors[next] ?? [] }
        }
        return found.sorted()
    }
}
