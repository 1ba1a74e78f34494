import GeoModel
import PlanningModel

/// One row of a list of facilities, understood.
struct FacilityRow: Surveyable {
    let row: Int
    var facility: Facility

    var name: String { facility.name ?? facility.id }
    var boundary: Boundary? { if case .polygons(let ground) = facility.shape { ground } else { nil } }
}

/// One pass over the rows of a file of facilities.
struct FacilityIntake {
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

    init(_ file: FacilityFile, _ category: String?, _ words: CategoryWords, _ held: Set<FacilityList.Key>) {
        (self.file, self.category, self.words, self.held) = (file, category, words, held)
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
