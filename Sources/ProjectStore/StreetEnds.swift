internal import GeoModel
internal import WalkNetwork

/// Which ends of streets are one node.
struct StreetEnds {
    /// The number of each node that has an id.
    private var byID: [Int: Int] = [:]
    /// The number of the node at each place where an end without an id lies.
    private var byPlace: [Position: Int] = [:]
    /// Where each node lies, as the first of its ends has it, and its id.
    private var nodes: [(id: Int?, place: Position)] = []

    /// The number of the node at the end of a street, counted in the order they are met.
    mutating func add(_ id: Int?, at place: Position) -> Int {
        if let known = id.map({ byID[$0] }) ?? byPlace[place] { return known }
        let number = nodes.count
        nodes.append((id, place))
        if let id { byID[id] = number } else { byPlace[place] = number }
        return number
    }

    /// Makes a node without an id one with the node of the smallest id at its place, where there is such.
    func joinByCoordinates(_ map: inout StreetMap) {
        guard !byPlace.isEmpty else { return }
        var joined = Array(nodes.indices)
        for (number, node) in nodes.enumerated() {
            guard let id = node.id, let other = byPlace[node.place] else { continue }
            let held = joined[other]
            if held == other || id < nodes[held].id ?? .max { joined[other] = number }
        }
        for index in map.streets.indices {
            map.streets[index].from = joined[map.streets[index].from]
            map.streets[index].to = joined[map.streets[index].to]
        }
    }
}
