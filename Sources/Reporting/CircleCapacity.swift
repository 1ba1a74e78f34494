internal import LivingCircle
public import PlanningModel
internal import WalkNetwork

/// The people of one row of a standard and the room its facilities have: each goes to the nearest within the walk that has
/// room, whoever is nearer first.
public struct CircleCapacity: Sendable {
    /// How full a facility is.
    public struct Load: Sendable {
        public let facility: Facility
        public let assigned: Double
    }

    public let row: Int
    public let loads: [Load]
    /// Those for whom all facilities within the walk are full.
    public let overflow: Double
    /// Those who have none within the walk.
    public let unreached: Double

    public var assigned: Double { loads.reduce(0) { $0 + $1.assigned } }
}

extension CircleCapacity {
    /// One for each row of which some facility says how many it serves; those that don't say it take everybody.
    ///
    /// Only people of the areas are sent, and only where people are weighed.
    static func all(of walks: CircleWalks, by standard: Standard, on graph: WalkGraph) -> [CircleCapacity] {
        guard walks.demand.weight == .people else { return [] }
        let rows = standard.rows.indices.filter { row in
            walks.facilitiesOfRows[row].contains { walks.facilities[$0].facility.capacity != nil }
        }
        if rows.isEmpty { return [] }
        let demand = walks.demand.inAreas
        return rows.map { row in
            let facilities = walks.facilitiesOfRows[row].map { walks.facilities[$0] }
            let assignment = CapacityAssignment(
                of: demand, to: facilities.map(\.footholds),
                capacities: facilities.map { $0.facility.capacity.map(Double.init) }, on: graph,
                within: walks.limits[row])
            return CircleCapacity(
                row: row,
                loads: zip(facilities, assignment.assigned).map { Load(facility: $0.facility, assigned: $1) },
                overflow: assignment.overflow, unreached: assignment.unreached)
        }
    }
}

extension Demand {
    /// The same with nobody outside the areas.
    fileprivate var inAreas: Demand {
        var places = places
        for place in places.indices where areas(of: place).isEmpty { places[place].weight = 0 }
        return Demand(weight, places, areas: places.indices.map { Array(areas(of: $0)) })
    }
}
