import GeoModel
import PlanningModel

/// Finds the area that a list means by a code, an id or a name.
struct AreaDirectory {
    private var byName: [String: [String]] = [:]
    /// One version of each area, by id, which is the code where there is one.
    private var areas: [String: Area] = [:]
    private var ids: [String] = []

    init(_ versions: [Area]) {
        for area in versions where areas[area.id] == nil {
            areas[area.id] = area
            ids.append(area.id)
            byName[area.name, default: []].append(area.id)
        }
    }

    private var budget = SuggestionBudget()

    enum Match {
        case found(String)
        /// No area is called so, or several are.
        case refused(RowDefect.Reason)
    }

    /// - Parameters:
    ///   - text: A code, an id, a name, or a name behind that of an area above it: `云屏区/柳桥街道`.
    ///   - parent: The code, id or name of an area above it, to tell two areas of one name apart; nil when not said.
    mutating func match(_ text: String, parent: String?) -> Match {
        let candidates = areas[text] == nil ? byName[text] ?? [] : [text]
        let matching = parent.map { parent in candidates.filter { isWithin($0, parent) } } ?? candidates
        switch matching.count {
        case 1: return .found(matching[0])
        case 0 where parent == nil && text.contains("/"):
            let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return match(parts[1], parent: parts[0])
        case 0: return .refused(.unknownArea(text, nearest: nearest(to: text, parent: parent, sameName: candidates)))
        default:
            let titles = matching.map(title)
            // Where titles are alike too, as after a reform, only the ids tell them apart.
            let areAlike = Set(titles).count < titles.count
            return .refused(.ambiguousArea(text, candidates: areAlike ? matching : titles))
        }
    }

    /// How an area is named to people: with its parent, where it has one.
    func title(_ id: String) -> String {
        guard let area = areas[id] else { return id }
        guard let parent = area.parent else { return area.name }
        return "\(self.area(named: parent)?.name ?? parent)/\(area.name)"
    }

    /// Whether an area's parent, or a parent of that, is called so.
    private func isWithin(_ id: String, _ parent: String) -> Bool {
        var next = areas[id]?.parent
        // A chain of levels is short; the bound keeps a circular one from going on.
        for _ in 0..<16 {
            guard let written = next else { return false }
            if written == parent { return true }
            guard let above = area(named: written) else { return false }
            if above.id == parent || above.name == parent { return true }
            next = above.parent
        }
        return false
    }

    /// The area of a code, an id, or a name that only one has.
    private func area(named text: String) -> Area? {
        if let area = areas[text] { return area }
        guard let named = byName[text], named.count == 1 else { return nil }
        return areas[named[0]]
    }

    /// Areas of the same name elsewhere first, then those of a similar name under the same parent, then any.
    private mutating func nearest(to text: String, parent: String?, sameName: [String]) -> [String] {
        if !sameName.isEmpty { return sameName.map(title) }
        guard budget.allows(comparing: ids.count) else { return [] }
        let siblings = parent.map { parent in ids.filter { isWithin($0, parent) } } ?? []
        for pool in [siblings, ids] where !pool.isEmpty {
            let names = nearestNames(to: text, among: pool.compactMap { areas[$0]?.name })
            if !names.isEmpty { return names.flatMap { name in pool.filter { areas[$0]?.name == name }.map(title) } }
        }
        return []
    }
}
