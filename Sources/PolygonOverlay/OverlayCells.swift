internal import GEOSInterop
public import GeoModel

public struct OverlayCell<Point: Vertex>: Hashable, Sendable {
    public let covers: [Int]
    public let shape: MultiPolygon<Point>
}

public func overlayCells<Point: Vertex>(of shapes: [MultiPolygon<Point>]) throws -> [OverlayCell<Point>] {
    try withGEOS { geos in
        var cells: [(covers: [Int], shape: MultiPolygon<Point>)] = []
        for (index, shape) in shapes.enumerated() {
            var rest = shape
            var next: [(covers: [Int], shape: MultiPolygon<Point>)] = []
            for cell in cells {
                guard !rest.isEmpty, Extent(cell.shape).intersects(Extent(shape)) else {
                    next.append(cell)
                    continue
                }
                let (a, b) = (try geos.geometry(cell.shape), try geos.geometry(shape))
                let common: MultiPolygon<Point> = try a.intersection(b).multiPolygon()
                if common.isEmpty {
                    next.append(cell)
                    continue
                }
                next.append((cell.covers + [index], common))
                let left: MultiPolygon<Point> = try a.difference(b).multiPolygon()
                if !left.isEmpty { next.append((cell.covers, left)) }
                rest = try geos.geometry(rest).difference(a).multiPolygon()
            }
            if !rest.isEmpty { next.append(([index], rest)) }
            cells = next
        }
        let grouped = Dictionary(grouping: cells, by: \.covers)
        return grouped.map { OverlayCell(covers: $0.key, shape: MultiPolygon($0.value.flatMap(\.shape.polygons))) }
            .sorted { $0.covers.lexicographicallyPrecedes($1.covers) }
    }
}
