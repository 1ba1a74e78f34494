import GeoModel

/// Leads the contour of a field through its cells and closes it to rings.
///
/// A side of a cell is 2 · corner where it leads east from that corner, 2 · corner + 1 where it leads north. The contour
/// crosses the sides between an inner and an outer corner, each once, with the inner corner on its left.
struct ContourTracing {
    /// For each crossed side the next one along the contour; once it is traced, −1 − its ring. Else meaningless.
    private var next: [Int32] = []
    /// The crossed sides, by cells from the south-west.
    private var crossed: [Int32] = []

    /// The ground within the radius, polygons in the order of their south-western cells.
    mutating func shape(of field: DistanceField) -> Boundary {
        guard let grid = field.grid else { return Boundary([]) }
        let sides = 2 * grid.columns * grid.rows
        if next.count < sides { next = [Int32](repeating: 0, count: sides) }
        crossed.removeAll(keepingCapacity: true)
        let contour = Contour(grid: grid, squares: field.squares)
        contour.forEachLink { from, to in
            next[from] = Int32(to)
            crossed.append(Int32(from))
        }
        return polygons(of: contour, rings: rings(of: contour))
    }

    private mutating func rings(of contour: Contour) -> [ContourRing] {
        var rings: [ContourRing] = []
        for start in crossed where next[Int(start)] >= 0 {
            var ring = ContourRing()
            var side = Int(start)
            // Ends: every crossed side has one successor and is one's successor, and each is marked once.
            while next[side] >= 0 {
                ring.add(side, at: contour.crossing(of: side), columns: contour.grid.columns)
                let following = Int(next[side])
                next[side] = -1 - Int32(rings.count)
                side = following
            }
            rings.append(ring)
        }
        return rings
    }

    /// Gives each hole to the exterior around it: what is met first going west from the hole's westernmost point is
    /// that exterior, or another of its holes further west.
    private func polygons(of contour: Contour, rings: [ContourRing]) -> Boundary {
        var polygons: [Polygon<Position>] = []
        var polygonOfRing = [Int](repeating: -1, count: rings.count)
        for (number, ring) in rings.enumerated() where !ring.isHole {
            polygonOfRing[number] = polygons.count
            polygons.append(Polygon(exterior: ring.positions))
        }
        let holes = rings.indices.filter { rings[$0].isHole }
        for number in holes.sorted(by: { (rings[$0].westColumn, $0) < (rings[$1].westColumn, $1) }) {
            let ring = -1 - Int(next[contour.crossedSide(westOf: rings[number].westSide)])
            polygonOfRing[number] = polygonOfRing[ring]
        }
        for number in holes { polygons[polygonOfRing[number]].interiors.append(rings[number].positions) }
        return Boundary(polygons)
    }
}

/// A ring of the contour as it is traced.
private struct ContourRing {
    private var units: [SIMD2<Int>] = []
    /// Its westernmost side that leads east.
    private(set) var westSide = 0
    private(set) var westColumn = Int.max
    private var doubledArea = 0

    var isHole: Bool { doubledArea < 0 }

    mutating func add(_ side: Int, at place: SIMD2<Int>, columns: Int) {
        if side & 1 == 0, (side >> 1) % columns < westColumn { (westSide, westColumn) = (side, (side >> 1) % columns) }
        if let first = units.first, let last = units.last {
            // A grid is less than 2^32 units wide.
            let (a, b) = (last &- first, place &- first)
            doubledArea += a.x * b.y - b.x * a.y
        }
        units.append(place)
    }

    /// Closed.
    var positions: [Position] {
        var positions: [Position] = []
        positions.reserveCapacity(units.count + 1)
        for place in units {
            positions.append(
                Position(
                    longitude: Double(place.x) / ContourGrid.unitsPerDegree,
                    latitude: Double(place.y) / ContourGrid.unitsPerDegree))
        }
        positions.append(positions[0])
        return positions
    }
}
