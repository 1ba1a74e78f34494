import Foundation
import GeoModel
import Testing

@testable import GDALInterop

/// A folder that lives as long as a test.
final class TestFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "zegui-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            print("left behind: \(path)")
        }
    }

    func path(_ name: String) -> String { "\(path)/\(name)" }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        try write(Array(text.utf8), to: name)
    }

    @discardableResult
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
        return path(name)
    }

    func bytes(_ name: String) throws -> [UInt8] {
        try Array(Data(contentsOf: URL(fileURLWithPath: path(name))))
    }

    func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    /// Everything in it, hidden files too.
    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }

    /// Runs a program of the system, `zip` for example.
    func run(_ program: String, _ arguments: String...) throws { try run(program, arguments: arguments) }

    func run(_ program: String, arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: path)
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }
}

/// Real data beside the checkout; nil, with the reason printed, where it is not.
func sharedData(_ name: String) -> String? {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let path = root.appendingPathComponent("../shared/data/\(name)").standardizedFileURL.path
    if FileManager.default.fileExists(atPath: path) { return path }
    print("skipped: there is no \(path)")
    return nil
}

extension LayerReader {
    /// All that is left, where every shape is usable.
    func all() throws -> [Feature<Coordinate>] {
        var features: [Feature<Coordinate>] = []
        try forEach { _, feature in features.append(try feature.get()) }
        return features
    }
}

extension TableReader {
    func all() throws -> [[String?]] {
        var rows: [[String?]] = []
        try forEachRow { rows.append($1) }
        return rows
    }
}

extension Geometry where Point == Coordinate {
    static func square(_ x: Double, _ y: Double, side: Double = 1, hole: Bool = false) -> Geometry {
        .polygons(MultiPolygon([Polygon.square(x, y, side: side, hole: hole)]))
    }
}

extension Polygon where Point == Coordinate {
    /// Counter-clockwise, the hole clockwise.
    static func square(_ x: Double, _ y: Double, side: Double = 1, hole: Bool = false) -> Polygon {
        func ring(_ x: Double, _ y: Double, _ side: Double) -> [Coordinate] {
            [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map { Coordinate(x: x + $0.0 * side, y: y + $0.1 * side) }
        }
        return Polygon(
            exterior: ring(x, y, side),
            interiors: hole ? [ring(x + side / 4, y + side / 4, side / 2).reversed()] : [])
    }

    /// Twice the area of a ring, negative when it runs clockwise.
    static func doubledArea(_ ring: [Coordinate]) -> Double {
        zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
    }
}

/// Writes a whole file.
func write(
    _ features: [Feature<Coordinate>], fields: [Field], to path: String, geometry: GeometryKind = .polygon,
    crs: CRS? = .wgs84, options: FeatureWriter.Options = .init()
) throws {
    let writer = try FeatureWriter(
        creating: path, layer: "街道", fields: fields, geometry: geometry, crs: crs, options: options)
    for feature in features { try writer.write(feature) }
    try writer.finish()
}
