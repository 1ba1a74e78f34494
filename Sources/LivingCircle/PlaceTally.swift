import GeoModel
import PlanningModel
import WalkNetwork

/// Combines the musts of each place, and adds up over places.
struct PlaceTally {
    private let walks: CircleWalks
    private let formula: CircleFormula
    private let speed: WalkingSpeed
    /// The rows that must be within, for a place.
    private let musts: (Int) -> [Int]

    init(
        _ walks: CircleWalks, _ formula: CircleFormula, _ speed: WalkingSpeed, musts: @escaping (Int) -> [Int]
    ) {
        (self.walks, self.formula, self.speed, self.musts) = (walks, formula, speed, musts)
    }

    /// The weight for which every must is within, nil where nothing must be; and what the formula's combination gives.
    func combine(_ places: [Int32]) -> (allMusts: Double?, score: Double?) {
        var (weight, allMusts, sum, asksNothing) = (0.0, 0.0, 0.0, true)
        var times: [(minutes: Double, weight: Double)] = []
        for place in places {
            let own = walks.demand.places[Int(place)].weight
            let rows = musts(Int(place))
            weight += own
            guard !rows.isEmpty else { continue }
            asksNothing = false
            if rows.allSatisfy({ walks.isWithin(Int(place), row: $0) }) { allMusts += own }
            switch formula.combination {
            case .allMusts: break
            case .countReached:
                sum += own * Double(rows.count { walks.isWithin(Int(place), row: $0) }) / Double(rows.count)
            case .decay:
                sum += own * rows.reduce(0) { $0 + decay(minutes(from: Int(place), row: $1)) } / Double(rows.count)
            case .slowest:
                times.append((rows.map { minutes(from: Int(place), row: $0) }.max() ?? .infinity, own))
            case .mean:
                let total = rows.reduce(0) { $0 + minutes(from: Int(place), row: $1) }
                times.append((total / Double(rows.count), own))
            }
        }
        guard weight > 0, !asksNothing else { return (asksNothing ? nil : allMusts, nil) }
        switch formula.combination {
        case .allMusts: return (allMusts, allMusts / weight)
        case .countReached, .decay: return (allMusts, sum / weight)
        case .slowest, .mean: return (allMusts, times.median)
        }
    }

    /// Infinite where nothing is reached.
    private func minutes(from place: Int, row: Int) -> Double {
        guard let length = walks.length(from: place, row: row) else { return .infinity }
        return length.meters.value / speed.metersPerSecond / 60
    }

    /// From 1 within a quarter of a mile (402.336 m, at this speed) to 0 from 30 minutes on.
    ///
    /// - Source: Walk Score's method as published: full points up to 0.25 mile, none after 30 minutes.
    private func decay(_ minutes: Double) -> Double {
        let full = 402.336 / speed.metersPerSecond / 60
        if minutes <= full { return 1 }
        return minutes < 30 ? (30 - minutes) / (30 - full) : 0
    }
}

extension [(minutes: Double, weight: Double)] {
    /// The time of half of the weight; nil where that is infinite.
    fileprivate var median: Double? {
        let whole = reduce(0) { $0 + $1.weight }
        var passed = 0.0
        for (minutes, weight) in sorted(by: { $0.minutes < $1.minutes }) where weight > 0 {
            passed += weight
            if 2 * passed >= whole { return minutes.isFinite ? minutes : nil }
        }
        return nil
    }
}
