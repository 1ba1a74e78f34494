import GeoModel
import PlanningModel
import WalkNetwork

/// The places in the order of their walks, for each set of facilities; unreachable ones last.
struct PlaceOrders: Sendable {
    private let orders: [Int: [Int32]]

    init(_ walks: CircleWalks, workers: Int) {
        var rows: [Int: Int] = [:]
        for row in walks.limits.indices where rows[walks.field(ofRow: row)] == nil {
            rows[walks.field(ofRow: row)] = row
        }
        let fields = rows.sorted { $0.key < $1.key }
        let found = inParallel(count: fields.count, workers: workers) { walks.keys(ofRow: fields[$0].value).order() }
        orders = Dictionary(uniqueKeysWithValues: zip(fields.map(\.key), found))
    }

    func places(ofField field: Int) -> [Int32] { orders[field] ?? [] }
}

extension [NearestKey] {
    /// The places by ascending length, those of one length in their order.
    ///
    /// - Complexity: O(*n*): three passes of counting over eleven bits each, after Seward 1954.
    fileprivate func order() -> [Int32] {
        let lengths = map { UInt32(truncatingIfNeeded: $0.length.units) }
        var order = indices.map { Int32($0) }
        var next = order
        for shift in [0, 11, 22] as [UInt32] {
            var starts = [Int](repeating: 0, count: 1 << 11 + 1)
            for length in lengths { starts[Int(length >> shift & 0x7FF) + 1] += 1 }
            for digit in 0..<(1 << 11) { starts[digit + 1] += starts[digit] }
            for place in order {
                let digit = Int(lengths[Int(place)] >> shift & 0x7FF)
                next[starts[digit]] = place
                starts[digit] += 1
            }
            swap(&order, &next)
        }
        return order
    }
}

/// Adds up one row of a standard for every area and for all together.
struct RowTally {
    /// Of each group; nil for an area that the row is not for.
    let shares: [RowShare?]

    init(
        _ walks: CircleWalks, _ row: Int, _ groups: PlaceGroups, _ orders: PlaceOrders, isForArea: [Bool]
    ) {
        let demand = walks.demand
        let keys = walks.keys(ofRow: row)
        let limit = walks.limits[row]
        let isForAll = isForArea.allSatisfy { $0 }
        // Arrays by themselves: what holds them would be retained for every place.
        let (weightOfPlace, firstArea) = (groups.weightOfPlace, groups.firstArea)
        let (areaOffsets, areaNumbers) = (demand.areaOffsets, demand.areaNumbers)
        func counts(_ place: Int32) -> Bool { isForAll || isForArea[Int(firstArea[Int(place)])] }

        var weights = [Double](repeating: 0, count: groups.whole + 1)
        var (within, unreachable) = (weights, weights)
        for group in 0...groups.whole {
            guard group == groups.whole || isForArea[group] else { continue }
            for place in groups.places(of: group) where group < groups.whole || counts(place) {
                let (weight, key) = (weightOfPlace[Int(place)], keys[Int(place)])
                weights[group] += weight
                if !key.isReached {
                    unreachable[group] += weight
                } else if key.length <= limit {
                    within[group] += weight
                }
            }
        }

        var medians = [WalkLength?](repeating: nil, count: groups.whole + 1)
        var passed = [Double](repeating: 0, count: groups.whole + 1)
        var open = weights.count { $0 > 0 }
        func pass(_ group: Int, _ weight: Double, _ length: WalkLength) {
            guard medians[group] == nil else { return }
            passed[group] += weight
            if weight > 0, 2 * passed[group] >= weights[group] {
                medians[group] = length
                open -= 1
            }
        }
        for place in orders.places(ofField: walks.field(ofRow: row)) {
            let key = keys[Int(place)]
            if !key.isReached || open == 0 { break }
            guard firstArea[Int(place)] >= 0 else { continue }
            let weight = weightOfPlace[Int(place)]
            for slot in Int(areaOffsets[Int(place)])..<Int(areaOffsets[Int(place) + 1]) {
                let area = Int(areaNumbers[slot])
                if isForArea[area] { pass(area, weight, key.length) }
            }
            if counts(place) { pass(groups.whole, weight, key.length) }
        }

        var facilities = [Int](repeating: 0, count: groups.whole + 1)
        for number in walks.facilitiesOfRows[row] {
            let areas = walks.facilities[number].areas
            for area in areas { facilities[area] += 1 }
            if !areas.isEmpty { facilities[groups.whole] += 1 }
        }

        shares = (0...groups.whole).map { group in
            guard group == groups.whole || isForArea[group] else { return nil }
            return RowShare(
                weight: weights[group], within: within[group], unreachable: unreachable[group],
                median: medians[group], facilities: facilities[group])
        }
    }
}
