public import GeoModel
internal import PROJInterop
internal import ProjectStore

/// A place in the project's CRS, and how it was given.
public struct LocatedPlace: Sendable {
    public let position: Position
    public let pasted: PastedPlace
    /// What it was given in.
    public let crs: CRS
    /// Which of its numbers was taken for the longitude, or the easting.
    public let order: PastedPlace.Order

    /// As it was given, longitude first.
    public var given: Coordinate { pasted.coordinate(order) }
}

/// Reads places as people paste them, and puts them into a project's CRS.
public struct PlaceReader: Sendable {
    let crs: CRS
    /// Where the project has areas, or at least streets; empty where it has neither.
    let extent: Extent

    init(of project: Project) throws {
        crs = try project.crs() ?? .wgs84
        extent = try project.areaExtent() ?? project.streetExtent() ?? .empty
    }

    /// Where a place lies.
    ///
    /// Where the text does not say which number is the longitude, it is the first, unless only the other reading lies in the
    /// project's extent, or on Earth.
    ///
    /// - Parameter given: What the numbers are in.
    /// - Throws: ``ReportingError/unreadablePlace(_:)`` for what are no two numbers; `PROJError` for a place that lies nowhere.
    public func located(_ text: String, in given: CRS) throws -> LocatedPlace {
        guard let pasted = PastedPlace(text) else { throw ReportingError.unreadablePlace(text) }
        let operation = try CoordinateOperation(from: given, to: crs, over: .empty)
        func reading(_ order: PastedPlace.Order) throws(PROJError) -> LocatedPlace {
            let position: [Position] = try operation.apply(to: [pasted.coordinate(order)])
            return LocatedPlace(position: position[0], pasted: pasted, crs: given, order: order)
        }
        if let order = pasted.order { return try reading(order) }
        let readings = [PastedPlace.Order.longitudeFirst, .latitudeFirst].map { order in
            Result { () throws(PROJError) in try reading(order) }
        }
        let onEarth = readings.compactMap { reading -> LocatedPlace? in
            if case .success(let place) = reading { place } else { nil }
        }
        let inside = onEarth.filter { place in
            extent.intersects(
                Extent(
                    minX: place.position.x, minY: place.position.y, maxX: place.position.x, maxY: place.position.y))
        }
        // Where neither lies anywhere, the first says why.
        return try inside.first ?? onEarth.first ?? readings[0].get()
    }
}
