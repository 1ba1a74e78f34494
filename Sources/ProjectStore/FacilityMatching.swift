internal import GDALInterop
internal import GEOSInterop
public import GeoModel
public import PlanningModel

extension FacilityList {
    /// Which of some facilities the rows of a file name: by `id` where it is filled, else by place, and by category where
    /// one is said.
    ///
    /// A place is that of a facility where they lie within 1 m of each other. Of two grounds, which may touch their
    /// neighbours, a point within the one must lie so near to the other. A facility of several categories is one: a row
    /// names all of them, unless it says a category.
    ///
    /// - Parameters:
    ///   - category: Of all rows, whatever the file says; nil to take each one's from its column `category`, if any.
    ///   - words: For our categories.
    ///   - facilities: In `crs`.
    /// - Returns: Their indices.
    /// - Throws: ``StoreError/unmatchedRows(file:_:)`` with every row that names none of them, or several;
    ///   ``StoreError/noFeatures(_:)`` for a file without rows.
    public static func matches(
        of file: ListFile, category: String? = nil, words: CategoryWords, in crs: CRS, among facilities: [Facility]
    ) throws -> Set<Int> {
        let opened = try FacilityFile(file, FileDigest(ofFile: file.path), in: crs)
        var matched: Set<Int> = []
        var defects: [RowDefect] = []
        var refused: [RowDefect] = []
        var rowCount = 0
        try withGEOS { geos in
            var finder = FacilityFinder(facilities, in: crs, geos)
            try opened.forEachRow(refused: { refused.append($0) }) { row, place in
                rowCount += 1
                let wanted = (category ?? row.text("category")).map { words.category($0) ?? $0 }
                if row.defects.isEmpty {
                    switch try finder.find(id: row.text("id"), at: place, wanted) {
                    case .found(let indices): matched.formUnion(indices)
                    case .refused(let reason): row.refuse(reason)
                    }
                }
                defects += row.defects.map { RowDefect(row: row.number, name: row.name, reason: $0) }
            }
        }
        defects += refused
        guard defects.isEmpty else {
            throw StoreError.unmatchedRows(file: file.path, defects.sorted { $0.row < $1.row })
        }
        guard rowCount > 0 else { throw StoreError.noFeatures(file.path) }
        return matched
    }
}
