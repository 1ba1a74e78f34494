public import AreaLookup
public import GeoModel
import Glibc
public import WalkNetwork

/// Where new facilities may be put, where nobody says so: street corners within the areas.
public enum SiteCandidates {
    /// No more are looked at unless somebody says otherwise.
    public static let usualCount = 5000

    /// Street corners in at least one area; where there are too many, one for each cell of a grid that is just coarse
    /// enough, that of the lowest number.
    ///
    /// - Returns: At most `most`, in the order of ``WalkGraph/corners``.
    public static func corners(
        of graph: WalkGraph, in lookup: AreaLookup, most: Int = usualCount, workers: Int = coreCount
    ) -> [WalkGraph.Corner] {
        let all = graph.corners
        let chunks = stride(from: 0, to: all.count, by: 1000).map { $0..<min($0 + 1000, all.count) }
        let corners = inParallel(count: chunks.count, workers: workers) { chunk in
            all[chunks[chunk]].filter { !lookup.numbers(containing: $0.position).isEmpty }
        }.flatMap { $0 }
        var (kept, side) = (corners, finestSide)
        while kept.count > most, side < coarsestSide {
            kept = thinned(corners, side: side)
            side *= 1.25
        }
        return Array(kept.prefix(max(0, most)))
    }

    /// Degrees of latitude, about 50 m.
    private static let finestSide = 0.00045
    /// The whole Earth is in one cell of so many degrees.
    private static let coarsestSide = 1000.0

    /// The first of the corners in each cell, whose side is so many degrees of latitude and as long from west to east.
    private static func thinned(_ corners: [WalkGraph.Corner], side: Double) -> [WalkGraph.Corner] {
        var extent = Extent.empty
        for corner in corners { extent.insert(x: corner.position.x, y: corner.position.y) }
        // Near the poles cells grow narrower than high.
        let squeeze = max(0.05, cos(extent.center.y * .pi / 180))
        var taken: Set<SIMD2<Int32>> = []
        return corners.filter { corner in
            let column = (corner.position.x - extent.minX) * squeeze / side
            let row = (corner.position.y - extent.minY) / side
            return taken.insert(SIMD2(Int32(column), Int32(row))).inserted
        }
    }
}
