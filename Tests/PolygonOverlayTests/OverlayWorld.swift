import Foundation
import GEOSInterop
import GeoModel
import PolygonOverlay
import TestWorlds

/// Shapes in metres from well-known text.
func shapes(_ texts: String...) throws -> [MultiPolygon<Coordinate>] {
    try texts.map { try boundary($0, as: Coordinate.self) }
}

/// Cells as text, `0,2: MULTIPOLYGON (…)`, to be compared as a whole.
func texts<Point: Vertex>(_ cells: [OverlayCell<Point>]) -> [String] {
    cells.map { "\($0.covers.map(String.init).joined(separator: ",")): \(text($0.shape))" }
}

/// A shape as well-known text, whole numbers without a fraction.
func text<Point: Vertex>(_ shape: MultiPolygon<Point>) -> String {
    func number(_ value: Double) -> String { value == value.rounded() ? "\(Int(value))" : "\(value)" }
    func list(_ parts: [String]) -> String { "(\(parts.joined(separator: ", ")))" }
    func polygon(_ polygon: Polygon<Point>) -> String {
        list(polygon.rings.map { ring in list(ring.map { "\(number($0.x)) \(number($0.y))" }) })
    }
    if shape.polygons.isEmpty { return "MULTIPOLYGON EMPTY" }
    if shape.polygons.count == 1 { return "POLYGON " + polygon(shape.polygons[0]) }
    return "MULTIPOLYGON " + list(shape.polygons.map(polygon))
}

/// In square units of the coordinates.
func area<Point: Vertex>(_ shape: MultiPolygon<Point>) throws -> Double {
    try withGEOS { try $0.geometry(shape).area }
}

/// What GEOS says of cells, independently of how they were made.
struct Judgement: Sendable, CustomStringConvertible {
    /// The defects of cells that are not valid.
    var invalid: [String] = []
    /// Relative differences beyond what borders can gain or lose by moving one step of the grid; 0 where a law holds.
    var sumLaw = 0.0
    var unionLaw = 0.0
    /// Cells with a part whose inner point GEOS finds in other shapes than `covers` says.
    var mistaken: [[Int]] = []

    var description: String {
        "invalid \(invalid.prefix(3)), sum off by \(sumLaw), union off by \(unionLaw), mistaken \(mistaken.prefix(3))"
    }

    func holds(within tolerance: Double) -> Bool {
        invalid.isEmpty && mistaken.isEmpty && sumLaw <= tolerance && unionLaw <= tolerance
    }

    /// - Parameter thinnest: Parts with less area for their length than this width are too thin for a point inside that
    ///   doubles can tell from the border; their cover sets are not looked at.
    init<Point: Vertex>(
        of cells: [OverlayCell<Point>], over shapes: [MultiPolygon<Point>], thinnest: Double = 1e-6
    ) throws {
        self = try withGEOS { geos in
            var judgement = Judgement()
            let inputs = try shapes.map { try geos.geometry($0) }
            var total = 0.0
            var counted = 0.0
            for cell in cells {
                let ground = try geos.geometry(cell.shape)
                if let defect = try geos.defects(of: cell.shape).first {
                    judgement.invalid.append("\(cell.covers) \(defect)")
                    continue
                }
                total += try ground.area
                counted += try ground.area * Double(cell.covers.count)
                for polygon in cell.shape.polygons {
                    guard let place = insidePoint(of: polygon, thinnest: thinnest) else { continue }
                    let dot = try geos.geometry(square(around: place) as Polygon<Point>)
                    let covers = try inputs.indices.filter { try inputs[$0].covers(dot) }
                    if covers != cell.covers { judgement.mistaken.append(cell.covers) }
                }
            }
            let sum = try inputs.reduce(0) { try $0 + $1.area }
            let united = try geos.geometry(MultiPolygon(shapes.flatMap(\.polygons))).unaryUnion().area
            let drift = length(of: shapes) * step(of: shapes)
            judgement.sumLaw = max(0, abs(counted - sum) - drift) / max(sum, 1e-300)
            judgement.unionLaw = max(0, abs(total - united) - drift) / max(united, 1e-300)
            return judgement
        }
    }

    private init() {}
}

/// The largest step that the grid can have.
private func step<Point: Vertex>(of shapes: [MultiPolygon<Point>]) -> Double {
    var extent = Extent.empty
    for shape in shapes { extent.formUnion(Extent(shape)) }
    return max(extent.maxX - extent.minX, extent.maxY - extent.minY) * 0x1p-39
}

/// The length of all rings.
private func length<Point: Vertex>(of shapes: [MultiPolygon<Point>]) -> Double {
    shapes.flatMap(\.polygons).flatMap(\.rings).reduce(0) { sum, ring in
        zip(ring, ring.dropFirst()).reduce(sum) { $0 + hypot($1.0.x - $1.1.x, $1.0.y - $1.1.y) }
    }
}

/// The middle of the widest part of a level line through a polygon, and a quarter of that width; nil where it is thin.
private func insidePoint<Point: Vertex>(
    of polygon: Polygon<Point>, thinnest: Double
) -> (x: Double, y: Double, room: Double)? {
    let levels = Set(polygon.rings.flatMap(\.self).map(\.y)).sorted()
    var best: (x: Double, y: Double, room: Double)?
    for (low, high) in zip(levels, levels.dropFirst()) where high - low > thinnest {
        let y = (low + high) / 2
        let crossings = polygon.rings.flatMap { ring in
            zip(ring, ring.dropFirst()).compactMap { a, b in
                (a.y > y) == (b.y > y) ? nil : a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x)
            }
        }.sorted()
        for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
            let width = min(crossings[pair + 1] - crossings[pair], high - low)
            if width > thinnest, width > 4 * (best?.room ?? 0) {
                best = ((crossings[pair] + crossings[pair + 1]) / 2, y, width / 4)
            }
        }
    }
    return best
}

private func square<Point: Vertex>(around place: (x: Double, y: Double, room: Double)) -> Polygon<Point> {
    let half = place.room / 1024
    return Polygon(
        exterior: [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)].map {
            Point(x: place.x + $0.0 * half, y: place.y + $0.1 * half)
        })
}
