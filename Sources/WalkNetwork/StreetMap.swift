public import GeoModel
public import PlanningModel

/// Streets as lines between nodes: what a ``WalkGraph`` is compiled from.
///
/// Streets meet only at nodes; lines that cross elsewhere do not. A node that two streets alone share, or that ends one,
/// may lie anywhere.
public struct StreetMap: Sendable {
    /// A line between two nodes, which may be the same.
    public struct Street: Sendable {
        /// The node at its first position, from 0.
        public var from: Int
        /// The node at its last position.
        public var to: Int
        /// Its positions in ``StreetMap/positions``, at least two.
        public var shape: Range<Int>
        public var isSteps: Bool
        public var direction: WalkDirection
        /// Its length where the source states one; else it is measured along the ellipsoid.
        public var length: Meters?

        public init(
            from: Int, to: Int, shape: Range<Int>, isSteps: Bool = false, direction: WalkDirection = .both,
            length: Meters? = nil
        ) {
            (self.from, self.to, self.shape) = (from, to, shape)
            (self.isSteps, self.direction, self.length) = (isSteps, direction, length)
        }
    }

    /// How many nodes there are.
    public var nodeCount: Int
    public var streets: [Street]
    /// The positions of all streets, one street after the other.
    public var positions: [Position]

    public init(nodeCount: Int = 0, streets: [Street] = [], positions: [Position] = []) {
        (self.nodeCount, self.streets, self.positions) = (nodeCount, streets, positions)
    }

    /// Adds a street along some positions, at least two.
    public mutating func add(
        from: Int, to: Int, along line: some Collection<Position>, isSteps: Bool = false,
        direction: WalkDirection = .both, length: Meters? = nil
    ) {
        let start = positions.count
        positions += line
        nodeCount = max(nodeCount, from + 1, to + 1)
        streets.append(
            Street(
                from: from, to: to, shape: start..<positions.count, isSteps: isSteps, direction: direction,
                length: length))
    }
}
