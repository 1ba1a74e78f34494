public import PlanningModel
internal import SQLiteInterop

extension Project {
    /// All lines that sever, in the order they came. Empty before the first import; lines of a kind that is none, which
    /// somebody else may have drawn, are left out.
    public func barriers() throws -> [BarrierLine] {
        guard try hasTable("barrier") else { return [] }
        var barriers: [BarrierLine] = []
        try database.query("SELECT fid, ref, kind, name, geom FROM barrier ORDER BY fid") { row in
            guard let kind = row.text(2).flatMap(BarrierLine.Kind.init(rawValue:)),
                case .lines(let lines)? = try row.shape(4)
            else { return }
            let id = row.text(1) ?? String(row.integer(0) ?? 0)
            for line in lines where line.count >= 2 {
                barriers.append(BarrierLine(id: id, kind: kind, name: row.text(3), line: line))
            }
        }
        return barriers
    }

    /// How many lines of each kind sever; nil before any were imported.
    public func barrierCounts() throws -> [BarrierLine.Kind: Int]? {
        guard try hasTable("barrier") else { return nil }
        var counts: [BarrierLine.Kind: Int] = [:]
        try database.query("SELECT kind, count(*) FROM barrier GROUP BY kind") { row in
            if let kind = row.text(0).flatMap(BarrierLine.Kind.init(rawValue:)) {
                counts[kind] = Int(row.integer(1) ?? 0)
            }
        }
        return counts.isEmpty ? nil : counts
    }
}
