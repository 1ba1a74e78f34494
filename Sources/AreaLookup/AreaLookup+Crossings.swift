public import GeoModel

extension AreaLookup {
    /// Where a straight line meets the border of any area: shares of its way, from 0 to 1, ascending and each once.
    ///
    /// Between two of them the line stays in the same areas. Where it runs along an edge of a border, both ends of what they
    /// share count; where it only touches one, that counts too. So a line without any lies where the one before it ended.
    public func crossings(from start: Position, to end: Position) -> [Double] {
        var shares: [Double] = []
        let line = Edge(start, end)
        cells.forEachRun(near: start, end) { edges in
            for number in edges {
                line.addCrossings(with: Edge(borders.vertices[number], borders.vertices[number + 1]), to: &shares)
            }
        }
        if shares.count < 2 { return shares }
        shares.sort()
        return zip([-1] + shares, shares).compactMap { $0 < $1 ? $1 : nil }
    }
}

extension Edge {
    /// Adds where it meets another, by shares of its way.
    fileprivate func addCrossings(with other: Edge, to shares: inout [Double]) {
        if other.west > east || other.east < west || other.south > north || other.north < south { return }
        // The same arithmetic for an edge and its reverse, so that two neighbours give one share.
        let isUpward = (other.a.y, other.a.x) < (other.b.y, other.b.x)
        let (from, to) = isUpward ? (other.a, other.b) : (other.b, other.a)
        let (atStart, atEnd) = (turn(from: from, to: to, around: a), turn(from: from, to: to, around: b))
        if (atStart > 0 && atEnd > 0) || (atStart < 0 && atEnd < 0) { return }
        let (atFrom, atTo) = (turn(from: a, to: b, around: from), turn(from: a, to: b, around: to))
        if (atFrom > 0 && atTo > 0) || (atFrom < 0 && atTo < 0) { return }
        if atStart == 0, atEnd == 0 {
            let (dx, dy) = (b.x - a.x, b.y - a.y)
            func share(of corner: Position) -> Double {
                abs(dx) > abs(dy) ? (corner.x - a.x) / dx : (corner.y - a.y) / dy
            }
            let (one, other) = (share(of: from), share(of: to))
            let (low, high) = (min(one, other), max(one, other))
            if low <= 1, high >= 0 { shares += [max(low, 0), min(high, 1)] }
        } else {
            shares.append(atStart / (atStart - atEnd))
        }
    }
}
