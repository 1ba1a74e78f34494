public import GeoModel
public import PlanningModel

/// What a walking network needs of an OpenStreetMap file, in WGS 84.
public struct OSMExtract: Sendable {
    /// A piece of a way between two nodes that other streets share, or where the way ends. No piece passes such a node.
    public struct Street: Hashable, Sendable {
        public var way: Int64
        /// The ids of its first and last node; below −2^62 where a closed barrier ends it, so that nothing joins it there.
        public var from: Int64
        public var to: Int64
        /// Its positions in ``OSMExtract/positions``, both ends included, at least two.
        public var shape: Range<Int>
        public var name: String?
        /// The value of `highway`, or of `route` where there is none.
        public var highway: String
        public var isSteps: Bool
        public var direction: WalkDirection

        public init(
            way: Int64, from: Int64, to: Int64, shape: Range<Int>, name: String? = nil, highway: String = "residential",
            isSteps: Bool = false, direction: WalkDirection = .both
        ) {
            (self.way, self.from, self.to, self.shape) = (way, from, to, shape)
            (self.name, self.highway, self.isSteps, self.direction) = (name, highway, isSteps, direction)
        }
    }

    /// A place of a category; a place of two categories stands there twice.
    public struct Facility: Hashable, Sendable {
        /// `node/1`, `way/2` or `relation/3`.
        public var id: String
        public var category: String
        public var name: String?
        /// One point, or polygons.
        public var shape: Geometry<Position>

        public init(id: String, category: String, name: String? = nil, shape: Geometry<Position>) {
            (self.id, self.category, self.name, self.shape) = (id, category, name, shape)
        }
    }

    /// A way in: a gate, a door.
    public struct Entrance: Hashable, Sendable {
        public var node: Int64
        public var position: Position

        public init(node: Int64, position: Position) { (self.node, self.position) = (node, position) }
    }

    /// What a person should know of how the file was read; each with how often.
    public enum Remark: Hashable, Sendable {
        /// Ways that a rule of this name says are not walked.
        case notWalked(rule: String, ways: Int)
        /// Nodes of streets that the file does not have. The street ends before each, and begins again after it.
        case missingNodes(Int)
        /// Streets of which less than two nodes are there.
        case withoutLength(Int)
        /// Closed barriers on streets, where pieces end without meeting.
        case closedBarriers(Int)
        /// Areas of facilities whose outline does not close; they are left out.
        case openAreas(Int)
        /// Nodes or ways that are there twice, of which the newer stands.
        case repeated(Int)
    }

    public var streets: [Street] = []
    public var positions: [Position] = []
    public var facilities: [Facility] = []
    public var entrances: [Entrance] = []
    /// In the order of way ids. A line ends before a node that the file does not have, and begins again after it.
    public var barriers: [BarrierLine] = []
    public var remarks: [Remark] = []

    public init(
        streets: [Street] = [], positions: [Position] = [], facilities: [Facility] = [], entrances: [Entrance] = [],
        barriers: [BarrierLine] = [], remarks: [Remark] = []
    ) {
        (self.streets, self.positions, self.facilities) = (streets, positions, facilities)
        (self.entrances, self.barriers, self.remarks) = (entrances, barriers, remarks)
    }
}
