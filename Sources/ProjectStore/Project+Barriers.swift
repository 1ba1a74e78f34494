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
}
