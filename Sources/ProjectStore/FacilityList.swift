internal import GDALInterop
public import GeoModel
public import PlanningModel

/// The facilities of a list or a layer, as a project keeps them.
public struct FacilityList: Sendable {
    /// In the order of the file. One without `id` is called by the file and its row: `schools.csv#2`.
    public let facilities: [Facility]
    public let remarks: [ImportRemark]
    /// The row of each facility.
    let rows: [Int]

    /// Our columns, each with its Chinese name.
    public static var columns: KeyValuePairs<String, String> { FacilityFile.columns }

    /// What tells two facilities apart: one that is of two categories is there twice.
    struct Key: Hashable {
        let id: String
        let category: String

        init(id: String, category: String) { (self.id, self.category) = (id, category) }

        init(_ facility: Facility) { self.init(id: facility.id, category: facility.category) }
    }

    /// Reads facilities as an import would take them, and changes nothing.
    ///
    /// - Parameters:
    ///   - file: The coordinates of a table are in WGS 84 unless its `crs` says else.
    ///   - category: Of all facilities, whatever the file says; nil to take each one's from its column `category`.
    ///   - tags: Whose categories may be called by their titles too. A word that is none of them is a category of its own.
    ///   - crs: CGCS2000 or WGS 84.
    ///   - held: Facilities that are there already, which none may repeat.
    /// - Throws: ``StoreError/noCategories(file:columns:)`` and ``StoreError/missingColumn(_:file:columns:)``;
    ///   ``StoreError/noFeatures(_:)`` for a file without rows; ``StoreError/rows(file:_:)`` with every row that can't be
    ///   taken.
    public static func read(
        _ file: ListFile, category: String? = nil, tags: FacilityTags, in crs: CRS, beside held: [Facility] = []
    ) throws -> FacilityList {
        let opened = try FacilityFile(file, FileDigest(ofFile: file.path), in: crs)
        return try FacilityList(opened, category, tags, in: crs, beside: Set(held.map(Key.init)))
    }

    init(
        _ file: FacilityFile, _ category: String?, _ tags: FacilityTags, in crs: CRS, beside held: Set<Key>
    ) throws {
        guard let system = SpatialReference(crs) else { throw StoreError.unsupportedProjectCRS(crs.shortName) }
        var intake = FacilityIntake(file, category, tags, held)
        let surveyor = BoundarySurveyor(system: system, repairs: file.list.repairs)
        try intake.read(surveyor)
        guard intake.defects.isEmpty else {
            throw StoreError.rows(file: file.list.path, intake.defects.sorted { $0.row < $1.row })
        }
        guard !intake.facilities.isEmpty else { throw StoreError.noFeatures(file.list.path) }
        facilities = intake.facilities.map(\.facility)
        rows = intake.facilities.map(\.row)
        remarks = intake.remarks + file.remarks
    }
}

/// One row, understood.
private struct FacilityRow: Surveyable {
    let row: Int
    var facility: Facility

    var name: String { facility.name ?? facility.id }
    var boundary: Boundary? { if case .polygons(let ground) = facility.shape { ground } else { nil } }
}

/// One pass over the rows of a file.
private struct FacilityIntake {
    private(set) var facilities: [FacilityRow] = []
    private(set) var defects: [RowDefect] = []
    private var repairs: [ImportRemark] = []
    private let file: FacilityFile
    private let category: String?
    private let words: CategoryWords
    private let held: Set<FacilityList.Key>
    private var seen: [FacilityList.Key: Int] = [:]
    /// How many are of each category that is none of ours.
    private var own: [String: Int] = [:]

    init(_ file: FacilityFile, _ category: String?, _ tags: FacilityTags, _ held: Set<FacilityList.Key>) {
        (self.file, self.category, self.held) = (file, category, held)
        words = CategoryWords(tags)
    }

    mutating func read(_ surveyor: BoundarySurveyor) throws {
        if category == nil, !file.columns.has("category") {
            throw StoreError.noCategories(file: file.list.path, columns: file.columnNames)
        }
        for column in file.isLayer ? [] : ["lon", "lat"] where !file.columns.has(column) {
            throw StoreError.missingColumn(column, file: file.list.path, columns: file.columnNames)
        }
        var batch = SurveyBatch<FacilityRow>()
        var refused: [RowDefect] = []
        try file.forEachRow(refused: { refused.append($0) }) { row, place in
            if let facility = understand(&row, place) { batch.add(facility) }
            defects += row.defects.map { RowDefect(row: row.number, name: row.name, reason: $0) }
            if batch.isFull { take(try batch.surveyed(by: surveyor)) }
        }
        take(try batch.surveyed(by: surveyor))
        defects += refused
    }

    private mutating func understand(_ row: inout ListRow, _ place: Geometry<Position>?) -> FacilityRow? {
        if place == nil, row.defects.isEmpty {
            let table: [RowDefect.Reason] = [.missing(column: "lon"), .missing(column: "lat")]
            for reason in row.isFeature ? [.noShape] : table { row.refuse(reason) }
        }
        let written = category ?? row.text("category")
        if written == nil { row.refuse(.noCategory) }
        let capacity = row.wholeNumber("capacity")
        guard let written else { return nil }
        let ours = words.category(written)
        let key = FacilityList.Key(id: row.text("id") ?? "\(file.record.file)#\(row.number)", category: ours ?? written)
        if held.contains(key) { row.refuse(.heldFacility(id: key.id, category: key.category)) }
        if let other = seen.updateValue(row.number, forKey: key) {
            row.refuse(.repeated(key: "\(key.id), \(key.category)", other: other))
        }
        guard row.defects.isEmpty, let place else { return nil }
        if ours == nil { own[written, default: 0] += 1 }
        return FacilityRow(
            row: row.number,
            facility: Facility(
                id: key.id, category: key.category, name: row.text("name"), level: row.text("level"),
                capacity: capacity, shape: place))
    }

    private mutating func take(_ surveyed: [BoundarySurveyor.Surveyed<FacilityRow>]) {
        for one in surveyed {
            defects += one.defects
            repairs += one.remarks
            guard one.defects.isEmpty else { continue }
            facilities.append(one.measured.map { one.item.on($0.boundary) } ?? one.item)
        }
    }

    /// More categories than these are not told one by one.
    private static let toldCategories = 20

    var remarks: [ImportRemark] {
        guard own.count <= Self.toldCategories else { return repairs + [.ownCategories(own.count)] }
        return repairs
            + own.sorted { $0.key < $1.key }.map { category, count in
                .ownCategory(category, facilities: count, nearest: words.nearest(to: category))
            }
    }
}

extension FacilityRow {
    fileprivate func on(_ ground: Boundary) -> FacilityRow {
        FacilityRow(
            row: row,
            facility: Facility(
                id: facility.id, category: facility.category, name: facility.name, level: facility.level,
                capacity: facility.capacity, shape: .polygons(ground)))
    }
}
