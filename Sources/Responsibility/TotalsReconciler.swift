import GeoModel
import PlanningModel

/// Compares declared figures with what is on record, each on its own day. They never fill a gap.
struct TotalsReconciler {
    let scheme: Scheme

    /// The figures that are judged on a day: of several with one key the latest at or before it.
    func totals(asOf day: CalendarDay) -> [(total: DeclaredTotal, day: CalendarDay)] {
        var latest: [DeclaredTotal.Key: Int] = [:]
        for (place, total) in scheme.totals.enumerated() where total.at.map({ $0 <= day }) ?? true {
            if let other = latest[total.key], scheme.totals[other].at ?? day > total.at ?? day { continue }
            latest[total.key] = place
        }
        return latest.values.sorted().map { (scheme.totals[$0], scheme.totals[$0].at ?? day) }
    }

    /// What is found of a figure on its own day; nil when the project holds nothing to count.
    func found(_ key: DeclaredTotal.Key, in view: DayView) throws -> Int? {
        switch key.subject {
        case .areas: try areas(key, view)
        case .actors, .persons: counted(key, view)
        case .facts:
            view.register.facts.isEmpty
                ? nil
                : view.register.facts.count { fact in
                    key.fact.map { $0 == fact.name } ?? true && fact.date.map { $0 <= view.day } ?? true
                }
        }
    }

    private func areas(_ key: DeclaredTotal.Key, _ view: DayView) throws -> Int? {
        let ofLevel = view.tree.areas.indices.filter {
            key.levels.isEmpty || key.levels.contains(view.tree.areas[$0].level)
        }
        guard !ofLevel.isEmpty else { return nil }
        let selector = Selector(tags: key.tags, conditions: key.conditions)
        let having = key.having.map { name in scheme.roles.firstIndex { $0.name == name } }
        do {
            return try ofLevel.filter { area in
                guard try view.scope.selects(selector, area) else { return false }
                // Who has somebody in a role is counted wherever it is.
                guard let having else { return try view.scope.exemption(of: area) == nil }
                guard let role = having else { return false }
                return view.roster.claims(on: area, in: role).contains {
                    view.roster.claims[Int($0)].isInForce(on: view.day.ordinal)
                }
            }.count
        } catch is ScopeFilter.MissingArea {
            return nil
        }
    }

    private func counted(_ key: DeclaredTotal.Key, _ view: DayView) -> Int? {
        guard !view.roster.appointments.isEmpty else { return nil }
        var seen: Set<Int> = []
        let serving = view.roster.claims.filter { claim in
            key.role.map { $0 == scheme.roles[claim.role].name } ?? true && claim.isInForce(on: view.day.ordinal)
                && seen.insert(claim.appointment).inserted
        }.map(view.roster.appointment(of:)).filter { one in key.form.map { $0 == one.form } ?? true }
        if key.subject == .persons {
            let numbers = serving.compactMap(\.persons)
            return numbers.isEmpty && !serving.isEmpty ? nil : numbers.reduce(0, +)
        }
        if let column = key.by { return Set(serving.flatMap { $0.columns[column] ?? [] }).count }
        return Set(serving.map(ActorKey.init)).count
    }
}
