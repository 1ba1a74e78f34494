internal import GEOSInterop
import GeoModel
internal import PROJInterop
import PlanningModel
internal import PolygonOverlay

/// Finds where appointments in force meet on one ground.
///
/// Two areas of levels that tile the ground together never make a duty overlap: where their boundaries overlap, that
/// is a defect of the data. Nor do two where the scheme applies to neither's area.
final class DutyOverlapFinder {
    let scheme: Scheme
    let roster: Roster
    let tree: AreaTree
    let grounds: Grounds
    let scope: ScopeFilter
    let day: CalendarDay
    let rules: DutyRules
    /// The claims in force at each site, by first day.
    let claims: [Site: [Int]]

    init(_ scheme: Scheme, _ view: DayView) {
        self.scheme = scheme
        (roster, tree, grounds, scope, day) = (view.roster, view.tree, view.grounds, view.scope, view.day)
        rules = DutyRules(scheme, roster, tree)
        claims = Self.claimsBySite(roster, on: day)
    }

    /// Where claims are made: an area, or a polygon.
    enum Site: Hashable {
        case area(Int)
        case polygon(Int)
    }

    /// Ground that is covered by the same sites everywhere.
    struct Cell {
        /// Areas first, the widest first.
        let sites: [Site]
        let ground: CellGround
    }

    enum CellGround {
        case area(Int)
        case shape(Boundary, SquareMeters)
    }

    /// The cells of the day.
    ///
    /// - Parameter isExact: Whether the ground of linked areas is cut out of their boundaries. Otherwise an area counts
    ///   as lying within those it is linked to, and only what links don't tell is computed: enough for findings.
    func cells(isExact: Bool) throws -> [Cell] {
        let sites = claims.keys.compactMap { if case .area(let area) = $0 { area } else { nil } }.sorted()
        let polygons = claims.keys.compactMap { if case .polygon(let polygon) = $0 { polygon } else { nil } }.sorted()
        let isClaimed = Set(sites)
        let cut = try areasToCut(sites, hasPolygons: !polygons.isEmpty, isExact: isExact)

        func linked(_ area: Int) -> [Site] {
            isExact ? [] : tree.ancestors(of: area).filter(isClaimed.contains).map(Site.area)
        }
        var cells: [Cell] = []
        let isCut = Set(cut)
        for area in sites where !isCut.contains(area) {
            let above = linked(area)
            // A single claim meets nobody.
            if above.isEmpty, claims[.area(area)]?.count == 1 { continue }
            cells.append(Cell(sites: ordered(above + [.area(area)]), ground: .area(area)))
        }
        let shapes = try cut.map(grounds.boundary(of:)) + polygons.map { grounds.polygons[$0] }
        for cell in try overlayCells(of: shapes, workers: grounds.workers) {
            let areas = cell.covers.filter { $0 < cut.count }.map { cut[$0] }
            let own = cell.covers.filter { $0 >= cut.count }.map { Site.polygon(polygons[$0 - cut.count]) }
            let size = grounds.area(of: cell.shape)
            guard size > Grounds.tolerance else { continue }
            let all = Set(areas.map(Site.area) + areas.flatMap(linked) + own)
            cells.append(Cell(sites: ordered(Array(all)), ground: .shape(cell.shape, size)))
        }
        return cells
    }

    private static func claimsBySite(_ roster: Roster, on day: CalendarDay) -> [Site: [Int]] {
        var claims: [Site: [Int]] = Dictionary(minimumCapacity: roster.claims.count)
        for (number, claim) in roster.claims.enumerated() where claim.isInForce(on: day.ordinal) {
            if let polygon = claim.polygon {
                claims[.polygon(polygon), default: []].append(number)
            } else {
                for area in claim.areas { claims[.area(area), default: []].append(number) }
            }
        }
        for (site, own) in claims where own.count > 1 {
            claims[site] = own.sorted { roster.precedes(roster.claims[$0], roster.claims[$1]) }
        }
        return claims
    }

    /// The areas whose ground has to be compared with that of others.
    private func areasToCut(_ sites: [Int], hasPolygons: Bool, isExact: Bool) throws -> [Int] {
        // Those that meet no other come out of the overlay as they are.
        if hasPolygons { return sites }
        let (tilings, tiling) = tilings(of: sites)
        // Parks and the like may lie over each other.
        let levels = Dictionary(grouping: sites, by: { tree.areas[$0].level })
        let crowded = Set(levels.filter { $1.count > 1 && !$0.tiles(with: $0) }.keys)
        if tilings.count < 2, crowded.isEmpty { return [] }
        if isExact { return sites }
        // Where each area is linked to one of every tiling above it, links tell all there is to know.
        let loose = sites.filter { area in
            if crowded.contains(tree.areas[area].level) { return true }
            let above = Set(tree.ancestors(of: area).compactMap { tiling[tree.areas[$0].level] })
            return tilings.indices.contains { other in
                other != tiling[tree.areas[area].level] && !above.contains(other)
                    && !tree.areas[area].level.isAbove(tilings[other])
            }
        }
        guard !loose.isEmpty else { return [] }
        let isLoose = Set(loose)
        let looseExtents = try loose.map(grounds.extent(of:))
        return try sites.filter { area in
            if isLoose.contains(area) { return true }
            let own = try grounds.extent(of: area)
            return zip(loose, looseExtents).contains { other, extent in
                extent.intersects(own) && !tree.areas[other].level.tiles(with: tree.areas[area].level)
                    && !tree.isAbove(area, other) && !tree.isAbove(other, area)
            }
        }
    }

    /// One level for each tiling that the areas are of, and which of them each of their levels belongs to.
    private func tilings(of areas: [Int]) -> (levels: [Level], byLevel: [Level: Int]) {
        var tilings: [Level] = []
        var tiling: [Level: Int] = [:]
        for area in areas {
            let level = tree.areas[area].level
            if tiling[level] != nil { continue }
            if let same = tilings.firstIndex(where: level.tiles) {
                tiling[level] = same
            } else {
                tiling[level] = tilings.count
                tilings.append(level)
            }
        }
        return (tilings, tiling)
    }

    /// What the scheme says of each pair of claims on a cell; empty where there is no pair.
    func rulings(on cell: Cell) throws -> CellRulings {
        let members = cell.sites.flatMap { site in (claims[site] ?? []).map { (claim: $0, site: site) } }
        var result = CellRulings(claims: members.map { ($0.claim, $0.site) })
        if members.count < 2 { return result }
        let isJudged = try members.map { try roster.claims[$0.claim].areas.contains(where: scope.isJudged) }
        for one in members.indices {
            for two in members.indices[(one + 1)...] where isJudged[one] || isJudged[two] {
                let relation = relation(members[one].site, members[two].site)
                if relation == .tiling { continue }
                let ruling = rules.ruling(members[one].claim, members[two].claim, isBeside: relation == .beside)
                result.add(
                    ruling, [one, two], roles: [members[one], members[two]].map { roster.claims[$0.claim].role })
            }
        }
        return result
    }

    /// How two sites of one cell lie to each other.
    private enum Relation { case same, tiling, beside, other }

    private func relation(_ one: Site, _ two: Site) -> Relation {
        guard case .area(let left) = one, case .area(let right) = two else { return .other }
        if left == right { return .same }
        let levels = (tree.areas[left].level, tree.areas[right].level)
        if levels.0.tiles(with: levels.1) { return .tiling }
        let isBeside = levels.0.isBeside(levels.1) && !tree.isAbove(left, right) && !tree.isAbove(right, left)
        return isBeside ? .beside : .other
    }

    private func ordered(_ sites: [Site]) -> [Site] {
        if sites.count < 2 { return sites }
        func rank(_ site: Site) -> (Int, Double, Int) {
            switch site {
            case .area(let area): (0, -tree.areas[area].area.value, area)
            case .polygon(let polygon): (1, 0, polygon)
            }
        }
        return sites.sorted { rank($0) < rank($1) }
    }
}

/// What a scheme says of the claims on one cell.
struct CellRulings {
    let claims: [(claim: Int, site: DutyOverlapFinder.Site)]
    /// The pair that decides: the worst verdict, at the earliest step.
    private(set) var worst: DutyRules.Ruling?
    /// What is to be told, each matter once, in the order of the claims.
    private(set) var told: [Matter] = []

    /// What one finding is about: all pairs of the same roles that are ruled in the same way.
    struct Matter {
        let ruling: DutyRules.Ruling
        /// One for two of a role, else two, ascending.
        let roles: [Int]
        /// Places in ``CellRulings/claims``.
        fileprivate(set) var places: Set<Int>
    }

    init(claims: [(Int, DutyOverlapFinder.Site)]) { self.claims = claims.map { (claim: $0.0, site: $0.1) } }

    mutating func add(_ ruling: DutyRules.Ruling, _ pair: [Int], roles: [Int]) {
        if worst.map(ruling.isWorse) ?? true { worst = ruling }
        if ruling.code == nil { return }
        let roles = Set(roles).sorted()
        if let known = told.firstIndex(where: { $0.ruling == ruling && $0.roles == roles }) {
            told[known].places.formUnion(pair)
        } else {
            told.append(Matter(ruling: ruling, roles: roles, places: Set(pair)))
        }
    }
}
