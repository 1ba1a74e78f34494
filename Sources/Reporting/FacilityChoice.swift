internal import GeoModel
internal import PlanningModel

/// Which facilities of a project are meant.
public enum FacilityChoice: Hashable, Sendable {
    /// Those of these ids, each in all its categories.
    case ids([String])
    case category(String)

    /// - Throws: ``ReportingError/noFacilities``; ``ReportingError/noSuchFacilities(_:nearest:)`` with every id that none
    ///   has; ``ReportingError/noSuchCategory(_:nearest:all:)``.
    func chosen(among all: [Facility]) throws -> [Facility] {
        guard !all.isEmpty else { throw ReportingError.noFacilities }
        switch self {
        case .category(let name):
            let chosen = all.filter { $0.category == name }
            if !chosen.isEmpty { return chosen }
            let names = Set(all.map(\.category)).sorted()
            throw ReportingError.noSuchCategory(name, nearest: nearestNames(to: name, among: names), all: names)
        case .ids(let ids):
            let known = Set(all.map(\.id))
            let unknown = ids.filter { !known.contains($0) }
            guard unknown.isEmpty else {
                let names = known.sorted()
                // A few are enough to find the mistake.
                let nearest = unknown.prefix(5).flatMap { nearestNames(to: $0, among: names) }
                throw ReportingError.noSuchFacilities(unknown, nearest: nearest)
            }
            let wanted = Set(ids)
            return all.filter { wanted.contains($0.id) }
        }
    }
}
