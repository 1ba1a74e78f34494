internal import GDALInterop
import GeoModel
import PlanningModel

/// A feature understood as an area, its boundary in the project's CRS, not yet checked or measured.
struct RawArea: Surveyable {
    let row: Int
    let name: String
    let code: String?
    let level: Level
    let parent: String?
    let tags: [String]
    let population: Int?
    let term: Term
    let predecessors: [String]
    let attributes: String?
    private(set) var ground: Boundary
    private(set) var isMerged = false
    /// The area of the project that it is put together with.
    private(set) var held: HeldArea?

    var boundary: Boundary? { ground }

    var id: String { code ?? parent.map { "\($0)/\(name)" } ?? name }

    init(
        row: Int, name: String, code: String?, level: Level, parent: String?, tags: [String], population: Int?,
        term: Term, predecessors: [String], attributes: String?, ground: Boundary
    ) {
        self.row = row
        self.name = name
        self.code = code
        self.level = level
        self.parent = parent
        self.tags = tags
        self.population = population
        self.term = term
        self.predecessors = predecessors
        self.attributes = attributes
        self.ground = ground
    }

    /// Adds the ground of another feature, which may touch or overlap its own.
    mutating func add(_ other: Boundary) {
        ground.polygons += other.polygons
        isMerged = true
    }

    mutating func join(_ held: HeldArea) {
        add(held.ground)
        self.held = held
    }
}

/// Which field of a layer gives what, settled once, so that reading a feature looks nothing up by name.
struct FieldPlan {
    private let level: Column<Level>
    private let name: Column<String>
    private let code: Column<String>?
    private let parent: Column<String>?
    private let from: Column<CalendarDay>?
    private let to: Column<CalendarDay>?
    private let tags: Int?
    private let population: Int?
    private let predecessors: Int?
    private let kept: [(index: Int, name: String)]
    /// In the order of a feature's attributes.
    let fields: [Field]
    private let callsByRow: Bool

    /// What is wrong with a feature, all of it.
    struct Refused: Error {
        let defects: [RowDefect]
        var isWithoutGround: Bool { defects.allSatisfy { $0.reason == .noGround } }
    }

    private enum Column<Value: Sendable>: Sendable {
        case constant(Value)
        case field(Int)
    }

    /// Settles the fields and tells the reader which ones to decode.
    ///
    /// - Parameter callsByRow: Whether a feature without a name is called by its row, `#12`, and not refused.
    /// - Throws: ``StoreError/unknownField(_:file:fields:)`` for the first field that the layer lacks,
    ///   ``StoreError/noNames(field:file:fields:)`` where it is the one of the names.
    init(_ plan: AreaImport, reader: LayerReader, callsByRow: Bool = false) throws {
        self.callsByRow = callsByRow
        let all = reader.fields
        var selected: [Field] = []
        func index(_ name: String) throws -> Int {
            if let index = selected.firstIndex(where: { $0.name == name }) { return index }
            guard let field = all.first(where: { $0.name == name }) else {
                throw StoreError.unknownField(name, file: plan.path, fields: all.map(\.name))
            }
            selected.append(field)
            return selected.count - 1
        }
        func column<Value>(_ given: AreaImport.Given<Value>) throws -> Column<Value> {
            switch given {
            case .constant(let value): .constant(value)
            case .field(let name): .field(try index(name))
            }
        }
        level = try column(plan.level)
        if case .field(let field) = plan.name, !all.contains(where: { $0.name == field }) {
            if reader.lacksTable { throw FormatError.missingPart(file: plan.path, part: ".dbf") }
            throw StoreError.noNames(field: field, file: plan.path, fields: all.map(\.name))
        }
        name = try column(plan.name)
        code = try plan.code.map(column)
        parent = try plan.parent.map(column)
        from = try plan.from.map(column)
        to = try plan.to.map(column)
        tags = try plan.tagField.map(index)
        population = try plan.populationField.map(index)
        predecessors = try plan.predecessorsField.map(index)
        kept =
            switch plan.keptFields {
            case .none: []
            case .all: try all.map { (try index($0.name), $0.name) }
            case .named(let names): try names.map { (try index($0), $0) }
            }
        fields = selected
        try reader.select(selected.map(\.name))
    }

    /// Reads one feature.
    ///
    /// - Throws: ``Refused`` with every defect of the feature.
    func area(
        _ row: Int, _ feature: Feature<Coordinate>, _ move: LayerMove
    ) throws -> RawArea {
        let values = feature.attributes
        var reasons: [RowDefect.Reason] = []
        func text(_ index: Int?) -> String? { index.flatMap { values[$0].text?.nonBlank } }
        func words(_ index: Int?) -> [String] {
            text(index)?.listedWords ?? []
        }
        func read(_ column: Column<String>?) -> String? {
            switch column {
            case .constant(let value): value
            case .field(let index): text(index)
            case nil: nil
            }
        }
        func day(_ column: Column<CalendarDay>?) -> CalendarDay? {
            switch column {
            case nil: return nil
            case .constant(let day): return day
            case .field(let index):
                if case .day(let day) = values[index] { return day }
                guard let written = text(index) else { return nil }
                if let day = CalendarDay(written) { return day }
                reasons.append(.badDay(column: fields[index].name, value: written))
                return nil
            }
        }
        let name = read(self.name)?.nonBlank ?? (callsByRow ? "#\(row)" : nil)
        if name == nil { reasons.append(.missing(column: fieldName(self.name))) }
        let level: Level?
        switch self.level {
        case .constant(let own): level = own
        case .field(let index):
            level = text(index).map(Level.init(rawValue:))
            if level == nil { reasons.append(.missing(column: fieldName(self.level))) }
        }
        let term = Term(from: day(from), to: day(to))
        if term.isEmpty {
            reasons.append(.emptyTerm(from: term.from?.description ?? "", to: term.to?.description ?? ""))
        }
        var people: Int?
        if let written = text(population) {
            people = peopleCount(written)
            if people == nil {
                reasons.append(.badNumber(column: population.map { fields[$0].name } ?? "", value: written))
            }
        }
        let before = reasons.count
        let ground = try move.boundary(of: feature.geometry, &reasons)
        if ground == nil, reasons.count == before { reasons.append(.noGround) }
        guard reasons.isEmpty, let name, let level, let ground else {
            throw Refused(defects: reasons.map { RowDefect(row: row, name: name, reason: $0) })
        }
        var attributes: [String: AttributeValue] = [:]
        for (index, name) in kept { attributes[name] = values[index] }
        return RawArea(
            row: row, name: name, code: read(code), level: level, parent: read(parent), tags: words(tags),
            population: people, term: term, predecessors: words(predecessors),
            attributes: try JSONText.object(attributes), ground: ground)
    }

    private func fieldName<Value>(_ column: Column<Value>) -> String {
        switch column {
        case .constant: ""
        case .field(let index): fields[index].name
        }
    }
}
