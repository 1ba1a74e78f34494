import GeoModel
internal import PROJInterop
import PlanningModel

/// One row of a list: its cells by our names, its shape, and what turns out to be wrong with it.
struct ListRow {
    let number: Int
    /// Its own shape in the project's CRS; nil in a table, for a feature without shape, and where the shape was refused.
    let shape: Geometry<Position>?
    /// What the row calls itself, for people.
    var name: String?
    /// Whether it is a feature of a layer that holds shapes.
    let isFeature: Bool
    private(set) var defects: [RowDefect.Reason]
    private let columns: ListColumns
    private let values: [String?]

    init(
        _ number: Int, _ values: [String?], of columns: ListColumns, isFeature: Bool = false,
        shape: Geometry<Position>? = nil, defects: [RowDefect.Reason] = []
    ) {
        self.number = number
        self.values = values
        self.columns = columns
        self.isFeature = isFeature
        self.shape = shape
        self.defects = defects
    }

    /// Its own polygon; nil where it has none.
    var ground: Boundary? { if case .polygons(let ground)? = shape { ground } else { nil } }

    /// A line that was left empty.
    var isBlank: Bool { shape == nil && defects.isEmpty && values.allSatisfy { $0?.nonBlank == nil } }

    func has(_ column: String) -> Bool { columns.has(column) }

    mutating func refuse(_ reason: RowDefect.Reason) { defects.append(reason) }

    /// The trimmed text of a cell; nil when it is empty or the list has no such column.
    func text(_ column: String) -> String? { columns.text(column, in: values) }

    /// The text of a cell that must be filled; nil when it is not, which is noted.
    mutating func required(_ column: String) -> String? {
        if let text = text(column) { return text }
        refuse(.missing(column: column))
        return nil
    }

    /// The day in a cell; nil when it is empty, or no day, which is noted.
    mutating func day(_ column: String) -> CalendarDay? {
        guard let text = text(column) else { return nil }
        if let day = CalendarDay(text) { return day }
        refuse(.badDay(column: column, value: text))
        return nil
    }

    /// The days from `from` to `to`; a term that holds no day is noted.
    mutating func term() -> Term {
        let term = Term(from: day("from"), to: day("to"))
        if term.isEmpty { refuse(.emptyTerm(from: text("from") ?? "", to: text("to") ?? "")) }
        return term
    }

    /// The number of people in a cell that must be filled; nil when it is not, or is none, which is noted.
    mutating func people(_ column: String) -> Double? {
        guard let text = required(column) else { return nil }
        if let number = Double(text), isPeople(number) { return number }
        refuse(.badNumber(column: column, value: text))
        return nil
    }

    /// The number in a cell, from 0 on; nil when it is empty, or no whole number, which is noted.
    mutating func wholeNumber(_ column: String) -> Int? {
        guard let text = text(column) else { return nil }
        // The bound keeps sums of them from overflowing.
        if let number = Int(text), (0..<1_000_000_000).contains(number) { return number }
        refuse(.badWholeNumber(column: column, value: text))
        return nil
    }

    /// The coordinate in a cell that must be filled; nil when it is not, or is no finite number, which is noted.
    mutating func coordinate(_ column: String) -> Double? {
        guard let text = required(column) else { return nil }
        if let number = Double(text), number.isFinite { return number }
        refuse(.badCoordinateText(column: column, value: text))
        return nil
    }

    /// Where `lon` and `lat` say; nil where either is missing or wrong, which is noted.
    mutating func position(movedBy operation: CoordinateOperation) throws -> Position? {
        let (x, y) = (coordinate("lon"), coordinate("lat"))
        guard let x, let y else { return nil }
        do {
            return try operation.apply(to: [Coordinate(x: x, y: y)], as: Position.self).first
        } catch .notOnEarth(let place), .outsideOperation(let place, _, _) {
            refuse(.badCoordinate(place))
            return nil
        }
    }

    /// The id of the area that `area` and `district` name; nil when `area` is empty, or means no single area, which is
    /// noted.
    mutating func area(in directory: inout AreaDirectory) -> String? {
        guard let written = text("area") else { return nil }
        return area(written, parent: text("district"), in: &directory)
    }

    /// The id of the area that is called so, below `parent` where that is said; nil when it means no single area, which
    /// is noted.
    mutating func area(_ written: String, parent: String?, in directory: inout AreaDirectory) -> String? {
        switch directory.match(written, parent: parent) {
        case .found(let id): return id
        case .refused(let reason):
            refuse(reason)
            return nil
        }
    }

    /// The cells of columns that are none of ours, as a JSON object; nil when all are empty.
    func others() throws -> String? {
        if columns.others.isEmpty { return nil }
        let filled = columns.others.compactMap { index, name in values[index]?.nonBlank.map { (name, $0) } }
        return try JSONText.object(Dictionary(filled) { first, _ in first }.mapValues { .text($0) })
    }
}
