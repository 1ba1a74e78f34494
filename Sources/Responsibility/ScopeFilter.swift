internal import FoundationEssentials
import GeoModel
import PlanningModel

/// Which areas a scheme's selectors mean on a day.
final class ScopeFilter {
    private let scheme: Scheme
    private let tree: AreaTree
    private let grounds: Grounds
    private let day: CalendarDay
    private var attributes: [Int: [String: String]] = [:]
    /// The phases begun by the day, the last one first, and where they are.
    private let begun: [(phase: Phase, place: Selector)]
    /// Nil where it was not asked yet.
    private var reasons: [Result<ScopeReason?, MissingArea>?]

    /// A selector's `within` names an area that the project does not hold.
    struct MissingArea: Error, Hashable {
        let name: String
    }

    init(_ scheme: Scheme, _ tree: AreaTree, _ grounds: Grounds, on day: CalendarDay) {
        self.scheme = scheme
        self.tree = tree
        self.grounds = grounds
        self.day = day
        reasons = Array(repeating: nil, count: tree.areas.count)
        begun = scheme.phases.filter { $0.from <= day }.sorted { $0.from > $1.from }.map { ($0, $0.scope.place) }
    }

    /// Why the scheme does not apply to an area on the day; nil when it does.
    ///
    /// - Throws: ``MissingArea`` when that can't be told.
    func exemption(of area: Int) throws -> ScopeReason? {
        if !scheme.valid.contains(day) { return .validity(scheme.valid) }
        if scheme.scope == .everything, scheme.phases.isEmpty { return nil }
        if let known = reasons[area] { return try known.get() }
        let result: Result<ScopeReason?, MissingArea>
        do {
            result = .success(try judged(area))
        } catch let missing as MissingArea {
            result = .failure(missing)
        }
        reasons[area] = result
        return try result.get()
    }

    /// Whether the scheme has something to say of an area on the day: not where it does not apply, nor where that can't
    /// be told.
    func isJudged(_ area: Int) throws -> Bool {
        do { return try exemption(of: area) == nil } catch is MissingArea { return false }
    }

    private func judged(_ area: Int) throws -> ScopeReason? {
        if try !selects(scheme.scope, area) { return .scope }
        guard let phase = try currentPhase(of: area) else { return nil }
        return try selects(phase.scope, area) ? nil : .phase(from: phase.from)
    }

    /// The last phase begun whose place the area lies in.
    private func currentPhase(of area: Int) throws -> Phase? {
        try begun.first { try selects($0.place, area) }?.phase
    }

    /// The phases that are some area's last one begun.
    func currentPhases() throws -> [(phase: Phase, areas: [Int])] {
        guard scheme.valid.contains(day), !scheme.phases.isEmpty else { return [] }
        var areas = Array(repeating: [Int](), count: begun.count)
        for area in tree.areas.indices {
            if let place = try begun.firstIndex(where: { try selects($0.place, area) }) { areas[place].append(area) }
        }
        return zip(begun, areas).reversed().map { ($0.phase, $1) }
    }

    /// - Throws: ``MissingArea`` for a `within` that the project does not hold, if nothing else decides before.
    func selects(_ selector: Selector, _ area: Int) throws -> Bool {
        let own = tree.areas[area]
        if !selector.levels.isEmpty, !selector.levels.contains(own.level) { return false }
        if !selector.ids.isEmpty, !selector.ids.contains(own.id) { return false }
        if !selector.tags.isEmpty, !selector.tags.contains(where: own.tags.contains) { return false }
        if !selector.under.isEmpty {
            guard let code = code(of: area), selector.under.contains(where: code.hasPrefix) else { return false }
        }
        for condition in selector.conditions where !holds(condition, area) { return false }
        if !selector.within.isEmpty {
            let isWithin = try selector.within.contains { name in
                guard let other = tree.place(named: name) else { throw MissingArea(name: name) }
                return try grounds.isMostly(area, in: other)
            }
            if !isWithin { return false }
        }
        return try !selector.excluded.contains { try selects($0, area) }
    }

    /// An area's own code, or that of the nearest area above it that has one.
    private func code(of area: Int) -> String? {
        tree.areas[area].code ?? tree.ancestors(of: area).lazy.compactMap { self.tree.areas[$0].code }.first
    }

    private func holds(_ condition: Selector.Condition, _ area: Int) -> Bool {
        var place = area
        if let level = condition.level, tree.areas[area].level != level {
            guard let above = tree.ancestors(of: area).first(where: { tree.areas[$0].level == level }) else {
                return false
            }
            place = above
        }
        return attribute(condition.attribute, of: place).map(condition.values.contains) ?? false
    }

    private func attribute(_ name: String, of area: Int) -> String? {
        if attributes[area] == nil { attributes[area] = tree.areas[area].attributeTexts }
        return attributes[area]?[name]
    }
}
