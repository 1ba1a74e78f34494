import Foundation
import TestWorlds

/// A district of two streets and a lake that belongs to neither, in WGS 84, far from China:
///
///     10°  ┌──── A ────┬──── B ────┐      the lake: 10.005° to 10.01°, 0.005° to 0.01°, a hole in A
///          10.00°    10.02°      10.04°   from 0° to 0.02°
///
/// A is the smaller one, as it lacks the lake; the id of B comes first. A has two planners, B none.
enum PointsCity {
    static let city = Result { try made() }

    private static func made() throws -> City {
        let areas: [(String?, [String: any Sendable])] = [
            (
                "POLYGON ((10 0, 10.04 0, 10.04 0.02, 10 0.02, 10 0))",
                ["code": "1", "name": "河区", "level": "district"]
            ),
            (
                """
                POLYGON ((10 0, 10.02 0, 10.02 0.02, 10 0.02, 10 0), \
                (10.005 0.005, 10.005 0.01, 10.01 0.01, 10.01 0.005, 10.005 0.005))
                """, ["code": "1002", "name": "甲街道", "level": "street", "parent": "1"]
            ),
            (
                "POLYGON ((10.02 0, 10.04 0, 10.04 0.02, 10.02 0.02, 10.02 0))",
                ["code": "1001", "name": "乙街道", "level": "street", "parent": "1"]
            ),
        ]
        let list = """
            actor,form,role,area,from,to
            甲,person,planner,1002,2020-01-01,
            乙,person,planner,1002,2021-01-01,

            """
        return try City.made(of: areas, planners: list)
    }

    /// Lends a folder with the project as `city.gpkg`.
    static func inFolder<Result>(_ body: (TemporaryFolder) throws -> Result) throws -> Result {
        try city.get().inFolder(body)
    }

    static func query(_ list: String, _ output: String, _ options: String..., in folder: TemporaryFolder) throws -> Run
    {
        try zegui(
            ["query", "city.gpkg", "--points", list, "-o", output, "--as-of", "2026-06-30", "--force"] + options,
            in: folder)
    }
}
