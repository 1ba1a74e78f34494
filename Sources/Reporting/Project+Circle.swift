internal import AreaLookup
internal import GeoModel
internal import LivingCircle
internal import PROJInterop
internal import PlanningModel
public import ProjectStore
internal import Responsibility
internal import WalkNetwork

extension Project {
    /// Which areas, and how many people, have what a standard asks for within its walk, and who is responsible there.
    ///
    /// - Throws: ``ReportingError/noAreas(_:)``, ``ReportingError/noSuchRule(_:scheme:all:)``,
    ///   ``ReportingError/idleRule(_:scheme:)``, ``ReportingError/noWeights(_:)``,
    ///   ``ReportingError/noSuchRow(_:standard:nearest:all:)``; what is wrong with the project's streets, boundaries or facilities.
    public func circle(_ question: CircleQuestion) throws -> CircleAnswer {
        let ground = try CircleGround(question, of: self)
        let graph = try walkGraph()
        let finder = PlaceFinder(graph, on: Ellipsoid(of: ground.crs))
        let (demand, source, demandRemarks) = try CircleDemand(question.formula.weight, ground, finder, self).hung()
        let judge = CircleJudge(
            question.standard, by: question.formula, at: question.pace.speed, target: question.target)
        let all = try facilities()
        let gates = try entrances()
        let kept = all.indices.filter { !question.removed.contains($0) }.map { all[$0] }
        func judged(_ facilities: [Facility]) throws -> (CircleReport, CircleWalks) {
            let hung = try ground.hang(facilities, for: question.standard, gates: gates, on: finder)
            let walks = judge.walks(from: demand, to: hung, over: graph, on: Ellipsoid(of: ground.crs))
            let green = try ground.green(of: facilities, by: question.standard)
            return (judge.report(of: walks, areas: ground.areas, green: green), walks)
        }
        let (report, walks) = try judged(kept + question.added)
        let isWhatIf = !question.added.isEmpty || !question.removed.isEmpty
        // As the crow flies nothing is in the way.
        let lines = question.formula.limit == .straightLine ? [] : try barriers()
        let severances = SeveranceFinder(lines, over: graph, on: Ellipsoid(of: ground.crs))
            .severances(of: walks, by: question.standard, areas: ground.areas)
        return CircleAnswer(
            question: question, report: report, before: isWhatIf ? try judged(all).0 : nil, rule: ground.rule,
            verdicts: ground.verdicts, source: source, severances: severances,
            capacities: CircleCapacity.all(of: walks, by: question.standard, on: graph),
            suggestion: try question.suggestion.map {
                try CircleSuggestion($0, walks, by: question.standard, question.formula, ground, finder)
            },
            remarks: ground.remarks + demandRemarks + walks.remarks(all: all, by: question.standard), walks: walks)
    }
}

extension CircleWalks {
    /// What there is to be known of the facilities.
    fileprivate func remarks(all: [Facility], by standard: Standard) -> [CircleRemark] {
        var remarks: [CircleRemark] = []
        let used = Set(facilitiesOfRows.joined())
        let lost = used.sorted().filter { facilities[$0].footholds.isEmpty }.map { facilities[$0].facility.id }
        if !lost.isEmpty { remarks.append(.facilitiesOffNetwork(lost)) }
        let sized = Set(standard.rows.filter { $0.leastGround != nil }.flatMap(\.facilities))
        let unknown = used.count { sized.contains(facilities[$0].facility.category) && facilities[$0].ground == nil }
        if unknown > 0 { remarks.append(.unknownSizes(unknown)) }
        let asked = Set(standard.rows.flatMap(\.facilities))
        let unused = Set(all.map(\.category)).subtracting(asked).sorted()
        if !unused.isEmpty { remarks.append(.unusedCategories(unused)) }
        return remarks
    }
}
