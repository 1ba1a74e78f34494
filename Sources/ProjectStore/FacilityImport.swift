internal import GDALInterop
import GeoModel
public import PlanningModel

/// Takes facilities into a project from a list or a layer of points and polygons, whole or not at all.
public struct FacilityImport {
    public var file: ListFile
    /// Of all facilities, whatever the file says; nil to take each one's from its column `category`.
    public var category: String?
    /// The words for our categories; any other is a category of its own.
    public var words: CategoryWords

    public init(_ file: ListFile, words: CategoryWords) { (self.file, self.words) = (file, words) }

    /// - Throws: What ``FacilityList/read(_:category:words:in:beside:)`` does; ``StoreError/alreadyImported(file:at:)``. Then
    ///   nothing is changed.
    public func run(on project: Project) throws -> FacilitySummary {
        let digest = try FileDigest(ofFile: file.path)
        return try project.takeLayer { target, first in
            try project.database.transaction {
                let opened = try FacilityFile(file, digest, in: target)
                try project.refuseRepeated(opened.record)
                let list = try FacilityList(opened, category, words, in: target, beside: project.facilityKeys())
                if let first { try project.fix(first, for: list.extent) }
                return try project.take(list, opened, in: target)
            }
        }
    }
}

/// What an import of facilities did.
public struct FacilitySummary: Hashable, Sendable {
    public let imported: ImportSummary
    /// How many of each category came.
    public let facilities: [String: Int]
}

extension FacilityList {
    fileprivate var extent: Extent { facilities.reduce(into: .empty) { $0.formUnion(Extent($1.shape)) } }
}

extension Project {
    fileprivate func take(_ list: FacilityList, _ file: FacilityFile, in crs: CRS) throws -> FacilitySummary {
        guard let system = SpatialReference(crs) else { throw StoreError.unsupportedProjectCRS(crs.shortName) }
        var record = file.record
        let source = try begin(record)
        let writer = try FacilityWriter(project: self, system: system, source: source)
        try package.loading("facility") {
            for (facility, row) in zip(list.facilities, list.rows) { try writer.write(facility, row: row) }
        }
        try writer.finish()
        record.rows = list.facilities.count
        record.remarks = list.remarks.map { $0.text(in: .english) }
        try finish(record, as: source)
        var summary = ImportSummary(record, encoding: file.encoding)
        summary.move = file.move
        summary.remarks = list.remarks
        return FacilitySummary(imported: summary, facilities: writer.facilities)
    }
}
