import GeoModel

/// Which areas of two layers are looked at to compare their borders: enough to tell, and no more however large the
/// layers are.
///
/// Places on the borders of the coarser layer are looked for in the finer one: each border between districts is one
/// between streets, and not the other way round.
struct ComparedAreas {
    /// The layer with the larger areas.
    let coarse: LayerSide
    /// Its areas, at most 48, whose borders are sampled, spread over all that meet the finer layer.
    let sampled: [Int]
    /// The coarser layer's areas beside them, which tell inner borders from outer ones.
    let neighbours: [Int]
    /// The finer layer's areas that meet the sampled ones.
    let fine: [Int]
    /// Where both layers are.
    let extent: Extent

    private static let mostSampled = 48
    private static let mostFine = 2000

    /// Nil where the layers do not meet, or not in China.
    ///
    /// - Parameter extents: Of each layer's areas, in degrees. Empty ones are passed over.
    init?(_ extents: [LayerSide: [Extent]]) {
        func whole(_ side: LayerSide) -> Extent {
            (extents[side] ?? []).reduce(into: .empty) { $0.formUnion($1) }
        }
        guard let shared = whole(.new).grown.intersection(whole(.held).grown),
            ChinaOutline.contains(longitude: shared.center.x, latitude: shared.center.y)
        else { return nil }
        func present(_ side: LayerSide) -> [(index: Int, extent: Extent)] {
            (extents[side] ?? []).enumerated().filter { !$1.isEmpty && $1.intersects(shared) }
                .map { (index: $0, extent: $1) }
                .sorted { $0.extent.precedes($1.extent) }
        }
        let (new, held) = (present(.new), present(.held))
        guard !new.isEmpty, !held.isEmpty else { return nil }
        coarse = Self.meanSize(of: new) >= Self.meanSize(of: held) ? .new : .held
        let (coarser, finer) = coarse == .new ? (new, held) : (held, new)
        extent = shared

        let ground = CoarseRaster(of: finer.map(\.extent), over: shared)
        let candidates = coarser.filter { ground.meets($0.extent) }
        guard !candidates.isEmpty else { return nil }
        var count = min(candidates.count, Self.mostSampled)
        while true {
            let picked = (0..<count).map { candidates[$0 * candidates.count / count] }
            let reach = picked.map(\.extent.grown)
            let near = finer.filter { area in reach.contains { $0.intersects(area.extent) } }
            guard near.count <= Self.mostFine || count <= 4 else {
                count /= 2
                continue
            }
            sampled = picked.map(\.index)
            fine = near.map(\.index)
            let isSampled = Set(sampled)
            neighbours = coarser.filter { area in
                !isSampled.contains(area.index) && reach.contains { $0.intersects(area.extent) }
            }.map(\.index)
            return
        }
    }

    private static func meanSize(of areas: [(index: Int, extent: Extent)]) -> Double {
        areas.reduce(0) { $0 + ($1.extent.maxX - $1.extent.minX) * ($1.extent.maxY - $1.extent.minY) }
            / Double(areas.count)
    }
}

/// The cells, 64 by 64, of a box that some extents meet.
private struct CoarseRaster {
    private let box: Extent
    private var isMet = [Bool](repeating: false, count: 64 * 64)

    init(of extents: [Extent], over box: Extent) {
        self.box = box
        for extent in extents {
            let (columns, rows) = cells(of: extent.grown)
            for row in rows { for column in columns { isMet[row * 64 + column] = true } }
        }
    }

    func meets(_ extent: Extent) -> Bool {
        let (columns, rows) = cells(of: extent)
        return rows.contains { row in columns.contains { isMet[row * 64 + $0] } }
    }

    private func cells(of extent: Extent) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>) {
        func range(_ low: Double, _ high: Double, _ start: Double, _ end: Double) -> ClosedRange<Int> {
            func cell(_ value: Double) -> Int { Int((min(max((value - start) / (end - start), 0), 1) * 64)) }
            return min(cell(low), 63)...min(cell(high), 63)
        }
        return (
            range(extent.minX, extent.maxX, box.minX, box.maxX), range(extent.minY, extent.maxY, box.minY, box.maxY)
        )
    }
}

extension Extent {
    /// With a margin of 0.02 degree, more than BD-09 moves anything.
    var grown: Extent {
        isEmpty ? self : Extent(minX: minX - 0.02, minY: minY - 0.02, maxX: maxX + 0.02, maxY: maxY + 0.02)
    }

    /// What two have in common; nil where that is nothing.
    func intersection(_ other: Extent) -> Extent? {
        let common = Extent(
            minX: max(minX, other.minX), minY: max(minY, other.minY), maxX: min(maxX, other.maxX),
            maxY: min(maxY, other.maxY))
        return common.isEmpty ? nil : common
    }

    /// An order that does not depend on that of a file.
    func precedes(_ other: Extent) -> Bool {
        (minX, minY, maxX, maxY) < (other.minX, other.minY, other.maxX, other.maxY)
    }
}
