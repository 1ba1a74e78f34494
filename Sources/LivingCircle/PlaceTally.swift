import GeoModel
import Glibc
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
        var times: [(value: Double, weight: Double)] = []
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
            case .diversity: sum += own * diversity(rows.map { walks.count(from: Int(place), row: $0) })
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
        case .countReached, .decay, .diversity: return (allMusts, sum / weight)
        case .slowest, .mean: return (allMusts, times.median)
        }
    }

    /// The Hill number of order 1: exp(−Σ p ln p), p being each row's share of the facilities.
    private func diversity(_ counts: [Int]) -> Double {
        let whole = Double(counts.reduce(0, +))
        guard whole > 0 else { return 0 }
        let entropy = counts.filter { $0 > 0 }.reduce(0.0) { $0 - Double($1) / whole * log(Double($1) / whole) }
        return exp(entropy)
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
