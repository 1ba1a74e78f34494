public import GeoModel

extension AreaLookup {
    /// Where a straight line meets the border of any area: shares of its way, from 0 to 1, ascending and each once.
    ///
    /// Between two of them the line stays in the same areas. Where it runs along an edge of a border, both ends of what they
    /// share count; where it only touches one, that counts too. So a line without any lies where the one before it ended.
    public func crossings(from start: Position, to end: Position) -> [Double] {
        let box = Extent(
            minX: min(start.x, end.x), minY: min(start.y, end.y), maxX: max(start.x, end.x), maxY: max(start.y, end.y))
        var shares: [Double] = []
        grid.forEachCell(in: box) { place in
            grid.withNumbers(in: place.cell) { numbers in
                for number in numbers {
                    let extent = bands.areas[Int(number)].extent
                    // In the first cell alone of those that both meet, so that no area is looked at twice.
                    guard extent.intersects(box), place.column == grid.column(of: max(extent.minX, box.minX)),
                        place.row == grid.row(of: max(extent.minY, box.minY))
                    else { continue }
                    bands.addCrossings(of: start, end, box, with: Int(number), to: &shares)
                }
            }
        }
        if shares.count < 2 { return shares }
        shares.sort()
        return zip([-1] + shares, shares).compactMap { $0 < $1 ? $1 : nil }
    }
}

extension BandedBorders {
    /// Adds where a line meets the border of one area, some of it perhaps twice.
    fileprivate func addCrossings(
        of start: Position, _ end: Position, _ box: Extent, with number: Int, to shares: inout [Double]
    ) {
        let area = areas[number]
        for band in area.band(of: box.minY)...area.band(of: box.maxY) {
            for slot in Int(firstEdge[area.first + band])..<Int(firstEdge[area.first + band + 1]) {
                let edge = Int(edges[slot])
                let (a, b) = (vertices[edge], vertices[edge + 1])
                if min(a.x, b.x) > box.maxX || max(a.x, b.x) < box.minX || min(a.y, b.y) > box.maxY
                    || max(a.y, b.y) < box.minY
                {
                    continue
                }
                // The same arithmetic for an edge and its reverse, so that two neighbours give one share.
                let isUpward = (a.y, a.x) < (b.y, b.x)
                addCrossing(of: start, end, isUpward ? a : b, isUpward ? b : a, to: &shares)
            }
        }
    }

    private func addCrossing(
        of start: Position, _ end: Position, _ a: Position, _ b: Position, to shares: inout [Double]
    ) {
        let (atStart, atEnd) = (turn(from: a, to: b, around: start), turn(from: a, to: b, around: end))
        if (atStart > 0 && atEnd > 0) || (atStart < 0 && atEnd < 0) { return }
        let (atA, atB) = (turn(from: start, to: end, around: a), turn(from: start, to: end, around: b))
        if (atA > 0 && atB > 0) || (atA < 0 && atB < 0) { return }
        if atStart == 0, atEnd == 0 {
            let (dx, dy) = (end.x - start.x, end.y - start.y)
            func share(of corner: Position) -> Double {
                abs(dx) > abs(dy) ? (corner.x - start.x) / dx : (corner.y - start.y) / dy
            }
            let (one, other) = (share(of: a), share(of: b))
            let (low, high) = (min(one, other), max(one, other))
            if low <= 1, high >= 0 { shares += [max(low, 0), min(high, 1)] }
        } else {
            shares.append(atStart / (atStart - atEnd))
        }
    }
}
