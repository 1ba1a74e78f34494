import PlanningModel

extension Demand {
    /// People of areas, told over places within them.
    public struct Spread: Sendable {
        /// One place for each place and each of its areas that has people, which is then its only area.
        public let demand: Demand
        /// The numbers of the areas that have people and no weight within, ascending; their people are nowhere.
        public let unplaced: [Int]
    }

    /// Splits the people of each area over the places within it, in proportion to their weights.
    ///
    /// The people of an area sum up to what they were, but for rounding. Where areas lie in each other, each one's own
    /// people are split.
    ///
    /// - Parameter people: Of each area, by its number; nil where that is not known.
    public func spread(people: [Double?]) -> Spread {
        var weights = [Double](repeating: 0, count: people.count)
        for place in places.indices {
            for area in areas(of: place) { weights[Int(area)] += places[place].weight }
        }
        var (spread, areas): ([Place], [[Int32]]) = ([], [])
        for (number, place) in places.enumerated() where place.weight > 0 {
            for area in self.areas(of: number) {
                guard let people = people[Int(area)] else { continue }
                var copy = place
                copy.weight = people * (place.weight / weights[Int(area)])
                spread.append(copy)
                areas.append([area])
            }
        }
        let unplaced = people.indices.filter { people[$0] ?? 0 > 0 && weights[$0] == 0 }
        return Spread(demand: Demand(.people, spread, areas: areas), unplaced: unplaced)
    }
}
