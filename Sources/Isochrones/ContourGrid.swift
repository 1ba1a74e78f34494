internal import Glibc
import GeoModel
import PROJInterop

/// The grid of one origin: lines of longitude and latitude at whole multiples of a cell's width and height.
///
/// The outermost corners lie beyond the radius of every street.
struct ContourGrid {
    /// A unit is 1e-7 degree: the seven decimals that GeoJSON is written with.
    static let unitsPerDegree = 1e7
    /// 4,194,304: what is kept for each corner comes to 50 MB then.
    private static let mostCorners = 1 << 22

    /// The first column's longitude and row's latitude, in units.
    let west: Int
    let south: Int
    /// A cell's size in units.
    let cellWidth: Int
    let cellHeight: Int
    let columns: Int
    let rows: Int
    /// In metres.
    let radius: Double
    let metersPerUnit: (x: Double, y: Double)

    /// A cell's size in metres.
    var spacing: (x: Double, y: Double) {
        (Double(cellWidth) * metersPerUnit.x, Double(cellHeight) * metersPerUnit.y)
    }

    /// Nil where there are no positions.
    init?(around limits: [[[Position]]], radius: Meters, cell: Meters) throws(IsochroneError) {
        var extent = Extent.empty
        for lines in limits {
            for line in lines {
                for place in line {
                    guard abs(place.longitude) <= 180, abs(place.latitude) <= 89 else {
                        throw .noPlace(at: Coordinate(x: place.x, y: place.y))
                    }
                    extent.insert(x: place.x, y: place.y)
                }
            }
        }
        if extent.isEmpty { return nil }
        let degree = metersPerDegree(at: extent.center.y)
        metersPerUnit = (degree.x / Self.unitsPerDegree, degree.y / Self.unitsPerDegree)
        self.radius = radius.value
        cellWidth = Int((cell.value / metersPerUnit.x).rounded())
        cellHeight = Int((cell.value / metersPerUnit.y).rounded())
        // A cell more than the radius all round, and one for rounding.
        let (left, right) = Self.lines(
            from: extent.minX, to: extent.maxX, margin: radius.value / degree.x, each: cellWidth)
        let (bottom, top) = Self.lines(
            from: extent.minY, to: extent.maxY, margin: radius.value / degree.y, each: cellHeight)
        (west, south) = (left * cellWidth, bottom * cellHeight)
        (columns, rows) = (right - left + 1, top - bottom + 1)
        if columns * rows > Self.mostCorners { throw .tooWide(extent) }
    }

    private static func lines(from: Double, to: Double, margin: Double, each cell: Int) -> (first: Int, last: Int) {
        let first = ((from - margin) * unitsPerDegree / Double(cell)).rounded(.down)
        let last = ((to + margin) * unitsPerDegree / Double(cell)).rounded(.up)
        return (Int(first) - 1, Int(last) + 1)
    }
}

/// How long a degree of longitude and one of latitude are at a latitude, in metres.
///
/// - Source: the radii of curvature N cos φ and M of the CGCS2000 ellipsoid; those of WGS 84 differ by 1e-10.
private func metersPerDegree(at latitude: Double) -> (x: Double, y: Double) {
    let flattening = 1 / Ellipsoid.cgcs2000.inverseFlattening
    let e2 = flattening * (2 - flattening)
    let phi = latitude * .pi / 180
    let w2 = 1 - e2 * sin(phi) * sin(phi)
    let n = Ellipsoid.cgcs2000.semiMajorAxis / w2.squareRoot()
    return (n * cos(phi) * .pi / 180, n * (1 - e2) / w2 * .pi / 180)
}
