public import GeoModel
public import PlanningModel
internal import SQLiteInterop

extension Project {
    /// All facilities, in the order they came; those without a shape are left out. Empty before the first import.
    public func facilities() throws -> [Facility] {
        guard try hasTable("facility") else { return [] }
        var facilities: [Facility] = []
        try database.query("SELECT fid, ref, category, name, level, capacity, geom FROM facility ORDER BY fid") { row in
            guard let shape = try row.shape(6) else { return }
            facilities.append(
                Facility(
                    id: row.text(1) ?? String(row.integer(0) ?? 0), category: row.text(2) ?? "", name: row.text(3),
                    level: row.text(4), capacity: row.integer(5), shape: shape))
        }
        return facilities
    }

    /// What tells the facilities of the project apart.
    func facilityKeys() throws -> Set<FacilityList.Key> {
        guard try hasTable("facility") else { return [] }
        var keys: Set<FacilityList.Key> = []
        try database.query("SELECT ifnull(ref, fid), category FROM facility WHERE geom IS NOT NULL") { row in
            keys.insert(FacilityList.Key(id: row.text(0) ?? "", category: row.text(1) ?? ""))
        }
        return keys
    }

    /// How many facilities of each category there are; nil before the first import.
    public func facilityCounts() throws -> [String: Int]? {
        guard try hasTable("facility") else { return nil }
        var counts: [String: Int] = [:]
        try database.query("SELECT category, count(*) FROM facility GROUP BY category") { row in
            counts[row.text(0) ?? ""] = row.integer(1)
        }
        return counts
    }

    public func entranceCount() throws -> Int {
        var count = 0
        guard try hasTable("entrance") else { return count }
        try database.query("SELECT count(*) FROM entrance") { count = $0.integer(0) ?? 0 }
        return count
    }

    /// The ways in: gates and doors, in the order they came. Empty before the first import.
    public func entrances() throws -> [Position] {
        guard try hasTable("entrance") else { return [] }
        var entrances: [Position] = []
        try database.query("SELECT geom FROM entrance ORDER BY fid") { row in
            if case .points(let points)? = try row.shape(0) { entrances += points }
        }
        return entrances
    }
}

extension SQLiteRow {
    /// The shape in a column `geom`; nil where there is none.
    func shape(_ column: Int) throws -> Geometry<Position>? {
        let shape = try withBlob(column) { try GeoPackageGeometry.decode($0) }
        return shape.flatMap { $0.isEmpty ? nil : $0 }
    }
}
