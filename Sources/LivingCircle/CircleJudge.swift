public import GeoModel
public import PROJInterop
public import PlanningModel
public import WalkNetwork

/// Says who has what a standard asks for within its walk, area by area and for all areas together.
///
/// A place counts in every area it lies in, and once in the project. Sums run over places in their order, so they don't
/// depend on workers, and one more facility never lowers a share, not by a rounding either.
public struct CircleJudge: Sendable {
    public let standard: Standard
    public let formula: CircleFormula
    public let speed: WalkingSpeed
    /// A must is missing where a smaller share has it within, or nobody.
    public let target: Double

    public init(_ standard: Standard, by formula: CircleFormula, at speed: WalkingSpeed, target: Double = 0) {
        (self.standard, self.formula, self.speed, self.target) = (standard, formula, speed, target)
    }

    /// How far it is from everywhere; the ground for a report.
    ///
    /// - Parameter ellipsoid: On which positions lie; CGCS2000's and WGS 84's differ by 0.1 mm.
    public func walks(
        from demand: Demand, to facilities: [CircleFacility], over graph: WalkGraph,
        on ellipsoid: Ellipsoid = .cgcs2000, workers: Int = coreCount
    ) -> CircleWalks {
        CircleWalks(
            by: standard, formula, at: speed, from: demand, to: facilities, over: graph, on: ellipsoid, workers: workers
        )
    }

    /// - Parameters:
    ///   - areas: Those that the places' areas are numbers of.
    ///   - green: The public green space of each area; nil where nobody asks.
    public func report(
        of walks: CircleWalks, areas: [Area], green: [SquareMeters]? = nil, workers: Int = coreCount
    ) -> CircleReport {
        let groups = PlaceGroups(walks.demand, areaCount: areas.count)
        let scopes = standard.rows.map { row in areas.map { row.applies(toTags: $0.tags) } }
        let orders = PlaceOrders(walks, workers: workers)
        let rows = inParallel(count: standard.rows.count, workers: workers) { row in
            RowTally(walks, row, groups, orders, isForArea: scopes[row]).shares
        }
        let musts = standard.rows.indices.filter { standard.rows[$0].isMust }
        let mustsOfAreas = areas.indices.map { area in musts.filter { scopes[$0][area] } }
        let shares = inParallel(count: areas.count + 1, workers: workers) { group in
            let tally = PlaceTally(walks, formula, speed) { place in
                mustsOfAreas[group < areas.count ? group : Int(groups.firstArea[place])]
            }
            let (allMusts, score) = tally.combine(groups.places(of: group))
            return CircleShares(
                weight: groups.weights[group], rows: rows.map { $0[group] }, allMusts: allMusts, score: score)
        }
        return CircleReport(
            standard: standard, formula: formula, weight: walks.demand.weight, speed: speed,
            target: target,
            areas: areas.enumerated().map { number, area in
                AreaCircle(
                    area: area, shares: shares[number],
                    missing: musts.filter { isMissing(shares[number].rows[$0]) }, green: green?[number])
            }, project: shares[areas.count], outside: groups.outside)
    }

    private func isMissing(_ row: RowShare?) -> Bool {
        guard let share = row?.share else { return false }
        return share == 0 || share < target
    }
}

/// The places of each area, and of all areas together, in their order.
struct PlaceGroups: Sendable {
    /// Of each place; beside each other, as they are summed up row by row.
    let weightOfPlace: [Double]
    /// Of each place the first of its areas; -1 for one outside them all.
    let firstArea: [Int32]
    /// The demand of each area, and last of all.
    let weights: [Double]
    let outside: Double
    private let lists: [[Int32]]

    init(_ demand: Demand, areaCount: Int) {
        var lists = [[Int32]](repeating: [], count: areaCount + 1)
        var weights = [Double](repeating: 0, count: areaCount + 1)
        var outside = 0.0
        weightOfPlace = demand.places.map(\.weight)
        firstArea = demand.places.indices.map { place in
            let weight = demand.places[place].weight
            let areas = demand.areas(of: place)
            for area in areas {
                lists[Int(area)].append(Int32(place))
                weights[Int(area)] += weight
            }
            guard let first = areas.first else {
                outside += weight
                return -1
            }
            lists[areaCount].append(Int32(place))
            weights[areaCount] += weight
            return first
        }
        (self.lists, self.weights, self.outside) = (lists, weights, outside)
    }

    /// The number of all areas together.
    var whole: Int { lists.count - 1 }

    /// - Parameter group: The number of an area, or ``whole``.
    func places(of group: Int) -> [Int32] { lists[group] }
}
