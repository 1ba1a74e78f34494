internal import GeoModel
internal import PROJInterop
public import ProjectStore
internal import WalkNetwork

extension Project {
    /// What is reached from a place on foot, its own leg to the street included.
    ///
    /// - Parameters:
    ///   - place: In the project's CRS, as ``placeReader()`` finds it.
    ///   - minutes: Each greater than zero; as far as 42 km are walked.
    /// - Throws: ``ReportingError/offNetwork(_:nearest:limit:)``; what is wrong with the project's streets.
    public func isochrones(
        from place: LocatedPlace, minutes: [Double], at pace: WalkingPace
    ) throws -> IsochroneReport {
        try walkIndex().isochrones(from: place, minutes: minutes, at: pace)
    }

    /// All that walks from any place need, read once.
    public func walkIndex() throws -> WalkIndex {
        let crs = try crs() ?? .wgs84
        return WalkIndex(crs: crs, finder: PlaceFinder(try walkGraph(), on: Ellipsoid(of: crs)))
    }

    /// What is reached on foot from each of some facilities: from a point by the nearest street, from ground by its gates
    /// and the streets that cross its border.
    ///
    /// - Parameter minutes: Each greater than zero; as far as 42 km are walked.
    /// - Throws: What is wrong with the choice; ``ReportingError/facilitiesOffNetwork(_:limit:)`` where no street is near
    ///   any of them; what is wrong with the project's streets.
    public func isochrones(
        of choice: FacilityChoice, minutes: [Double], at pace: WalkingPace
    ) throws -> IsochroneReport {
        let facilities = try choice.chosen(among: facilities())
        let graph = try walkGraph()
        let stored = try crs() ?? .wgs84
        let finder = PlaceFinder(graph, on: Ellipsoid(of: stored))
        let hung = HungFacilities(facilities, gates: try entrances(), on: finder)
        let origins = zip(facilities, hung.footholds).filter { !$0.1.isEmpty }
        guard !origins.isEmpty else {
            throw ReportingError.facilitiesOffNetwork(hung.offNetwork, limit: PlaceFinder.usualLimit)
        }
        return IsochroneReport(
            from: origins.map { (.facility($0.0), $0.1) }, over: graph, minutes: minutes, at: pace, crs: stored,
            offNetwork: hung.offNetwork)
    }
}

/// The streets of a project, for walks from any place.
public struct WalkIndex: Sendable {
    /// What positions are in.
    let crs: CRS
    let finder: PlaceFinder

    /// How much memory it takes, in bytes, roughly: of each vertex its position, its edges, and its place in the grid.
    public var byteCount: Int { finder.graph.vertexCount * 64 }

    /// See ``ProjectStore/Project/isochrones(from:minutes:at:)``.
    public func isochrones(
        from place: LocatedPlace, minutes: [Double], at pace: WalkingPace
    ) throws -> IsochroneReport {
        let placement = finder.placement(of: place.position)
        if case .tooFar(let nearest) = placement {
            throw ReportingError.offNetwork(place.given, nearest: nearest, limit: PlaceFinder.usualLimit)
        }
        return IsochroneReport(
            from: [(.place(place.given), placement.footholds)], over: finder.graph, minutes: minutes, at: pace,
            crs: crs, doubt: placement.remark(on: finder))
    }
}

extension IsochroneReport {
    /// The isochrones as GeoJSON, byte for byte as a file has them.
    public func geoJSON() throws -> [UInt8] { try grounds().geoJSON(storedIn: crs) }

    fileprivate init(
        from origins: [(Origin, [Foothold])], over graph: WalkGraph, minutes: [Double], at pace: WalkingPace, crs: CRS,
        doubt: PlaceRemark.Reason? = nil, offNetwork: [String] = []
    ) {
        let minutes = Set(minutes).sorted()
        (self.minutes, self.pace, self.crs, self.doubt, self.offNetwork) = (minutes, pace, crs, doubt, offNetwork)
        answers = inParallel(count: origins.count, workers: coreCount, start: { ReachFinder(graph) }) { finder, index in
            let (origin, footholds) = origins[index]
            let limits = minutes.map { minutes in
                let cutoff = Meters(minutes * 60 * pace.speed.metersPerSecond)
                let reach = finder.reach(from: footholds, within: WalkLength(cutoff))
                return Limit(
                    minutes: minutes, cutoff: cutoff, length: reach.length, lines: reach.parts.map(graph.line(of:)))
            }
            return Answer(origin: origin, limits: limits)
        }
    }
}
