internal import GEOSInterop
internal import GeoModel
public import PlanningModel

extension ExportedLayer {
    /// The places that people walk to, each as one point: where it is mapped as ground, a point on that ground.
    public static func facilities(_ facilities: [Facility]) throws -> ExportedLayer {
        ExportedLayer(
            name: "facilities",
            fields: facilityFields,
            rows: try withGEOS { geos in
                try facilities.map { facility in
                    Row(
                        attributes: [
                            .text(facility.id), .text(facility.category), .init(facility.name), .init(facility.level),
                            .init(facility.capacity),
                        ], ground: try facility.shape.point(with: geos).map(Ground.point) ?? .none)
                }
            }, shapes: .point)
    }
}

extension Geometry<Position> {
    /// One point of it; nil where it is empty.
    fileprivate func point(with geos: GEOSSession) throws -> Position? {
        switch self {
        case .points(let points): return points.first
        case .lines(let lines): return lines.first?.first
        case .polygons(let ground):
            let point = ground.isEmpty ? nil : try geos.geometry(ground).pointOnSurface()
            return point.map { Position(x: $0.x, y: $0.y) }
        }
    }
}
