import GeoModel
import PlanningModel

/// The lines that sever: which of them are one barrier, and which one a straight way crosses first.
struct Barriers: Sendable {
    let lines: [BarrierLine]
    /// The number of each line's barrier: lines of one kind and name are one, and those without a name that meet end to end.
    /// Tracks and roads without a name belong to the one with a name that they branch off. Numbered by the first lines
    /// with that name, or without.
    let barrierOfLine: [Int]
    /// Where each line's edges begin; line by line.
    private let firstEdges: [Int]
    private let tree: ExtentTree

    init(_ lines: [BarrierLine]) {
        self.lines = lines
        barrierOfLine = Self.joined(lines)
        var firstEdges: [Int] = []
        var extents: [Extent] = []
        for line in lines {
            firstEdges.append(extents.count)
            for (start, end) in zip(line.line, line.line.dropFirst()) {
                extents.append(Extent(Geometry.points([start, end])))
            }
        }
        self.firstEdges = firstEdges
        tree = ExtentTree(extents)
    }

    /// Whether some line may come into an extent.
    func meet(_ extent: Extent) -> Bool { tree.meets(extent) }

    /// The number of the line that is crossed nearest to where the way begins; of several there, the lowest. Nil where none
    /// is.
    func first(crossedBy way: CrowFlight) -> Int? {
        var first: (share: Double, line: Int)?
        tree.forEach(meeting: way.extent) { edge, _ in
            let line = self.line(ofEdge: edge)
            let start = lines[line].line[edge - firstEdges[line]]
            let end = lines[line].line[edge - firstEdges[line] + 1]
            guard let share = way.crossing(from: start, to: end) else { return }
            if first.map({ (share, line) < ($0.share, $0.line) }) ?? true { first = (share, line) }
        }
        return first?.line
    }

    /// The last line that begins at or before an edge: one without edges begins where the next does.
    private func line(ofEdge edge: Int) -> Int {
        var (low, high) = (0, firstEdges.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if firstEdges[middle] <= edge { low = middle } else { high = middle }
        }
        return low
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
