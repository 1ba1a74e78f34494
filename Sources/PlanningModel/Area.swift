public import GeoModel

/// A territory that is judged, without its boundary.
///
/// A class, so that the many results that name an area share it; two of the same content are equal.
public final class Area: Hashable, Sendable {
    /// Its code, or `parent/name` where there is no code; with `term.from` it is the key.
    public let id: String
    public let code: String?
    public let name: String
    public let level: Level
    /// As written: the code, id or name of an area of a higher level, which need not be in the project.
    public let parent: String?
    /// The name of the area that `parent` means; nil where that is not in the project.
    public let parentName: String?
    public let tags: [String]
    public let population: Int?
    /// On the ellipsoid, measured at import.
    public let area: SquareMeters
    public let term: Term
    /// Codes or ids of the areas it came from.
    public let predecessors: [String]
    /// Further attributes, a JSON object as text.
    public let attributes: String?
    public let origin: Origin

    public init(
        id: String, code: String?, name: String, level: Level, parent: String?, parentName: String? = nil,
        tags: [String], population: Int?, area: SquareMeters, term: Term, predecessors: [String], attributes: String?,
        origin: Origin
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.level = level
        self.parent = parent
        self.parentName = parentName
        self.tags = tags
        self.population = population
        self.area = area
        self.term = term
        self.predecessors = predecessors
        self.attributes = attributes
        self.origin = origin
    }

    public static func == (left: Area, right: Area) -> Bool {
        left === right
            || left.id == right.id && left.term == right.term && left.code == right.code && left.name == right.name
                && left.level == right.level && left.parent == right.parent && left.parentName == right.parentName
                && left.tags == right.tags && left.population == right.population && left.area == right.area
                && left.predecessors == right.predecessors && left.attributes == right.attributes
                && left.origin == right.origin
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(term)
    }
}

extension Sequence<Area> {
    /// The areas in force on a day, by id. Of several versions of one area the one that began last counts: it
    /// supersedes the others from its first day on.
    public func inForce(on day: CalendarDay) -> [Area] {
        func precedes(_ left: Area, _ right: Area) -> Bool {
            if left.id != right.id { return left.id < right.id }
            return left.term.from?.ordinal ?? 0 < right.term.from?.ordinal ?? 0
        }
        var versions = filter { $0.term.contains(day) }
        // Mostly they stand in order already.
        if !zip(versions, versions.dropFirst()).allSatisfy(precedes) { versions.sort(by: precedes) }
        var current: [Area] = []
        current.reserveCapacity(versions.count)
        for area in versions {
            if current.last?.id == area.id { current.removeLast() }
            current.append(area)
        }
        return current
    }
}
