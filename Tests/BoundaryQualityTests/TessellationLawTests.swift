import BoundaryQuality
import GEOSInterop
import GeoModel
import PolygonOverlay
import TestWorlds
import Testing

/// Laws that hold for any shapes, judged by GEOS.
@Suite("laws of overlaps and gaps")
struct TessellationLawTests {
    private let seeds = 1...25 as ClosedRange<UInt64>

    @Test("the union, and what is covered once more than needed, add up to all shapes", arguments: Dirt.allCases)
    func conservation(_ dirt: Dirt) throws {
        for seed in seeds {
            let world = try DirtyTessellation(dirt, seed: seed)
            let defects = try TessellationDefects(of: world.shapes)
            let sum = try world.shapes.reduce(0) { try $0 + area($1) }
            let again = try defects.overlaps.reduce(0) { try $0 + area($1.shape) * Double($1.covers.count - 1) }
            #expect(abs(try unionArea(world) + again - sum) <= world.drift, "\(dirt), seed \(seed)")
        }
    }

    @Test(
        "the gaps and the union are the union with its gaps filled, and have nothing in common",
        arguments: Dirt.allCases)
    func gaps(_ dirt: Dirt) throws {
        for seed in seeds {
            let world = try DirtyTessellation(dirt, seed: seed)
            let count = try CoverCount(of: world.shapes)
            let gaps = count.gaps().map { MultiPolygon([$0.shape]) }
            let filled = try area(count.filledUnion())
            #expect(
                abs(try unionArea(world) + gaps.reduce(0) { try $0 + area($1) } - filled) <= world.drift,
                "\(dirt), seed \(seed)")
            for gap in gaps {
                let covered = try withGEOS { geos in
                    let union = try geos.geometry(MultiPolygon(world.shapes.flatMap(\.polygons))).unaryUnion()
                    return try geos.geometry(gap).intersection(union).area
                }
                #expect(covered <= world.drift, "\(dirt), seed \(seed)")
            }
        }
    }

    @Test("what two shapes have in common is what GEOS cuts out of the two", arguments: Dirt.allCases)
    func pairs(_ dirt: Dirt) throws {
        for seed in seeds {
            let world = try DirtyTessellation(dirt, seed: seed)
            let defects = try TessellationDefects(of: world.shapes)
            var found: [ShapePair: Double] = [:]
            for cell in defects.overlaps {
                let area = try area(cell.shape)
                for (place, one) in cell.covers.enumerated() {
                    for other in cell.covers[(place + 1)...] { found[ShapePair(one, other), default: 0] += area }
                }
            }
            let expected = try withGEOS { geos in
                let shapes = try world.shapes.map { try geos.geometry($0) }
                var areas: [ShapePair: Double] = [:]
                for one in shapes.indices {
                    for other in shapes.indices.dropFirst(one + 1) {
                        areas[ShapePair(one, other)] = try shapes[one].intersection(shapes[other]).area
                    }
                }
                return areas
            }
            for (pair, area) in expected {
                #expect(abs(found[pair, default: 0] - area) <= world.drift, "\(pair), \(dirt), seed \(seed)")
            }
            #expect(Set(found.keys).isSubset(of: defects.pairs) && found.count == defects.pairs.count)
        }
    }

    @Test("cells and gaps are those of the whole overlay", arguments: Dirt.allCases)
    func overlay(_ dirt: Dirt) throws {
        for seed in seeds {
            let world = try DirtyTessellation(dirt, seed: seed)
            let defects = try TessellationDefects(of: world.shapes)
            let overlay = try Overlay(of: world.shapes)
            // The grids differ, as one has all shapes and the other those at overlaps: so may what is a step wide.
            let drift = world.drift
            let cells = try overlay.cells { $0.count > 1 }.map { (covers: $0.covers, area: try area($0.shape)) }
            let found = try defects.overlaps.map { (covers: $0.covers, area: try area($0.shape)) }
            let (wide, foundWide) = (cells.filter { $0.area > drift }, found.filter { $0.area > drift })
            #expect(wide.map(\.covers) == foundWide.map(\.covers), "\(dirt), seed \(seed)")
            for (one, other) in zip(wide, foundWide) { #expect(abs(one.area - other.area) <= drift, "seed \(seed)") }
            let gaps = try overlay.gaps().map { try area(MultiPolygon([$0])) }.filter { $0 > drift }.sorted()
            let foundGaps = try defects.gaps.map { try area(MultiPolygon([$0.shape])) }.filter { $0 > drift }.sorted()
            #expect(gaps.count == foundGaps.count, "\(dirt), seed \(seed)")
            for (one, other) in zip(gaps, foundGaps) { #expect(abs(one - other) <= drift, "\(dirt), seed \(seed)") }
        }
    }

    @Test(
        "the number of workers changes no bit, and the order of the shapes only their indices", arguments: Dirt.allCases
    )
    func sameBytes(_ dirt: Dirt) throws {
        for seed in seeds {
            let shapes = try DirtyTessellation(dirt, seed: seed).shapes
            let alone = try TessellationDefects(of: shapes, workers: 1)
            for workers in [2, 3, 16] {
                let shared = try TessellationDefects(of: shapes, workers: workers)
                #expect(shared.overlaps == alone.overlaps && shared.gaps == alone.gaps, "\(dirt), seed \(seed)")
                #expect(shared.mismatches == alone.mismatches, "\(dirt), seed \(seed)")
            }
            var random = SplitMix64(seed: seed)
            let order = shapes.indices.shuffled(using: &random)
            let shuffled = try TessellationDefects(of: order.map { shapes[$0] })
            let cells = shuffled.overlaps.map { cell in
                OverlayCell(covers: cell.covers.map { order[$0] }.sorted(), shape: cell.shape)
            }.sorted { $0.covers.lexicographicallyPrecedes($1.covers) }
            #expect(cells == alone.overlaps, "\(dirt), seed \(seed)")
            #expect(shuffled.gaps.map(\.shape) == alone.gaps.map(\.shape), "\(dirt), seed \(seed)")
            #expect(
                shuffled.gaps.map { $0.neighbours.map { order[$0] }.sorted() } == alone.gaps.map(\.neighbours),
                "\(dirt), seed \(seed)")
            #expect(
                shuffled.mismatches.map { $0.shapes.map { order[$0] }.sorted() } == alone.mismatches.map(\.shapes),
                "\(dirt), seed \(seed)")
        }
    }

    @Test("what is not spoilt is clean, and doubles' noise is no dirt")
    func clean() throws {
        for dirt in [Dirt.none, .noise] {
            for seed in seeds {
                let defects = try TessellationDefects(of: DirtyTessellation(dirt, seed: seed).shapes)
                #expect(defects.overlaps.isEmpty && defects.gaps.isEmpty, "\(dirt), seed \(seed)")
            }
        }
    }

    typealias Dirt = DirtyTessellation.Dirt

    private func area(_ shape: MultiPolygon<Coordinate>) throws -> Double {
        try withGEOS { try $0.geometry(shape).area }
    }

    private func unionArea(_ world: DirtyTessellation) throws -> Double {
        try withGEOS { geos in
            try geos.geometry(MultiPolygon(world.shapes.flatMap(\.polygons))).unaryUnion().area
        }
    }
}
