import GeoModel
import PlanningModel
import WalkNetwork

/// Shortest paths by the plainest means, on the streets themselves: what the graph and its searches are held against.
struct PlainDijkstra {
    /// Of each node the others that a street leads to, and how long it is in units.
    private var arcs: [[(node: Int, length: UInt64)]]

    /// Takes every street's stated length.
    init(_ map: StreetMap) {
        arcs = Array(repeating: [], count: map.nodeCount)
        for street in map.streets {
            let length = WalkLength(street.length ?? Meters(0)).units
            if street.direction.allowsForward { arcs[street.from].append((street.to, length)) }
            if street.direction.allowsBackward { arcs[street.to].append((street.from, length)) }
        }
    }

    /// How far every node is, in units; nil for one that is not reached.
    func lengths(from start: Int) -> [UInt64?] {
        var lengths = [UInt64?](repeating: nil, count: arcs.count)
        var isSettled = [Bool](repeating: false, count: arcs.count)
        lengths[start] = 0
        while let next = lengths.indices.filter({ !isSettled[$0] && lengths[$0] != nil })
            .min(by: { lengths[$0] ?? 0 < lengths[$1] ?? 0 })
        {
            isSettled[next] = true
            for (node, length) in arcs[next] {
                let further = (lengths[next] ?? 0) + length
                if further < lengths[node] ?? .max { lengths[node] = further }
            }
        }
        return lengths
    }
}
