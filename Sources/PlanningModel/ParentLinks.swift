extension Collection<Area> where Index == Int {
    /// For each area the index of the one above it that its parent text means; nil where it names none of them.
    ///
    /// A parent is written as a code or an id, or as a name that only one area of a higher level has. Areas must be of
    /// one day: each id once.
    public func parentLinks() -> [Int?] {
        var index: [String: Int] = Dictionary(minimumCapacity: count)
        for (place, area) in enumerated() { index[area.id] = place }
        var byName: [String: [Int]]?
        // Neighbours mostly name the same parent.
        var known: (text: String, named: [Int])?
        return indices.map { child in
            guard let text = self[child].parent else { return nil }
            if let parent = index[text] { return parent == child ? nil : parent }
            if known?.text != text {
                let names = byName ?? Dictionary(grouping: indices, by: { self[$0].name })
                byName = names
                known = (text, names[text] ?? [])
            }
            let above =
                known?.named.filter {
                    !self[$0].level.isPeer(of: self[child].level) && !self[child].level.isAbove(self[$0].level)
                } ?? []
            return above.count == 1 ? above[0] : nil
        }
    }
}
