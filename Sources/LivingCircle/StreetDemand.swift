public import AreaLookup
public import GeoModel
public import WalkNetwork

/// Streets as demand, where it is not known where people live: every piece of street within the areas weighs its length.
public enum StreetDemand {
    /// A piece is judged by its middle. Of 10 m no point is further from there than 5 m, 4 s of an adult's walk, so a limit
    /// that cuts through a piece misjudges less than half of it.
    public static let longestPiece = WalkLength(Meters(10))

    /// Cuts all streets where they enter or leave an area, and what lies between into equal pieces of at most
    /// ``longestPiece``.
    ///
    /// A piece lies in the same areas from end to end. Streets outside all areas are left out. Together the pieces of an area
    /// are as long as its streets, in whole units of ``WalkLength``.
    ///
    /// - Returns: Ordered by chain, and along it.
    public static func places(of graph: WalkGraph, in lookup: AreaLookup, workers: Int = coreCount) -> Demand {
        // Of so many chains each, so that the answers need no lock and no worker waits long.
        let chunks = stride(from: 0, to: graph.chainCount, by: 500).map { $0..<min($0 + 500, graph.chainCount) }
        let answers = inParallel(count: chunks.count, workers: workers) { chunk in
            var pieces = Pieces()
            for chain in chunks[chunk] {
                for run in AreaRun.runs(of: graph, chain: chain, in: lookup) { pieces.cut(run, chain, of: graph) }
            }
            return pieces
        }
        return Demand(.street, answers.flatMap(\.places), areas: answers.flatMap(\.areas))
    }

    private struct Pieces: Sendable {
        var places: [Demand.Place] = []
        var areas: [[Int32]] = []

        /// Adds a run in equal pieces, but for the rounding to whole units.
        mutating func cut(_ run: AreaRun, _ chain: Int, of graph: WalkGraph) {
            let length = UInt64(run.end - run.start)
            let count = (length + longestPiece.units - 1) / longestPiece.units
            if run.areas.isEmpty || count == 0 { return }
            for index in 0..<count {
                let low = run.start + UInt32(length * index / count)
                let high = run.start + UInt32(length * (index + 1) / count)
                let middle = StreetPoint(chain: chain, offset: low + (high - low) / 2)
                places.append(
                    Demand.Place(
                        position: graph.position(at: middle), foothold: Foothold(at: middle),
                        weight: WalkLength(units: UInt64(high - low)).meters.value))
                areas.append(run.areas)
            }
        }
    }
}

/// A stretch of a chain that lies in the same areas from end to end.
private struct AreaRun {
    /// In units of ``WalkLength`` from the chain's start.
    var start: UInt32
    var end: UInt32
    /// None where it lies outside them all.
    var areas: [Int32]

    /// The runs of a chain, one after the other from its start to its end.
    ///
    /// Areas are looked up only where a border was met: what meets none is where the street before it was.
    static func runs(of graph: WalkGraph, chain: Int, in lookup: AreaLookup) -> [AreaRun] {
        let vertices = graph.vertices(of: chain)
        var runs: [AreaRun] = []
        for (start, end) in zip(vertices, vertices.dropFirst()) {
            let (a, b) = (start.position, end.position)
            let length = Double(end.offset - start.offset)
            let crossings = lookup.crossings(from: a, to: b)
            if crossings.isEmpty, let last = runs.indices.last {
                runs[last].end = end.offset
                continue
            }
            let bounds = [0] + crossings + [1]
            for (low, high) in zip(bounds, bounds.dropFirst()) where low < high {
                let middle = (low + high) / 2
                let place = Position(x: a.x + (b.x - a.x) * middle, y: a.y + (b.y - a.y) * middle)
                let run = AreaRun(
                    start: start.offset + UInt32((length * low).rounded()),
                    end: start.offset + UInt32((length * high).rounded()),
                    areas: lookup.numbers(containing: place).map { Int32($0) })
                if let last = runs.indices.last, runs[last].areas == run.areas {
                    runs[last].end = run.end
                } else {
                    runs.append(run)
                }
            }
        }
        return runs
    }
}
