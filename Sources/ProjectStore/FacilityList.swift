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
    ///   - words: For our categories; any other is a category of its own.
    ///   - crs: CGCS2000 or WGS 84.
    ///   - held: Facilities that are there already, which none may repeat.
    /// - Throws: ``StoreError/noCategories(file:columns:)`` and ``StoreError/missingColumn(_:file:columns:)``;
    ///   ``StoreError/noFeatures(_:)`` for a file without rows; ``StoreError/rows(file:_:)`` with every row that can't be
    ///   taken.
    public static func read(
        _ file: ListFile, category: String? = nil, words: CategoryWords, in crs: CRS, beside held: [Facility] = []
    ) throws -> FacilityList {
        let opened = try FacilityFile(file, FileDigest(ofFile: file.path), in: crs)
        return try FacilityList(opened, category, words, in: crs, beside: Set(held.map(Key.init)))
    }

    init(
        _ file: FacilityFile, _ category: String?, _ words: CategoryWords, in crs: CRS, beside held: Set<Key>
    ) throws {
        guard let system = SpatialReference(crs) else { throw StoreError.unsupportedProjectCRS(crs.shortName) }
        var intake = FacilityIntake(file, category, words, held)
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
