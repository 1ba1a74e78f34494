public import GeoModel
public import PlanningModel

/// What a walking network needs of an OpenStreetMap file.
public struct OSMExtract: Sendable {
    /// A piece of a way between two nodes that other streets share, or where the way ends. No piece passes such a node.
    public struct Street: Sendable {
        public var way: Int64
        /// The ids of its first and last node.
        public var from: Int64
        public var to: Int64
        /// Its positions in ``OSMExtract/positions``, both ends included, at least two.
        public var shape: Range<Int>
        public var name: String?
        /// The value of `highway`.
        public var highway: String
        public var isSteps: Bool
        public var direction: WalkDirection
    }

    /// A place of a category; a place of two categories stands there twice.
    public struct Facility: Sendable {
        /// `node/1`, `way/2` or `relation/3`.
        public var id: String
        public var category: String
        public var name: String?
        /// One point, or polygons.
        public var shape: Geometry<Position>
    }

    /// A way in: a gate, a door.
    public struct Entrance: Sendable {
        public var node: Int64
        public var position: Position
    }

    public var streets: [Street] = []
    public var positions: [Position] = []
    public var facilities: [Facility] = []
    public var entrances: [Entrance] = []
}
