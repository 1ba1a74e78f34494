public import GeoModel
public import PlanningModel
internal import WalkNetwork

/// What an import of streets did, and the network that the project has after it.
public struct NetworkSummary: Hashable, Sendable {
    /// Its rows are the streets that came.
    public var imported: ImportSummary
    public var network: NetworkStatus
    /// How many facilities of each category came; nil where they were not asked for.
    public var facilities: [String: Int]?
    /// How many entrances came.
    public var entrances = 0
    /// How many lines that sever came, by kind; nil for a layer, which says nothing of them.
    public var barriers: [BarrierLine.Kind: Int]?
}

/// A walking network in numbers.
public struct NetworkStatus: Hashable, Sendable {
    public let length: Meters
    public let junctions: Int
    /// Junctions and the vertices between them.
    public let vertices: Int
    /// How many parts hang together each, whatever the direction.
    public let components: Int
    /// How many vertices lie in another component than the largest.
    public let islandVertices: Int

    init(_ graph: WalkGraph) {
        length = graph.length
        junctions = graph.junctionCount
        vertices = graph.vertexCount
        components = graph.components.count
        islandVertices = graph.vertexCount - (graph.components.first ?? 0)
    }
}

extension Project {
    /// The walking network in numbers; nil where the project has no streets.
    public func networkStatus() throws -> NetworkStatus? {
        do {
            return NetworkStatus(try walkGraph())
        } catch StoreError.noNetwork {
            return nil
        }
    }
}
