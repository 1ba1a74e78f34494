import GeoModel
import PlanningModel

/// The facts of each area, found by name.
struct FactIndex {
    /// Whether the project holds any fact at all.
    let isEmpty: Bool
    private var facts: [Key: [Fact]] = [:]

    private struct Key: Hashable {
        let name: String
        let area: Int
    }

    init(_ facts: [Fact], _ tree: AreaTree) {
        isEmpty = facts.isEmpty
        for fact in facts {
            for area in tree.current(fact.area) {
                self.facts[Key(name: fact.name, area: area), default: []].append(fact)
            }
        }
        for key in self.facts.keys {
            self.facts[key]?.sort { ($0.date?.ordinal ?? 0, $0.origin.row) < ($1.date?.ordinal ?? 0, $1.origin.row) }
        }
    }

    /// By date; also those that are yet to come.
    func facts(named name: String, of area: Int) -> [Fact] { facts[Key(name: name, area: area)] ?? [] }
}
