import GeoModel
import PlanningModel

/// Which areas lie above and below an area: by their parent links, and by at least half their ground where there are
/// no links.
struct Hierarchy {
    private let tree: AreaTree
    private let grounds: Grounds

    init(_ tree: AreaTree, _ grounds: Grounds) {
        self.tree = tree
        self.grounds = grounds
    }

    /// The areas of some levels below an area, with nothing of these levels between: what it is made of.
    func children(of area: Int, at levels: [Level]) throws -> [Int] {
        var found: [Int] = []
        var open = tree.children(of: area)
        for _ in 0..<AreaTree.greatestDepth where !open.isEmpty {
            found += open.filter { isOne(of: levels, $0) }
            open = open.filter { !isOne(of: levels, $0) }.flatMap(tree.children(of:)).filter { $0 != area }
        }
        let unlinked = try unlinked(below: area, at: levels)
        // By ground as by links: what lies in another of them is that one's.
        let nearest = try unlinked.filter { child in
            try !(found + unlinked).contains { other in
                try tree.areas[other].level.isAbove(tree.areas[child].level) && grounds.isMostly(child, in: other)
            }
        }
        return (found + nearest).sorted()
    }

    /// All areas of some levels below an area.
    func descendants(of area: Int, at levels: [Level]) throws -> [Int] {
        try (tree.descendants(of: area).filter { isOne(of: levels, $0) } + unlinked(below: area, at: levels)).sorted()
    }

    /// All areas of some levels above an area.
    func ancestors(of area: Int, at levels: [Level]) throws -> [Int] {
        let linked = tree.ancestors(of: area).filter { isOne(of: levels, $0) }
        guard tree.parent(of: area) == nil else { return linked }
        return try tree.areas.indices.filter { other in
            try isOne(of: levels, other) && tree.areas[other].level.isAbove(tree.areas[area].level)
                && tree.areas[other].area > tree.areas[area].area && grounds.isMostly(area, in: other)
        }
    }

    /// Areas that belong below by their ground: those without a parent, and all where no area names this one.
    private func unlinked(below area: Int, at levels: [Level]) throws -> [Int] {
        let hasLinks = !tree.children(of: area).isEmpty
        let own = tree.areas[area]
        return try tree.areas.indices.filter { other in
            let candidate = tree.areas[other]
            return try (!hasLinks || tree.parent(of: other) == nil) && isOne(of: levels, other)
                && own.level.isAbove(candidate.level) && candidate.area < own.area
                && grounds.isMostly(other, in: area)
        }
    }

    private func isOne(of levels: [Level], _ area: Int) -> Bool {
        levels.isEmpty || levels.contains(tree.areas[area].level)
    }
}
