import Foundation
import GEOSInterop
import GeoModel
import PolygonOverlay
import TestWorlds
import Testing

/// Laws that hold for any shapes, judged by GEOS.
@Suite struct OverlayLawTests {
    @Test(
        "cells are valid, do not overlap, add up to the shapes and are covered by whom they say",
        arguments: RandomWorld.Kind.allCases)
    func laws(_ kind: RandomWorld.Kind) throws {
        for seed in 1...RandomWorld.rounds {
            let shapes = try RandomWorld(kind, seed: seed).shapes
            let cells = try overlayCells(of: shapes)
            let judgement = try Judgement(of: cells, over: shapes)
            #expect(judgement.holds(within: 1e-9), "\(kind), seed \(seed): \(judgement)")
        }
    }

    @Test("the number of workers changes no bit, and the order of the shapes only their indices")
    func sameBytes() throws {
        for kind in RandomWorld.Kind.allCases {
            for seed in 1...4 as ClosedRange<UInt64> {
                let shapes = try RandomWorld(kind, seed: seed).shapes
                let cells = try overlayCells(of: shapes, workers: 1)
                for workers in [2, 3, 16] {
                    #expect(try overlayCells(of: shapes, workers: workers) == cells, "\(kind), seed \(seed)")
                }
                var random = SplitMix64(seed: seed)
                let order = shapes.indices.shuffled(using: &random)
                let renumbered = try overlayCells(of: order.map { shapes[$0] }).map { cell in
                    OverlayCell(covers: cell.covers.map { order[$0] }.sorted(), shape: cell.shape)
                }.sorted { $0.covers.lexicographicallyPrecedes($1.covers) }
                #expect(renumbered == cells, "\(kind), seed \(seed)")
            }
        }
    }

    @Test("what areas have outside zones is what GEOS gives for each")
    func uncovered() throws {
        for kind in RandomWorld.Kind.allCases {
            let shapes = try RandomWorld(kind, seed: 77).shapes
            let areas = Array(shapes.prefix(shapes.count / 2))
            let zones = Array(shapes.dropFirst(shapes.count / 2))
            let drift = drift(of: shapes)
            let uncovered = try uncoveredGround(of: areas, under: zones)
            for (area, left) in zip(areas, uncovered) {
                let (expected, found, isValid) = try withGEOS { geos in
                    let covered = try geos.geometry(MultiPolygon(zones.flatMap(\.polygons))).unaryUnion()
                    let left = try geos.geometry(left)
                    return (try geos.geometry(area).difference(covered).area, try left.area, try left.isValid)
                }
                #expect(isValid && abs(expected - found) <= drift + expected * 1e-9, "\(kind)")
            }
        }
    }
}

/// Shapes made by chance, the same for one seed.
struct RandomWorld {
    enum Kind: String, CaseIterable, Sendable {
        /// Stars of any size in any place, hardly anything in common.
        case stars
        /// Boxes and triangles on a few lines, nearly everything in common.
        case lattice
        /// Copies of few stars, moved by next to nothing.
        case nearlySame
        /// Thin wedges through each other, crossing at small angles.
        case wedges
        /// Rings in rings, some with holes that others fill.
        case nested
        /// Stars a few steps of the grid wide, as another shape lies far away: everything is rounded.
        case tiny
    }

    static let rounds = 8 as UInt64
    let shapes: [MultiPolygon<Coordinate>]

    init(_ kind: Kind, seed: UInt64) throws {
        var random = SplitMix64(seed: seed &* 1000 &+ UInt64(kind.rawValue.utf8.reduce(0) { $0 &+ UInt64($1) }))
        func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &random) }
        func star(_ x: Double, _ y: Double, _ radius: Double, corners: Int) -> [Coordinate] {
            RandomWorld.star(x, y, corners: corners) { radius * number(0.4...1) }
        }
        var made: [MultiPolygon<Coordinate>] = []
        for _ in 0..<Int.random(in: 3...24, using: &random) {
            let (x, y) = (number(0...100), number(0...100))
            switch kind {
            case .stars:
                made.append(
                    MultiPolygon([Polygon(exterior: star(x, y, number(1...60), corners: 3 + Int(number(0...40))))]))
            case .lattice:
                let (a, b) = (Int(x / 15), Int(y / 15))
                let (width, height) = (1 + Int(number(0...3)), 1 + Int(number(0...3)))
                let corners = [(a, b), (a + width, b), (a + width, b + height), (a, b + height)]
                let left = number(0...1) < 0.4 ? [corners[0], corners[1], corners[3]] : corners
                made.append(
                    MultiPolygon([
                        Polygon(
                            exterior: (left + [left[0]]).map {
                                Coordinate(x: Double($0.0) * 0.1, y: Double($0.1) * 0.7)
                            })
                    ]))
            case .nearlySame:
                let shifts: [Double] = [0, 1e-13, 1e-12, 1e-11, 1e-9, 1e-6]
                let shift = shifts.randomElement(using: &random) ?? 0
                if let other = made.randomElement(using: &random), number(0...1) < 0.8 {
                    made.append(
                        other.mapRings { ring in
                            var moved = ring.dropLast().map {
                                Coordinate(x: $0.x + number(-1...1) * shift, y: $0.y + number(-1...1) * shift)
                            }
                            moved.append(moved[0])
                            return moved
                        })
                } else {
                    made.append(MultiPolygon([Polygon(exterior: star(x / 2, y / 2, number(20...60), corners: 12))]))
                }
            case .wedges:
                let (dx, dy) = (number(-1...1), number(-1...1))
                made.append(
                    MultiPolygon([
                        Polygon(exterior: [
                            Coordinate(x: 50 + dx, y: 50 + dy), Coordinate(x: x, y: y),
                            Coordinate(x: x + 1e-3 * dx, y: y + 1e-3 * dy + 1e-5),
                            Coordinate(x: 50 + dx, y: 50 + dy),
                        ])
                    ]))
            case .tiny:
                if made.isEmpty {
                    made = [MultiPolygon([Polygon(exterior: star(9e9, 9e9, 1, corners: 4))])]
                }
                // The step is 2^-6.
                made.append(MultiPolygon([Polygon(exterior: star(x / 100, y / 100, number(0.4...1.5), corners: 7))]))
            case .nested:
                let radius = number(5...70)
                let outer = star(50, 50, radius, corners: 16)
                let inner = outer.reversed().map { Coordinate(x: 50 + ($0.x - 50) * 0.5, y: 50 + ($0.y - 50) * 0.5) }
                made.append(MultiPolygon([Polygon(exterior: outer, interiors: [inner])]))
                if number(0...1) < 0.5 { made.append(MultiPolygon([Polygon(exterior: inner)])) }
            }
        }
        // GEOS judges only what is valid.
        shapes = try withGEOS { geos in try made.filter { try geos.defects(of: $0).isEmpty } }
    }

    private static func star(_ x: Double, _ y: Double, corners: Int, radius: () -> Double) -> [Coordinate] {
        var ring = (0..<corners).map { corner in
            let angle = 2 * Double.pi * Double(corner) / Double(corners)
            let radius = radius()
            return Coordinate(x: x + radius * cos(angle), y: y + radius * sin(angle))
        }
        ring.append(ring[0])
        return ring
    }
}
