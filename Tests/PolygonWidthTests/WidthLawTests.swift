import Foundation
import GDALInterop
import GEOSInterop
import GeoModel
import PROJInterop
import PolygonOverlay
import PolygonWidth
import TestWorlds
import Testing

/// Laws that hold for any shape, and what others say.
@Suite("Width laws") struct WidthLawTests {
    private let seeds = 1...60 as ClosedRange<UInt64>

    @Test("turning, moving and more vertices leave the width; scaling scales it")
    func invariance() {
        for seed in seeds {
            let shape = randomShape(seed: seed)
            let width = shape.greatestWidth()
            func expect(_ other: Shape, _ expected: Double, _ what: String) {
                #expect(abs(other.greatestWidth() - expected) <= 1.1e-6 * expected + 1e-7, "\(what), seed \(seed)")
            }
            expect(shape.turned(by: Double(seed)), width, "turned")
            expect(shape.moved(x: 500_000, y: 4_400_000), width, "moved")
            expect(shape.densified(5), width, "densified")
            expect(shape.scaled(by: 1000), width * 1000, "scaled")
            expect(shape.scaled(by: 0.001), width * 0.001, "scaled")
        }
    }

    @Test("what lies within is never wider")
    func subset() throws {
        for seed in seeds {
            let (shape, other) = (randomShape(seed: seed), randomShape(seed: seed + 1000))
            let part = try withGEOS { geos in
                try geos.geometry(shape).intersection(geos.geometry(other)).multiPolygon(as: Coordinate.self)
            }
            let least = min(shape.greatestWidth(), other.greatestWidth())
            #expect(part.greatestWidth() <= least * (1 + 1e-6) + 1e-9, "seed \(seed)")
        }
    }

    @Test("no point of the ground is farther from the border than half the width")
    func upperBound() throws {
        var random = SplitMix64(seed: 7)
        for seed in seeds {
            let shape = randomShape(seed: seed)
            let (extent, width) = (Extent(shape), shape.greatestWidth())
            let rings = shape.polygons.flatMap(\.rings)
            for _ in 0..<200 {
                let x = Double.random(in: extent.minX...extent.maxX, using: &random)
                let y = Double.random(in: extent.minY...extent.maxY, using: &random)
                guard isInside(x, y, rings) else { continue }
                #expect(distance(x, y, rings) <= width / 2 * (1 + 1.1e-6), "seed \(seed)")
            }
        }
    }

    @Test("the question whether it is narrower agrees with the width")
    func agreement() {
        for seed in seeds {
            let shape = randomShape(seed: seed)
            let width = shape.greatestWidth()
            for share in [0.1, 0.9, 0.999, 0.999999] { #expect(!shape.isNarrower(than: width * share), "seed \(seed)") }
            for share in [1.000002, 1.001, 2, 100] { #expect(shape.isNarrower(than: width * share), "seed \(seed)") }
        }
    }

    @Test("shapely's largest inscribed circle and its buffers say the same", .needsPython)
    func shapely() throws {
        let shapes = seeds.map(randomShape)
        let widths = shapes.map { $0.greatestWidth() }
        let texts = try withGEOS { geos in try shapes.map { try geos.geometry($0).wkt } }
        // GEOS's circle falls short by the tolerance at most, ten millionths of the radius, where the shape is not too
        // flat for it. Its negative buffers are off by a hundredth, as they simplify what they take.
        let script = """
            import shapely
            for line in open("shapes"):
                width, text = line.split(";")
                width, shape = float(width), shapely.from_wkt(text)
                if shape.length < 1000 * width:
                    circle = 2 * shapely.maximum_inscribed_circle(shape, tolerance=width * 5e-6).length
                    if not circle * (1 - 1.1e-6) <= width <= circle * (1 + 1.1e-5): print("circle", width, circle)
                if shape.buffer(-width / 2 * 0.98).is_empty or not shape.buffer(-width / 2 * 1.02).is_empty:
                    print("buffer", width)
            """
        let run = try withTemporaryFolder { folder in
            try folder.write(zip(widths, texts).map { "\($0);\($1)" }.joined(separator: "\n"), to: "shapes")
            return try python(script, in: folder)
        }
        #expect(run.status == 0 && run.output.isEmpty, "\(run.output) \(run.errors)")
    }

    @Test("overlaps and gaps of Shanghai are the same for any number of workers", .needsRealData("shanghai-streets"))
    func shanghai() throws {
        var streets: [Boundary] = []
        try LayerReader("\(Places.realData)/shanghai-streets/shanghai_streets.geojson").forEach { _, feature in
            guard case .polygons(let shape) = try feature.get().geometry else { return }
            streets.append(shape.mapRings { ring in ring.map { Position(x: $0.x, y: $0.y) } })
        }
        let overlay = try Overlay(of: streets)
        let grounds = overlay.cells { $0.count > 1 }.map(\.shape) + overlay.gaps().map { Boundary([$0]) }
        let extent = streets.reduce(into: Extent.empty) { $0.formUnion(Extent($1)) }
        let rulers = [1, 2, 3].compactMap { WidthRuler(crs: .wgs84, around: extent, workers: $0) }
        let widths = try rulers.map { try $0.widths(of: grounds) }
        #expect(widths.count == 3 && widths[1] == widths[0] && widths[2] == widths[0])
        // The middle is at 121.41°E: UTM zone 51.
        #expect(rulers.allSatisfy { $0.plane == .epsg(32651) })
        let narrow = try rulers[0].areNarrower(grounds, than: Meters(1))
        #expect(zip(widths[0], narrow).allSatisfy { ($0 < Meters(1)) == $1 })
    }

    @Test("there is nothing to measure where there is no extent")
    func nothing() {
        #expect(WidthRuler(crs: .wgs84, around: .empty) == nil)
    }

    /// By the even-odd rule.
    private func isInside(_ x: Double, _ y: Double, _ rings: [[Coordinate]]) -> Bool {
        var isInside = false
        for (a, b) in rings.flatMap({ zip($0, $0.dropFirst()) }) where (a.y > y) != (b.y > y) {
            if x < a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x) { isInside.toggle() }
        }
        return isInside
    }

    private func distance(_ x: Double, _ y: Double, _ rings: [[Coordinate]]) -> Double {
        var least = Double.infinity
        for (a, b) in rings.flatMap({ zip($0, $0.dropFirst()) }) {
            let (dx, dy) = (b.x - a.x, b.y - a.y)
            let along = ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy)
            let (nearX, nearY) = (a.x + min(1, max(0, along)) * dx, a.y + min(1, max(0, along)) * dy)
            least = min(least, hypot(x - nearX, y - nearY))
        }
        return least
    }
}
