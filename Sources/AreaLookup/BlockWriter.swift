import GeoModel

/// Writes the blocks of one cell after the other.
struct BlockWriter {
    private var areas: [UInt32] = []
    /// For each edge the place of its area in the block, a digest of where it lies, and the edge of another area that is
    /// drawn alike.
    private var places: [Int] = []
    private var digests: [UInt64] = []
    private var twins: [Twin] = []
    private var runs: [EdgeRun] = []

    private enum Twin: Equatable {
        case none
        /// Of the area at this place; the edge stands for both.
        case second(Int)
        /// Another edge stands for this one.
        case first
    }

    /// Beyond, edges that are drawn alike are not looked for.
    private static let mostEdgesCompared = 64

    /// - Parameters:
    ///   - edges: That meet the cell, ascending, and so by their areas.
    ///   - inside: The areas that the corner is in, ascending.
    mutating func write(
        _ edges: ArraySlice<UInt32>, inside: [UInt32], corner: Position, _ source: CellTreeBuilder.Source,
        to words: inout [UInt32]
    ) {
        unite(inside, edges, source)
        var (edges, inside) = (edges, inside[...])
        for start in stride(from: 0, to: areas.count, by: CellBlock.mostAreas) {
            let block = areas[start..<min(start + CellBlock.mostAreas, areas.count)]
            let hasMore = block.endIndex < areas.count
            let own = hasMore ? edges.prefix { source.area($0) < areas[block.endIndex] } : edges
            edges = edges[own.endIndex...]
            var bits: UInt64 = 0
            for (bit, area) in block.enumerated() where inside.first == area {
                bits |= 1 << UInt64(bit)
                inside.removeFirst()
            }
            findRuns(of: own, in: block, corner, source)
            CellBlock.append(block, inside: bits, corner: corner, runs: runs, hasMore: hasMore, to: &words)
        }
    }

    /// All areas of the cell, ascending.
    private mutating func unite(
        _ inside: [UInt32], _ edges: ArraySlice<UInt32>, _ source: CellTreeBuilder.Source
    ) {
        areas.removeAll(keepingCapacity: true)
        var next = 0
        for edge in edges {
            let area = source.area(edge)
            while next < inside.count, inside[next] < area {
                areas.append(inside[next])
                next += 1
            }
            if next < inside.count, inside[next] == area { next += 1 }
            if areas.last != area { areas.append(area) }
        }
        areas += inside[next...]
    }

    private mutating func findRuns(
        of edges: ArraySlice<UInt32>, in block: ArraySlice<UInt32>, _ corner: Position,
        _ source: CellTreeBuilder.Source
    ) {
        runs.removeAll(keepingCapacity: true)
        locate(edges, in: block, source)
        findTwins(of: edges, source)
        var index = 0
        while index < places.count {
            if twins[index] == .first {
                index += 1
                continue
            }
            let start = index
            let first = edges[edges.startIndex + start]
            var reachesWest = false
            repeat {
                if source.edge(edges[edges.startIndex + index]).west <= corner.x { reachesWest = true }
                index += 1
            } while index < places.count && index - start < EdgeRun.mostEdges
                && edges[edges.startIndex + index] == first + UInt32(index - start)
                && places[index] == places[start] && twins[index] == twins[start]
            let area = places[start]
            let other = if case .second(let place) = twins[start] { place } else { area }
            runs.append(EdgeRun(first: first, count: index - start, area, other, reachesWest: reachesWest))
        }
    }

    private mutating func locate(
        _ edges: ArraySlice<UInt32>, in block: ArraySlice<UInt32>, _ source: CellTreeBuilder.Source
    ) {
        places.removeAll(keepingCapacity: true)
        var place = block.startIndex
        for edge in edges {
            while block[place] != source.area(edge) { place += 1 }
            places.append(place - block.startIndex)
        }
    }

    /// Finds pairs of edges of two areas that join the same places.
    private mutating func findTwins(of edges: ArraySlice<UInt32>, _ source: CellTreeBuilder.Source) {
        twins.removeAll(keepingCapacity: true)
        twins += repeatElement(.none, count: edges.count)
        guard let last = places.last, places[0] != last, edges.count <= Self.mostEdgesCompared else { return }
        digests.removeAll(keepingCapacity: true)
        for number in edges {
            let edge = source.edge(number)
            let (x, y) = (edge.a.x.bitPattern &+ edge.b.x.bitPattern, edge.a.y.bitPattern &+ edge.b.y.bitPattern)
            digests.append(x ^ (y << 23 | y >> 41))
        }
        for second in 1..<digests.count {
            for first in 0..<second where digests[first] == digests[second] && twins[first] == .none {
                guard places[first] != places[second],
                    source.edge(edges[edges.startIndex + first])
                        .isDrawn(as: source.edge(edges[edges.startIndex + second]))
                else { continue }
                twins[first] = .second(places[second])
                twins[second] = .first
                break
            }
        }
    }
}
