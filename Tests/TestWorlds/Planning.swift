public import GeoModel
public import PlanningModel

/// A day as tests write it; a day that the calendar does not have stops the test run.
public func day(_ text: String) -> CalendarDay {
    guard let day = CalendarDay(text) else { preconditionFailure("the test's day '\(text)' is none") }
    return day
}

/// A term as tests write it: `term("2020-01-01", nil)` is open.
public func term(_ from: String?, _ to: String?) -> Term { Term(from: from.map(day), to: to.map(day)) }

extension Origin {
    /// Row `row` of a list that only the test knows.
    public static func test(row: Int = 1) -> Origin {
        Origin(
            source: Source(
                id: 1, kind: "test", file: "test.csv", layer: nil, sha256: "00", rows: 0, operation: nil,
                accuracy: nil, encoding: nil, importedAt: "2000-01-01T00:00:00Z"), row: row)
    }
}

/// An area of 1 km² unless said, in force always unless said. Its code is its id where `hasCode` says so.
public func area(
    _ id: String, _ level: Level = "street", in parent: String? = nil, km2: Double = 1, people: Int? = nil,
    from: String? = nil, to: String? = nil, tags: [String] = [], hasCode: Bool = false, after: [String] = [],
    attributes: String? = nil
) -> Area {
    Area(
        id: id, code: hasCode ? id : nil, name: id, level: level, parent: parent, tags: tags, population: people,
        area: SquareMeters(squareKilometers: km2), term: term(from, to), predecessors: after, attributes: attributes,
        origin: .test())
}

/// An appointment to an area, open unless said.
public func appointment(
    _ actor: String, to area: String?, _ from: String? = nil, _ end: String? = nil, role: String = "planner",
    form: String? = nil, id: Int = 1, lead: Bool? = nil, partOf: String? = nil, persons: Int? = nil,
    _ columns: [Appointment.Column: [String]] = [:], ground: Boundary? = nil
) -> Appointment {
    Appointment(
        id: id, actor: actor, form: form, role: role, area: area, ground: ground, term: term(from, end), isLead: lead,
        partOf: partOf, persons: persons, columns: columns, origin: .test(row: id + 1))
}

/// A scheme with one rule `base`: a planner for every street and town.
public func scheme(
    count: String = "1..", valid: Term = .always, forms: [String] = ["team", "person"],
    levels: [Level] = ["street", "town"], at: [Level]? = nil
) -> Scheme {
    guard let quota = Quota(count) else { preconditionFailure("the test's quota '\(count)' is none") }
    return Scheme(
        name: "test", title: [.english: "Test"], valid: valid,
        roles: [Role(name: "planner", forms: forms, tier: .lead, levels: levels)],
        requirements: [
            Requirement(
                id: "base", at: Selector(levels: at ?? levels), demand: .role(.init(role: "planner", quota: quota)))
        ],
        overlap: OverlapRules(same: ["planner": .allow]))
}
