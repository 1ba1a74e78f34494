public import GeoModel
public import WalkNetwork

/// A city in the desert: streets on a grid of blocks, lengths stated, so that every answer can be worked out by hand.
///
/// Node (column, row) lies 0.002 degrees from the next; what is measured is the stated length. At the adult's 1.2 m/s a
/// block of 120 m takes 100 s.
public struct DesertCity: Sendable {
    public static let block = Meters(120)

    public let columns: Int
    public let rows: Int
    public var map = StreetMap()

    public init(
        columns: Int, rows: Int, block: Meters = block,
        leavingOut isLeftOut: (Int, Int, Int, Int) -> Bool = { _, _, _, _ in false }
    ) {
        (self.columns, self.rows) = (columns, rows)
        map.nodeCount = columns * rows
        for row in 0..<rows {
            for column in 0..<columns {
                for (x, y) in [(column + 1, row), (column, row + 1)] where x < columns && y < rows {
                    if !isLeftOut(column, row, x, y) { join((column, row), (x, y), block) }
                }
            }
        }
    }

    public func node(_ column: Int, _ row: Int) -> Int { row * columns + column }

    public func position(_ column: Double, _ row: Double) -> Position {
        Position(longitude: 112 + column * 0.002, latitude: 33 + row * 0.002)
    }

    public mutating func join(_ a: (Int, Int), _ b: (Int, Int), _ length: Meters) {
        map.add(
            from: node(a.0, a.1), to: node(b.0, b.1),
            along: [position(Double(a.0), Double(a.1)), position(Double(b.0), Double(b.1))], length: length)
    }

    public func compiled() throws -> City {
        let (graph, vertices) = try WalkGraph.compiled(map, on: .cgcs2000)
        return City(graph: graph, vertices: vertices, columns: columns)
    }

    public struct City: Sendable {
        public let graph: WalkGraph
        public let vertices: [Int]
        public let columns: Int

        public func vertex(_ column: Int, _ row: Int) -> Int { vertices[row * columns + column] }
        public func at(_ column: Int, _ row: Int) -> Foothold { graph.foothold(ofVertex: vertex(column, row)) }
    }
}
