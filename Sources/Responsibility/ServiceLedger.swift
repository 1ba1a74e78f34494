import GeoModel
import PlanningModel

/// What each actor did in the period that holds the day, under each service rule.
struct ServiceLedger {
    private let rules: [Rule]

    private struct Rule {
        let rule: ServiceRule
        let role: Int
        /// Days or times, by actor and area; nil when the project has no row of the role and kind at all.
        let done: Done?
    }

    private struct Done {
        /// Rows without an area.
        var anywhere: [String: Int] = [:]
        var at: [Place: Int] = [:]
    }

    private struct Place: Hashable {
        let actor: String
        let area: Int
    }

    init(_ services: [ServiceRecord], _ scheme: Scheme, _ roster: Roster, _ tree: AreaTree, on day: CalendarDay) {
        rules = scheme.services.compactMap { rule in
            guard let role = scheme.roles.firstIndex(where: { $0.name == rule.role }) else { return nil }
            let actors = Set(
                roster.claims.filter { $0.role == role }.map { roster.appointment(of: $0).actor })
            let rows = services.filter { $0.kind == rule.kind && actors.contains($0.actor) }
            guard !rows.isEmpty else { return Rule(rule: rule, role: role, done: nil) }
            var done = Done()
            let period = rule.period.term(holding: day)
            for row in rows {
                let number = row.done(rule.measure, within: period)
                guard number > 0 else { continue }
                if let id = row.area {
                    for area in tree.current(id) { done.at[Place(actor: row.actor, area: area), default: 0] += number }
                } else {
                    done.anywhere[row.actor, default: 0] += number
                }
            }
            return Rule(rule: rule, role: role, done: done)
        }
    }

    /// The first rule that an actor breaks on an area, and what it did there; nil when it breaks none.
    func breach(of actor: String, in role: Int, on area: Int) -> (rule: ServiceRule, done: Int)? {
        for rule in rules where rule.role == role {
            guard let done = rule.done else { continue }
            let number =
                done.anywhere[actor, default: 0] + done.at[Place(actor: actor, area: area), default: 0]
            if number < rule.rule.quota.lower { return (rule.rule, number) }
        }
        return nil
    }

    /// The rules that can't be judged for want of rows.
    var unjudged: [ServiceRule] { rules.filter { $0.done == nil }.map(\.rule) }
}

extension ServiceRule.Period {
    /// The calendar month or year that holds a day.
    func term(holding day: CalendarDay) -> Term {
        switch self {
        case .month:
            Term(
                from: CalendarDay(year: day.year, month: day.month, day: 1),
                to: day.month == 12
                    ? CalendarDay(year: day.year + 1, month: 1, day: 1)
                    : CalendarDay(year: day.year, month: day.month + 1, day: 1))
        case .year:
            Term(
                from: CalendarDay(year: day.year, month: 1, day: 1),
                to: CalendarDay(year: day.year + 1, month: 1, day: 1))
        }
    }
}

extension ServiceRecord {
    /// How many days, or times, of it lie within a period. A row that only partly does counts its common days, but no
    /// more than the days it states; its times count once it has a common day.
    func done(_ measure: ServiceRule.Measure, within period: Term) -> Int {
        // Without a last day it lasted as many days as it states, else one.
        let end = term.to ?? term.from.flatMap { $0.advanced(by: max(1, days ?? 1)) }
        let shared = Term(from: term.from, to: end).intersection(period).days ?? 0
        return switch measure {
        case .days: min(shared, days ?? shared)
        case .count: shared > 0 ? count ?? 1 : 0
        }
    }
}
