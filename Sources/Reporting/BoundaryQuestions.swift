public import BoundaryQuality
public import GeoModel
public import PlanningModel
public import ProjectStore

extension Project {
    /// The areas in force on a day with their boundaries.
    public func boundaryLayer(on day: CalendarDay) throws -> BoundaryLayer {
        let areas = try areas().inForce(on: day)
        guard !areas.isEmpty, let crs = try crs() else { throw StoreError.noAreas(path) }
        return BoundaryLayer(areas: areas, boundaries: try areas.map(boundary(of:)), crs: crs)
    }

    /// What is wrong with the boundaries in force on a day.
    ///
    /// - Parameter level: One level only, with those that tile the ground together with it.
    public func boundaryReport(on day: CalendarDay, level: Level? = nil) throws -> BoundaryReport {
        try BoundaryCheck().report(on: boundaryLayer(on: day), level: level)
    }
}

extension BoundaryLayer {
    /// What was read out of a file.
    public init(_ content: AreaFile.Content) {
        self.init(areas: content.areas, boundaries: content.boundaries, crs: content.crs)
    }
}
