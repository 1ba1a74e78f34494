internal import GeoModel
internal import LivingCircle
internal import PROJInterop
internal import PlanningModel
internal import ProjectStore
internal import WalkNetwork

/// How far it is from anywhere to the nearest facility of each category: one search over the streets for each list of
/// facilities, made once.
struct PlaceCircle: Sendable {
    private let finder: PlaceFinder
    private let pace: WalkingPace
    private let facilities: [CircleFacility]
    private let fields: [Field]
    let categories: [Category]

    /// The walks to the nearest of some facilities.
    private struct Field: Sendable {
        let walks: NearestField
        /// Their numbers among all.
        let facilities: [Int]
        /// Of those that stand in a point the first; who stands there walks no leg.
        let standing: [Position: Int]

        func nearest(to place: Position, hungOn foothold: Foothold?) -> NearestField.Nearest? {
            if let here = standing[place] { return NearestField.Nearest(facility: here, length: .zero) }
            return foothold.flatMap { walks.nearest(to: $0) }
        }
    }

    struct Category: Sendable {
        let name: String
        let title: [Language: String]
        /// All that count for any of its rows.
        fileprivate let field: Int
        fileprivate let rows: [Row]
    }

    /// A row of the standard that asks for the category.
    fileprivate struct Row: Sendable {
        let row: StandardRow
        let field: Int
        let limit: WalkLength
    }

    /// Nil where the project has no streets or no facilities.
    init?(_ question: PlaceQuestion, of project: Project) throws {
        let all = try project.facilities()
        guard !all.isEmpty, try project.hasStreets() else { return nil }
        let graph = try project.walkGraph()
        let (standard, crs) = (question.standard, try project.crs() ?? .wgs84)
        let finder = PlaceFinder(graph, on: Ellipsoid(of: crs))
        let facilities = try CircleFacility.hung(
            all, for: standard, gates: try project.entrances(), on: finder, in: crs, areas: { _ in [] })
        var lists: [[Int]: Int] = [:]
        func field(of list: [Int]) -> Int {
            if let field = lists[list] { return field }
            lists[list] = lists.count
            return lists.count - 1
        }
        var categories: [Category] = []
        var asked: Set<String> = []
        for row in standard.rows where !categories.contains(where: { $0.name == row.category }) {
            let rows = standard.rows.filter { $0.category == row.category }
            asked.formUnion(rows.flatMap(\.facilities))
            let filling = rows.map { row in facilities.indices.filter { facilities[$0].fills(row) } }
            let either = facilities.indices.filter { number in rows.contains { facilities[number].fills($0) } }
            categories.append(
                Category(
                    name: row.category, title: row.title, field: field(of: either),
                    rows: zip(rows, filling).map { row, list in
                        Row(
                            row: row, field: field(of: list),
                            limit: row.limit(by: standard.formula.limit, at: question.pace.speed))
                    }))
        }
        for name in Set(all.map(\.category)).subtracting(asked).sorted() {
            let list = facilities.indices.filter { facilities[$0].facility.category == name }
            categories.append(Category(name: name, title: [:], field: field(of: list), rows: []))
        }
        let ordered = lists.sorted { $0.value < $1.value }.map(\.key)
        fields = inParallel(count: ordered.count, workers: coreCount) { number in
            let list = ordered[number]
            var standing: [Position: Int] = [:]
            for (place, facility) in list.enumerated() {
                guard case .points(let points) = facilities[facility].facility.shape else { continue }
                for point in points where standing[point] == nil { standing[point] = place }
            }
            return Field(
                walks: graph.nearest(of: list.map { facilities[$0].footholds }, within: NearestField.longestCutoff),
                facilities: list, standing: standing)
        }
        (self.finder, self.facilities, self.categories, pace) = (finder, facilities, categories, question.pace)
    }

    /// - Parameter tags: Of the areas that the place lies in; some rows are for areas with some tags only.
    func walks(from place: Position, tags: [String]) -> PlaceWalks {
        let placement = finder.placement(of: place)
        let foothold = placement.footholds.first
        let nearest = fields.map { $0.nearest(to: place, hungOn: foothold) }
        return PlaceWalks(
            categories: categories.map { category in
                let found = nearest[category.field]
                let rows = category.rows.filter { $0.row.applies(toTags: tags) }
                return PlaceWalks.Walk(
                    category: category.name, title: category.title, minutes: found.map { pace.minutes($0.length) },
                    meters: found?.length.meters,
                    facility: found.map { facilities[fields[category.field].facilities[$0.facility]].facility },
                    isWithin: rows.isEmpty
                        ? nil : rows.allSatisfy { row in nearest[row.field].map { $0.length <= row.limit } ?? false })
            }, remark: placement.remark(on: finder))
    }

    /// Only how long one walks, in minutes, by category; nil where none is reached.
    ///
    /// - Returns: Whether the place hangs on any street, too.
    func minutes(from place: Position) -> (hangs: Bool, minutes: [Double?]) {
        let foothold = finder.foothold(of: place)
        return (
            foothold != nil,
            categories.map { fields[$0.field].nearest(to: place, hungOn: foothold).map { pace.minutes($0.length) } }
        )
    }
}
