public import GeoModel
public import PlanningModel

/// Offers boundaries whose shared borders match exactly: narrow overlaps go to one of their areas, narrow gaps to one of
/// their neighbours, to that with which they share the longest border.
///
/// What is wider stays as it is, for a person to decide. All borders come out of one noded arrangement, so that where two
/// areas share one they share every vertex of it.
public struct BorderSnap: Sendable {
    /// Overlaps and gaps whose greatest width is at most this are closed.
    public var tolerance: Meters
    public var workers = coreCount

    public init(tolerance: Meters) { self.tolerance = tolerance }

    /// What an area lost and won.
    public struct Change: Hashable, Sendable {
        public let area: Area
        public let before: SquareMeters
        public let after: SquareMeters
        public let gained: SquareMeters
        public let lost: SquareMeters
        /// The greatest width of what it lost or won: its border moved by no more.
        public let width: Meters
    }

    public struct Repaired: Sendable {
        /// One for each area of the layer; valid.
        public let boundaries: [Boundary]
        /// The areas whose ground changed, in the order of the layer.
        public let changes: [Change]
        /// How many pieces of ground went to one area.
        public let closedOverlaps: Int
        public let closedGaps: Int
        /// How many pieces of overlap and gap are wider than the tolerance and still there.
        public let openOverlaps: Int
        public let openGaps: Int
    }

    /// Invalid boundaries take part in their made-valid form.
    public func repair(_ layer: BoundaryLayer) throws -> Repaired {
        let shapes = try BoundaryCheck.survey(layer, workers: workers).map(\.shape)
        let ruler = GroundRuler(crs: layer.crs, around: layer.boundaries, tolerance: tolerance, workers: workers)
        var boundaries = shapes
        var moves: [GroundMove] = []
        var counts = (closedOverlaps: 0, closedGaps: 0, openOverlaps: 0, openGaps: 0)
        for members in layer.tilings {
            let snap = try TilingSnap(members.map { shapes[$0] }, ruler)
            for (member, shape) in zip(members, try snap.snapped()) { boundaries[member] = shape }
            moves += snap.moves.map { move in
                GroundMove(
                    size: move.size, width: move.width, from: move.from.map { members[$0] }, to: members[move.to])
            }
            counts.closedOverlaps += snap.moves.count { !$0.from.isEmpty }
            counts.closedGaps += snap.moves.count(where: \.from.isEmpty)
            counts.openOverlaps += snap.openOverlaps
            counts.openGaps += snap.openGaps
        }
        return Repaired(
            boundaries: boundaries, changes: changes(layer, shapes, boundaries, moves, ruler),
            closedOverlaps: counts.closedOverlaps, closedGaps: counts.closedGaps, openOverlaps: counts.openOverlaps,
            openGaps: counts.openGaps)
    }

    private func changes(
        _ layer: BoundaryLayer, _ before: [Boundary], _ after: [Boundary], _ moves: [GroundMove], _ ruler: GroundRuler
    ) -> [Change] {
        var tallies: [Int: (gained: SquareMeters, lost: SquareMeters, width: Meters)] = [:]
        for move in moves {
            for loser in move.from where loser != move.to {
                var tally = tallies[loser] ?? (.zero, .zero, Meters(0))
                tally.lost = tally.lost + move.size
                tally.width = max(tally.width, move.width)
                tallies[loser] = tally
            }
            if move.from.isEmpty {
                var tally = tallies[move.to] ?? (.zero, .zero, Meters(0))
                tally.gained = tally.gained + move.size
                tally.width = max(tally.width, move.width)
                tallies[move.to] = tally
            }
        }
        return tallies.keys.sorted().compactMap { index in
            tallies[index].map { tally in
                Change(
                    area: layer.areas[index], before: ruler.size(of: before[index]),
                    after: ruler.size(of: after[index]),
                    gained: tally.gained, lost: tally.lost, width: tally.width)
            }
        }
    }
}

/// A piece of ground that goes to one area.
struct GroundMove: Sendable {
    let size: SquareMeters
    let width: Meters
    /// The areas that claimed it, two or more; none for a gap.
    let from: [Int]
    let to: Int
}
