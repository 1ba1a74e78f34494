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
    /// Relative differences beyond what borders can gain or lose by moving twelve steps of the grid; 0 where a law holds.
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

    /// Parts so thin that no point found in them is clear of borders moved by rounding are not asked whose they are.
    init<Point: Vertex>(of cells: [OverlayCell<Point>], over shapes: [MultiPolygon<Point>]) throws {
        let step = step(of: shapes)
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
                    guard let place = insidePoint(of: polygon, clearBy: 16 * step) else { continue }
                    let dot = try geos.geometry(square(around: place) as Polygon<Point>)
                    let covers = try inputs.indices.filter { try inputs[$0].covers(dot) }
                    if covers != cell.covers { judgement.mistaken.append(cell.covers) }
                }
            }
            let sum = try inputs.reduce(0) { try $0 + $1.area }
            let united = try geos.geometry(MultiPolygon(shapes.flatMap(\.polygons))).unaryUnion().area
            let drift = drift(of: shapes)
            judgement.sumLaw = max(0, abs(counted - sum) - drift) / max(sum, 1e-300)
            judgement.unionLaw = max(0, abs(total - united) - drift) / max(united, 1e-300)
            return judgement
        }
    }

    private init() {}
}

/// The ground that borders can gain or lose when each moves by twelve steps of the grid.
func drift<Point: Vertex>(of shapes: [MultiPolygon<Point>]) -> Double { length(of: shapes) * step(of: shapes) * 12 }

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

/// A point inside a polygon and how far it is from the border; nil where none of those tried is clear of it.
private func insidePoint<Point: Vertex>(
    of polygon: Polygon<Point>, clearBy distance: Double
) -> (x: Double, y: Double, room: Double)? {
    let edges = polygon.rings.flatMap { ring in zip(ring, ring.dropFirst()) }
    let levels = Set(polygon.rings.flatMap(\.self).map(\.y)).sorted()
    var best: (x: Double, y: Double, room: Double)?
    // The middles of level lines, some of them.
    let middles = zip(levels, levels.dropFirst()).map { ($0 + $1) / 2 }
    for y in stride(from: 0, to: middles.count, by: middles.count / 8 + 1).map({ middles[$0] }) {
        let crossings = edges.compactMap { a, b in
            (a.y > y) == (b.y > y) ? nil : a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x)
        }.sorted()
        for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
            let x = (crossings[pair] + crossings[pair + 1]) / 2
            let room = edges.reduce(Double.infinity) { min($0, hypot(x - $1.0.x, y - $1.0.y), away(x, y, $1.0, $1.1)) }
            if room > max(distance, best?.room ?? 0) { best = (x, y, room) }
        }
    }
    return best
}

/// The distance of a point from the line of an edge where it lies beside the edge, else infinite.
private func away<Point: Vertex>(_ x: Double, _ y: Double, _ a: Point, _ b: Point) -> Double {
    let (width, height) = (b.x - a.x, b.y - a.y)
    let along = (x - a.x) * width + (y - a.y) * height
    guard along > 0, along < width * width + height * height else { return .infinity }
    return abs((x - a.x) * height - (y - a.y) * width) / hypot(width, height)
}

/// A square so small that it touches no border.
private func square<Point: Vertex>(around place: (x: Double, y: Double, room: Double)) -> Polygon<Point> {
    let half = place.room / 1024
    return Polygon(
        exterior: [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)].map {
            Point(x: place.x + $0.0 * half, y: place.y + $0.1 * half)
        })
}
