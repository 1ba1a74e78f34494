internal import BoundaryQuality
import GeoModel
internal import PROJInterop
import PlanningModel
internal import SQLiteInterop

extension Project {
    private static let suspicionTable = "suspicion"

    /// What importing has found out about layers whose coordinates are likely not what they are said to be, in the order
    /// it was found.
    public func suspicions() throws -> [CRSSuspicion] {
        guard try hasTable(Self.suspicionTable) else { return [] }
        let sources = Dictionary(uniqueKeysWithValues: try sources().map { ($0.id, $0) })
        var suspicions: [CRSSuspicion] = []
        try database.query(
            """
            SELECT id, source, held, source_crs, held_crs, shift_m, apart_m, remaining_m, samples
            FROM \(Self.suspicionTable) ORDER BY id
            """
        ) { row in
            func source(_ column: Int) -> Source? { row.integer(column).flatMap { sources[$0] } }
            func system(_ column: Int) -> OffsetSystem? {
                row.text(column).flatMap(CRS.init(named:)).flatMap(OffsetSystem.init)
            }
            guard let new = source(1), let held = source(2), let shift = row.real(5), let apart = row.real(6),
                let remaining = row.real(7), let samples = row.integer(8)
            else { throw StoreError.damaged(path, what: "\(Self.suspicionTable) \(row.integer(0) ?? 0)") }
            suspicions.append(
                CRSSuspicion(
                    new: new, held: held,
                    shift: BorderShift(
                        new: system(3), held: system(4), shift: Meters(shift), apart: Meters(apart),
                        remaining: Meters(remaining), samples: samples)))
        }
        return suspicions
    }

    /// Compares the areas of an import with those of each one before it, and writes down what is suspected, within the
    /// import's transaction.
    func suspicions(ofImport id: Int) throws -> [CRSSuspicion] {
        let sources = try sources().filter { $0.kind == "areas" }
        guard sources.count > 1, let new = sources.first(where: { $0.id == id }) else { return [] }
        let areas = try storedExtents()
        guard let own = areas[id] else { return [] }
        var suspicions: [CRSSuspicion] = []
        for held in sources where held.id != id {
            guard let others = areas[held.id] else { continue }
            let shift = try ShiftDetector().shift(new: own.map(\.extent), held: others.map(\.extent)) { side, numbers in
                try numbers.map { try storedBoundary((side == .new ? own : others)[$0].fid) }
            }
            guard let shift else { continue }
            suspicions.append(CRSSuspicion(new: new, held: held, shift: shift))
        }
        try record(suspicions)
        return suspicions
    }

    private func record(_ suspicions: [CRSSuspicion]) throws {
        guard !suspicions.isEmpty else { return }
        if try !hasTable(Self.suspicionTable) {
            try package.createTable(
                Self.suspicionTable,
                columns: """
                    source INTEGER NOT NULL, held INTEGER NOT NULL, source_crs TEXT, held_crs TEXT,
                    shift_m DOUBLE NOT NULL, apart_m DOUBLE NOT NULL, remaining_m DOUBLE NOT NULL,
                    samples INTEGER NOT NULL
                    """)
        }
        for suspicion in suspicions {
            let shift = suspicion.shift
            try database.run(
                """
                INSERT INTO \(Self.suspicionTable) (source, held, source_crs, held_crs, shift_m, apart_m, remaining_m,
                  samples) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """, .integer(Int64(suspicion.new.id)), .integer(Int64(suspicion.held.id)),
                SQLiteValue(shift.new?.crs.shortName), SQLiteValue(shift.held?.crs.shortName),
                .real(shift.shift.value), .real(shift.apart.value), .real(shift.remaining.value),
                .integer(Int64(shift.samples)))
        }
        try package.touch(Self.suspicionTable)
    }

    /// How far each area reaches, by import, from the R-tree: no boundary is read.
    private func storedExtents() throws -> [Int: [(fid: Int, extent: Extent)]] {
        var extents: [Int: [(fid: Int, extent: Extent)]] = [:]
        try database.query(
            """
            SELECT area.source, area.fid, tree.minx, tree.miny, tree.maxx, tree.maxy
            FROM area JOIN rtree_area_geom AS tree ON tree.id = area.fid ORDER BY area.fid
            """
        ) { row in
            guard let source = row.integer(0), let fid = row.integer(1), let minX = row.real(2), let minY = row.real(3),
                let maxX = row.real(4), let maxY = row.real(5)
            else { return }
            extents[source, default: []].append((fid, Extent(minX: minX, minY: minY, maxX: maxX, maxY: maxY)))
        }
        return extents
    }

    private func storedBoundary(_ fid: Int) throws -> Boundary {
        var boundary: Boundary?
        try database.query("SELECT geom FROM area WHERE fid = ?", .integer(Int64(fid))) {
            boundary = try $0.boundary(0)
        }
        guard let boundary else { throw StoreError.damaged(path, what: "area \(fid)") }
        return boundary
    }
}
