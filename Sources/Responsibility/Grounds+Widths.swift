import GeoModel
internal import PROJInterop
internal import PolygonWidth

extension Grounds {
    /// The CRS in which lengths are measured, that of the middle of the project; nil without an area.
    func plane() throws -> CRS? { try ruler()?.plane }

    /// The diameter of the largest circle within each shape.
    func widths(of shapes: [Boundary]) throws -> [Meters] {
        guard let ruler = try ruler() else { return [] }
        return try ruler.widths(of: shapes)
    }

    private func ruler() throws -> WidthRuler? { WidthRuler(crs: crs, around: try extent(), workers: workers) }
}
