import GeoModel

/// Puts features of one code and one first day together, in the order of their first. What is not ground is that of the
/// first.
struct SameCodeMerger {
    private struct Key: Hashable {
        let code: String
        let first: CalendarDay?
    }

    private var order: [Key] = []
    private var groups: [Key: (area: RawArea, features: Int)] = [:]

    /// - Returns: Whether it was taken: without a code it is not.
    mutating func add(_ area: RawArea) -> Bool {
        guard let code = area.code else { return false }
        let key = Key(code: code, first: area.term.from)
        if groups[key] == nil {
            order.append(key)
            groups[key] = (area, 1)
        } else {
            groups[key]?.area.add(area.ground)
            groups[key]?.features += 1
        }
        return true
    }

    var merged: [(area: RawArea, features: Int)] { order.compactMap { groups[$0] } }
}
