internal import Dispatch
internal import GEOSInterop
internal import GeoModel
internal import Glibc
internal import PROJInterop

/// Checks boundaries and measures them, on all cores. Each worker has its own GEOS session and only values leave it.
struct AreaSurveyor: Sendable {
    let srsID: Int
    let ellipsoid: Ellipsoid
    let repairs: Bool

    struct Surveyed: Sendable {
        let area: RawArea
        var measured: Measured?
        var defects: [RowDefect] = []
        var remarks: [ImportRemark] = []
        /// The middle of its extent, also where it is refused; nil when it has none.
        var center: Position?
    }

    /// What is stored of a boundary.
    struct Measured: Sendable {
        let blob: [UInt8]
        let extent: Extent
        let area: SquareMeters
    }

    /// Surveys areas in parallel; the answers stand in the order of `areas`, whoever was first.
    func survey(_ areas: [RawArea]) throws -> [Surveyed] {
        guard !areas.isEmpty else { return [] }
        // Workers take single areas in turn, as a few large ones would leave the others idle.
        let workers = min(areas.count, Self.coreCount)
        var results: [Result<Surveyed, any Error>?] = Array(repeating: nil, count: areas.count)
        results.withUnsafeMutableBufferPointer { buffer in
            // Each worker writes only the slots of its own areas.
            nonisolated(unsafe) let slots = buffer
            DispatchQueue.concurrentPerform(iterations: workers) { worker in
                withGEOS { geos in
                    for index in stride(from: worker, to: areas.count, by: workers) {
                        slots[index] = Result { try survey(areas[index], geos) }
                    }
                }
            }
        }
        return try results.compactMap { try $0?.get() }
    }

    private static let coreCount = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

    private func survey(_ area: RawArea, _ geos: GEOSSession) throws -> Surveyed {
        var surveyed = Surveyed(area: area)
        let extent = Extent(area.boundary)
        if !extent.isEmpty { surveyed.center = Position(x: extent.center.x, y: extent.center.y) }
        var boundary = area.boundary
        // Features put together may touch or overlap each other: each is checked by itself, then they are united.
        let parts = area.isMerged ? boundary.polygons.map { MultiPolygon([$0]) } : [boundary]
        let problems = try parts.flatMap { try geos.defects(of: $0) }
        if !problems.isEmpty {
            guard repairs else {
                surveyed.defects = problems.map {
                    RowDefect(row: area.row, name: area.name, reason: .invalidGeometry($0))
                }
                return surveyed
            }
            boundary = MultiPolygon(try parts.flatMap { try geos.makeValid($0).polygons })
            guard !boundary.isEmpty else {
                surveyed.defects = [RowDefect(row: area.row, name: area.name, reason: .noGround)]
                return surveyed
            }
            let moved = abs(measure(boundary).value - measure(area.boundary).value)
            surveyed.remarks.append(.repaired(row: area.row, name: area.name, moved: SquareMeters(moved)))
        }
        if area.isMerged { boundary = try geos.geometry(boundary).unaryUnion().multiPolygon() }
        surveyed.measured = Measured(
            blob: GeoPackageGeometry.encode(boundary, srsID: srsID), extent: Extent(boundary), area: measure(boundary))
        return surveyed
    }

    private func measure(_ boundary: Boundary) -> SquareMeters { GeodesicArea(on: ellipsoid).area(of: boundary) }
}
