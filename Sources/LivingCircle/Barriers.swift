import GeoModel
import PlanningModel

/// The lines that sever: which of them are one barrier, and which one a straight way crosses first.
struct Barriers: Sendable {
    let lines: [BarrierLine]
    /// The number of each line's barrier: lines of one kind and name are one, and those without a name that meet end to end.
    /// Tracks and roads without a name belong to the one with a name that they branch off. Numbered by the first lines
    /// with that name, or without.
    let barrierOfLine: [Int]
    private struct Edge: BitwiseCopyable {
        let start: Position
        let end: Position
        let line: Int
    }

    private let edges: [Edge]
    private let tree: ExtentTree

    init(_ lines: [BarrierLine]) {
        self.lines = lines
        barrierOfLine = Self.joined(lines)
        edges = lines.enumerated().flatMap { number, line in
            zip(line.line, line.line.dropFirst()).map { Edge(start: $0, end: $1, line: number) }
        }
        tree = ExtentTree(edges.map { Extent(between: $0.start, $0.end) })
    }

    /// Whether some line may come into an extent.
    func meet(_ extent: Extent) -> Bool { tree.meets(extent) }

    /// The number of the line that is crossed nearest to where the way begins; of several there, the lowest. Nil where none
    /// is.
    func first(crossedBy way: CrowFlight) -> Int? {
        var first: (share: Double, line: Int)?
        tree.forEach(meeting: Extent(between: way.from, way.to)) { number, _ in
            let edge = edges[number]
            guard let share = way.crossing(from: edge.start, to: edge.end) else { return }
            if let first, (first.share, first.line) <= (share, edge.line) { return }
            first = (share, edge.line)
        }
        return first?.line
    }

    private struct Joint: Hashable {
        let kind: BarrierLine.Kind
        let name: String?
        /// Where lines without a name meet.
        let end: Position?
    }

    private static func joined(_ lines: [BarrierLine]) -> [Int] {
        // Each line points to an earlier one of its barrier, or to itself.
        var earlier = Array(lines.indices)
        func root(_ line: Int) -> Int {
            var line = line
            while earlier[line] != line {
                earlier[line] = earlier[earlier[line]]
                line = earlier[line]
            }
            return line
        }
        var holders: [Joint: Int] = [:]
        for (number, line) in lines.enumerated() {
            for end in line.name == nil ? line.ends : [nil] {
                let joint = Joint(kind: line.kind, name: line.name, end: end)
                guard let holder = holders[joint] else {
                    holders[joint] = number
                    continue
                }
                let (a, b) = (root(holder), root(number))
                earlier[max(a, b)] = min(a, b)
            }
        }
        let trunks = Self.trunks(of: lines)
        var trunkOfBranch: [Int: Int] = [:]
        for (number, line) in lines.enumerated() where line.branches {
            for end in line.ends {
                guard let trunk = trunks[Joint(kind: line.kind, name: nil, end: end)] else { continue }
                trunkOfBranch[root(number)] = min(trunkOfBranch[root(number)] ?? .max, root(trunk))
            }
        }
        return lines.indices.map { trunkOfBranch[root($0)] ?? root($0) }
    }

    /// The first line with a name at each of its positions, for what branches off it.
    private static func trunks(of lines: [BarrierLine]) -> [Joint: Int] {
        var trunks: [Joint: Int] = [:]
        for (number, line) in lines.enumerated() where line.name != nil && line.kind != .river {
            for position in line.line {
                let joint = Joint(kind: line.kind, name: nil, end: position)
                trunks[joint] = trunks[joint] ?? number
            }
        }
        return trunks
    }
}

extension BarrierLine {
    fileprivate var ends: [Position?] { [line.first, line.last] }

    /// Whether it belongs to what it branches off: a siding to its railway, a link to its road; no river to another.
    fileprivate var branches: Bool { name == nil && kind != .river }
}

extension Extent {
    fileprivate init(between start: Position, _ end: Position) {
        self.init(
            minX: min(start.x, end.x), minY: min(start.y, end.y), maxX: max(start.x, end.x), maxY: max(start.y, end.y))
    }
}
