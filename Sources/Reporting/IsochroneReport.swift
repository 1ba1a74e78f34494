internal import GDALInterop
public import GeoModel
internal import Isochrones
internal import PROJInterop
public import ProjectStore
internal import WalkNetwork

/// What is reached from a place on foot within each of some times.
public struct IsochroneReport: Sendable {
    /// What is reached within one time.
    public struct Limit: Sendable {
        public let minutes: Double
        /// How far one walks in that time.
        public let cutoff: Meters
        /// The length of the reached streets.
        public let length: Meters
        /// The reached stretches of street, in the project's CRS; one position where no more than a point is reached.
        let lines: [[Position]]
    }

    /// The place as it was given.
    public let place: Coordinate
    public let pace: WalkingPace
    /// Shortest first.
    public let limits: [Limit]
    /// What is doubtful of where the place hangs; nil where nothing is.
    public let doubt: PlaceRemark.Reason?
    /// What the streets are in.
    let crs: CRS
}

extension Project {
    /// What is reached from a place on foot, its own leg to the street included.
    ///
    /// - Parameters:
    ///   - crs: What `place` is in.
    ///   - minutes: Each greater than zero; as far as 42 km are walked.
    /// - Throws: ``ReportingError/offNetwork(_:nearest:limit:)``; `PROJError` for a place that is nowhere; what is wrong
    ///   with the project's streets.
    public func isochrones(
        from place: Coordinate, in crs: CRS, minutes: [Double], at pace: WalkingPace
    ) throws -> IsochroneReport {
        let graph = try walkGraph()
        let stored = try self.crs() ?? .wgs84
        let operation = try CoordinateOperation(from: crs, to: stored, over: .empty)
        let position: [Position] = try operation.apply(to: [place])
        let finder = PlaceFinder(graph, on: Ellipsoid(of: stored))
        let placement = finder.placement(of: position[0])
        if case .tooFar(let nearest) = placement {
            throw ReportingError.offNetwork(place, nearest: nearest, limit: PlaceFinder.usualLimit)
        }
        let reachFinder = ReachFinder(graph)
        let limits = Set(minutes).sorted().map { minutes in
            let cutoff = Meters(minutes * 60 * pace.speed.metersPerSecond)
            let reach = reachFinder.reach(from: placement.footholds, within: WalkLength(cutoff))
            return IsochroneReport.Limit(
                minutes: minutes, cutoff: cutoff, length: reach.length, lines: reach.parts.map(graph.line(of:)))
        }
        return IsochroneReport(
            place: place, pace: pace, limits: limits, doubt: placement.remark(on: finder), crs: stored)
    }
}

extension IsochroneReport {
    /// The isochrones: the ground beside the reached streets, one row a limit.
    public func grounds() throws -> ExportedLayer {
        var extent = Extent.empty
        for position in limits.flatMap({ $0.lines.joined() }) { extent.insert(x: position.x, y: position.y) }
        var shapes = limits.map { _ in Boundary([]) }
        if !extent.isEmpty {
            let shaper = IsochroneShaper(crs: crs, around: extent)
            // One origin has one answer.
            for answer in shaper.shapes(of: [limits.map(\.lines)]) { shapes = try answer.get() }
        }
        let ruler = GeodesicArea(on: Ellipsoid(of: crs))
        return layer("isochrones", measure: Field("area_km2", .real), shapes: .polygon) { index in
            (ruler.area(of: shapes[index]).printedKilometers, .shape(shapes[index]))
        }
    }

    /// The reached streets themselves, one row a limit.
    public func streets() -> ExportedLayer {
        layer("reached_streets", measure: Field("length_m", .real), shapes: .line) { index in
            let limit = limits[index]
            return ((limit.length.value * 10).rounded() / 10, .lines(limit.lines.filter { $0.count > 1 }))
        }
    }

    private func layer(
        _ name: String, measure: Field, shapes: GeometryKind,
        _ row: (Int) -> (measured: Double, ground: ExportedLayer.Ground)
    ) -> ExportedLayer {
        ExportedLayer(
            name: name,
            fields: [
                Field("minutes", .real), Field("metres", .real), Field("profile", .text), Field("speed_ms", .real),
                measure, Field("at", .text),
            ],
            rows: limits.enumerated().map { index, limit in
                let (measured, ground) = row(index)
                return ExportedLayer.Row(
                    attributes: [
                        .real(limit.minutes), .real((limit.cutoff.value * 1000).rounded() / 1000),
                        pace.profile.map(AttributeValue.text) ?? .null, .real(pace.speed.metersPerSecond),
                        .real(measured), .text("\(place.x),\(place.y)"),
                    ], ground: ground)
            }, shapes: shapes)
    }

    /// Writes a layer of the report into a file whose ending says the format, in the project's CRS or that of GeoJSON.
    public func write(
        _ layer: ExportedLayer, to file: String, overwrite: Bool, byteOrderMark: Bool
    ) throws -> ExportSummary {
        try layer.write(to: file, storedIn: crs, overwrite: overwrite, byteOrderMark: byteOrderMark)
    }

    /// What was asked and what was written.
    public func json(_ summary: ExportSummary) throws -> String {
        try jsonText(
            JSONPiece.object(
                [
                    "file": .text(summary.file), "crs": .text(summary.crs), "features": .integer(summary.features),
                    "at": .list([.number(place.x), .number(place.y)]),
                    "limits": .list(
                        limits.map {
                            .object([
                                "minutes": .number($0.minutes), "metres": .number($0.cutoff.value),
                                "streetM": .number(($0.length.value * 10).rounded() / 10),
                            ])
                        }),
                ].merging(JSONPiece.keys(of: pace)) { own, _ in own }))
    }
}
