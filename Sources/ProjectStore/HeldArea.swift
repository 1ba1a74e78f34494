import GeoModel
import PlanningModel
internal import SQLiteInterop

/// An area that the project holds already, and that features of its code are to be put together with.
struct HeldArea: Sendable {
    /// Its row in the table `area`.
    let fid: Int
    let name: String
    let ground: Boundary
    let area: SquareMeters
    let level: Level
    let parent: String?
    let to: CalendarDay?

    /// What keeps a feature from being part of it: something else than its name that the two say differently. What the
    /// feature does not say is no difference. The first day is none either: with another it is another version.
    func conflicts(with other: RawArea) -> [RowDefect.Reason] {
        var reasons: [RowDefect.Reason] = []
        func compare(_ what: String, _ own: String?, _ found: String?) {
            if let found, found != own { reasons.append(.differsFromHeld(what: what, found: found, held: own)) }
        }
        compare("level", level.rawValue, other.level.rawValue)
        compare("parent", parent, other.parent)
        compare("to", to?.description, other.term.to?.description)
        return reasons
    }
}

extension Project {
    /// The area of a code and a first day; nil where there is none.
    func heldArea(code: String, from first: CalendarDay?) throws -> HeldArea? {
        guard try hasTable("area") else { return nil }
        var held: HeldArea?
        try database.query(
            """
            SELECT fid, name, level, parent, valid_to, km2, geom FROM area
            WHERE id = ?1 AND code = ?1 AND ifnull(valid_from, '') = ?2
            """, .text(code), .text(first?.description ?? "")
        ) { row in
            guard let fid = row.integer(0), let ground = try row.boundary(6) else {
                throw StoreError.damaged(path, what: "area \(code)")
            }
            held = HeldArea(
                fid: fid, name: row.text(1) ?? "", ground: ground,
                area: SquareMeters(squareKilometers: row.real(5) ?? 0), level: Level(rawValue: row.text(2) ?? ""),
                parent: row.text(3), to: row.day(4))
        }
        return held
    }
}
