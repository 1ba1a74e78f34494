internal import GDALInterop
internal import GeoModel
internal import PlanningModel
internal import Responsibility

/// The columns that places of a list get beside their own: whose they are, who is responsible, what is within a walk.
///
/// What is the same for all places of an area is made once.
struct PointColumns: Sendable {
    /// Which of the areas that a place lies in get a row.
    enum Choice: Sendable {
        /// One of the finest level: of several the first by id.
        case finest
        /// Each, the finest first.
        case all
    }

    /// A row for a place.
    struct Row {
        /// Nil where it lies in no area.
        var area: Int?
        var isOnBorder = false
        /// Those who serve the area and are there for this place; nil where all of the area are.
        var planners: [String]?
    }

    /// Named so that none is called as one of the input's, whatever the case of its letters.
    let fields: [Field]
    /// Ours that would have been called as one of the input's, and what they are called instead.
    let renamed: [(field: String, name: String)]
    private let index: PlaceIndex
    private let choice: Choice
    private let areas: [AreaCells]
    private let noArea: AreaCells
    /// The place of each area in the order of their ids.
    private let ranks: [Int]

    /// What is told of an area, for every row in it.
    private struct AreaCells: Sendable {
        /// All but the planners.
        let values: [AttributeValue]
        let text: CSVRows.Prepared
        let planners: Planners
        let plannersText: CSVRows.Prepared

        init(_ values: [AttributeValue], _ planners: Planners) {
            (self.values, self.planners) = (values, planners)
            text = CSVRows.Prepared(values.map { $0.text.map { .text($0) } ?? .empty })
            plannersText = CSVRows.Prepared([
                planners.everywhere.isEmpty ? .empty : .text(planners.everywhere.joined(separator: ";"))
            ])
        }
    }

    /// Who serves an area, each once.
    fileprivate struct Planners: Sendable {
        /// All of them.
        let everywhere: [String]
        /// Each with the areas of which the place must lie in one, none for everywhere; empty where all are there for every
        /// place of the area.
        let here: [(actor: String, areas: [Int])]

        func those(in areas: [Int]) -> [String] {
            here.filter { $0.areas.isEmpty || $0.areas.contains(where: areas.contains) }.map(\.actor)
        }
    }

    init(_ index: PlaceIndex, _ choice: Choice, beside input: [String]) {
        (self.index, self.choice) = (index, choice)
        let ours =
            ["area_id", "area_name", "level", "state", "planners"].map { Field($0, .text) }
            + (index.circle?.categories ?? []).map { Field("minutes_\($0.name)", .real) }
            + [Field("on_border", .text), Field("error", .text)]
        var taken = Set(input.map { $0.lowercased() })
        fields = ours.map { field in
            var (name, number) = (field.name, 1)
            while !taken.insert(name.lowercased()).inserted {
                number += 1
                name = "\(field.name)_\(number)"
            }
            return Field(name, field.type)
        }
        renamed = zip(ours, fields).compactMap { $0.name == $1.name ? nil : ($0.name, $1.name) }
        areas = index.areas.indices.map { number in
            let (area, verdict) = (index.areas[number], index.leading[number])
            return AreaCells(
                [.text(area.id), .text(area.name), .text(area.level.rawValue), .init(verdict?.state.rawValue)],
                Planners(verdict, of: number, index.numbers))
        }
        noArea = AreaCells(Array(repeating: .null, count: 4), Planners(everywhere: [], here: []))
        let byID = index.areas.indices.sorted { index.areas[$0].id < index.areas[$1].id }
        var ranks = Array(repeating: 0, count: byID.count)
        for (rank, area) in byID.enumerated() { ranks[area] = rank }
        self.ranks = ranks
    }

    /// The rows of a place, at least one.
    func rows(of place: Position?) -> [Row] {
        guard let place else { return [Row()] }
        var rows: [Row] = []
        index.lookup.forEachHit(at: place) { rows.append(Row(area: $0.number, isOnBorder: $0.isOnBorder)) }
        if rows.isEmpty { return [Row()] }
        let here = rows.compactMap(\.area)
        if choice == .finest, rows.count > 1 { rows = [finest(of: rows)] }
        for number in rows.indices {
            guard let area = rows[number].area, !areas[area].planners.here.isEmpty else { continue }
            rows[number].planners = areas[area].planners.those(in: here)
        }
        return rows
    }

    private func finest(of rows: [Row]) -> Row {
        var chosen = rows[0]
        guard let smallest = rows[0].area else { return chosen }
        let level = index.areas[smallest].level
        for row in rows {
            guard let area = row.area, let other = chosen.area, ranks[area] < ranks[other] else { continue }
            if index.areas[area].level.isPeer(of: level) { chosen = row }
        }
        return chosen
    }

    /// The minutes to each category, and whether the place hangs on a street; nothing where there are no walks.
    func minutes(from place: Position?) -> (hangs: Bool, minutes: [Double?]) {
        guard let circle = index.circle else { return (true, []) }
        guard let place else { return (true, Array(repeating: nil, count: circle.categories.count)) }
        return circle.minutes(from: place)
    }

    func append(_ row: Row, minutes: [Double?], error: String?, to text: inout CSVRows) {
        let area = row.area.map { areas[$0] } ?? noArea
        text.append(area.text)
        if let planners = row.planners {
            text.append(planners.isEmpty ? .empty : .text(planners.joined(separator: ";")))
        } else {
            text.append(area.plannersText)
        }
        for minutes in minutes {
            text.append(minutes.map { .thousandths(UInt64(($0 * 1000).rounded())) } ?? .empty)
        }
        text.append(row.isOnBorder ? .text("yes") : .empty)
        text.append(error.map { .text($0) } ?? .empty)
    }

    func values(_ row: Row, minutes: [Double?], error: String?) -> [AttributeValue] {
        let area = row.area.map { areas[$0] } ?? noArea
        return area.values + [.init(joined: row.planners ?? area.planners.everywhere)]
            + minutes.map { $0.map { .real(($0 * 1000).rounded() / 1000) } ?? .null }
            + [row.isOnBorder ? .text("yes") : .null, .init(error)]
    }
}

extension PointColumns.Planners {
    /// As ``PlaceAnswer/planners(of:)`` has it: who is appointed to another area is there for places of that one.
    fileprivate init(_ verdict: Verdict?, of area: Int, _ numbers: [String: Int]) {
        everywhere = verdict?.servingActors ?? []
        var areas: [String: [Int]] = [:]
        for appointment in verdict?.serving.compactMap({ verdict?.appointments[$0] }) ?? [] {
            let other = appointment.ground == nil ? appointment.area.flatMap { numbers[$0] } : nil
            if let other, other != area {
                if areas[appointment.actor] != [] { areas[appointment.actor, default: []].append(other) }
            } else {
                areas[appointment.actor] = []
            }
        }
        here = areas.values.allSatisfy(\.isEmpty) ? [] : everywhere.map { ($0, areas[$0] ?? []) }
    }
}
