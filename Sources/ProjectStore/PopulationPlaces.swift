internal import GEOSInterop
public import GeoModel
public import PlanningModel
internal import SQLiteInterop

/// Where the demand of the living circle is: the project's layer of people, of residential land, or of buildings.
public struct PopulationPlaces: Sendable {
    /// What the weights count: people, square metres of land, or buildings.
    public let kind: CircleFormula.Weight
    /// In the project's CRS, in the order in which they came. A polygon lies in its centre, or where that is outside of it at
    /// a point within.
    public let positions: [Position]
    /// Of each place, at least 0.
    public let weights: [Double]

    public var total: Double { weights.reduce(0, +) }
}

/// A layer of demand in numbers.
public struct PopulationStatus: Hashable, Sendable {
    public let kind: CircleFormula.Weight
    public let places: Int
    /// People, square metres of land, or buildings.
    public let total: Double
}

extension Project {
    /// Who lives where; nil where no layer and no grid was imported.
    ///
    /// - Throws: ``StoreError/badPopulation(_:fids:)`` where somebody changed the layer so that it can't be read.
    public func populationPlaces() throws -> PopulationPlaces? {
        guard let kind = try populationKind() else { return nil }
        var reading = PlaceReading()
        var bad: [Int] = []
        try database.query(
            "SELECT fid, kind, \(Self.weightColumn(of: kind)), geom FROM population ORDER BY fid"
        ) { row in
            if row.text(1) == kind.rawValue, let weight = row.real(2), weight >= 0, weight < .infinity,
                let shape = try row.shape(3)
            {
                try reading.add(shape, weight)
            } else {
                bad.append(row.integer(0) ?? 0)
            }
        }
        guard bad.isEmpty else { throw StoreError.badPopulation(path, fids: bad) }
        return try reading.places(of: kind)
    }

    /// How many places of demand there are, and what they add up to; nil where no layer and no grid was imported.
    public func populationStatus() throws -> PopulationStatus? {
        guard let kind = try populationKind() else { return nil }
        var status: PopulationStatus?
        try database.query("SELECT count(*), sum(\(Self.weightColumn(of: kind))) FROM population") { row in
            status = PopulationStatus(kind: kind, places: row.integer(0) ?? 0, total: row.real(1) ?? 0)
        }
        return status
    }

    /// What the layer counts; nil where there is none, or an empty one.
    func populationKind() throws -> CircleFormula.Weight? {
        guard try hasTable("population") else { return nil }
        var kind: CircleFormula.Weight?
        var written: (fid: Int, kind: String)?
        try database.query("SELECT fid, kind FROM population ORDER BY fid LIMIT 1") { row in
            written = (row.integer(0) ?? 0, row.text(1) ?? "")
        }
        guard let written else { return nil }
        kind = CircleFormula.Weight(rawValue: written.kind)
        guard let kind, kind != .street else { throw StoreError.badPopulation(path, fids: [written.fid]) }
        return kind
    }

    private static func weightColumn(of kind: CircleFormula.Weight) -> String { kind == .people ? "people" : "weight" }
}

/// Places on their way out of the layer; polygons wait to be handled together.
private struct PlaceReading {
    private var positions: [Position] = []
    private var weights: [Double] = []
    private var waiting: [(place: Int, ground: Boundary)] = []

    /// Enough for all cores to have work.
    private static let most = 4096
    /// Of these each GEOS session handles so many.
    private static let atOnce = 64

    mutating func add(_ shape: Geometry<Position>, _ weight: Double) throws {
        weights.append(weight)
        switch shape {
        case .points(let points): positions.append(points.middle)
        case .lines(let lines): positions.append(Array(lines.joined()).middle)
        case .polygons(let ground):
            waiting.append((positions.count, ground))
            positions.append(Position(x: 0, y: 0))
            if waiting.count == Self.most { try placeWaiting() }
        }
    }

    mutating func places(of kind: CircleFormula.Weight) throws -> PopulationPlaces {
        try placeWaiting()
        return PopulationPlaces(kind: kind, positions: positions, weights: weights)
    }

    private mutating func placeWaiting() throws {
        let grounds = waiting.map(\.ground)
        let pieces = (grounds.count + Self.atOnce - 1) / Self.atOnce
        let found = try inParallel(count: pieces, workers: coreCount) { piece in
            Result { () throws(GEOSError) in
                try withGEOS { (geos) throws(GEOSError) in
                    var places: [Position] = []
                    for ground in grounds[piece * Self.atOnce..<min(grounds.count, (piece + 1) * Self.atOnce)] {
                        places.append(try geos.place(of: ground))
                    }
                    return places
                }
            }
        }.flatMap { try $0.get() }
        for (place, position) in zip(waiting.map(\.place), found) { positions[place] = position }
        waiting.removeAll(keepingCapacity: true)
    }
}

extension GEOSSession {
    /// The centre of ground, or a point within where that lies outside; the middle of its extent where it has no area.
    fileprivate func place(of ground: Boundary) throws(GEOSError) -> Position {
        let shape = try geometry(ground)
        if let center = try shape.centroid(), try shape.covers(center) { return Position(x: center.x, y: center.y) }
        let within = try shape.pointOnSurface() ?? Extent(ground).center
        return Position(x: within.x, y: within.y)
    }
}

extension [Position] {
    /// The mean of some points.
    fileprivate var middle: Position {
        let sum = reduce((x: 0.0, y: 0.0)) { ($0.x + $1.x, $0.y + $1.y) }
        return Position(x: sum.x / Double(count), y: sum.y / Double(count))
    }
}
