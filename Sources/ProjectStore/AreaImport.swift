internal import GDALInterop
public import GeoModel
public import PlanningModel

/// Takes a layer of boundaries into a project, whole or not at all.
///
/// Each boundary is moved to the project's CRS, checked, and measured on the ellipsoid.
public struct AreaImport {
    /// Where a value of each area comes from: one for all, or a field.
    public enum Given<Value: Sendable>: Sendable {
        case constant(Value)
        case field(String)
    }

    public enum KeptFields: Sendable {
        case none, all
        case named([String])
    }

    public var path: String
    public var layer: String?
    /// Takes only features that meet it: see `LayerReader`.
    public var condition: String?
    public var level: Given<Level>
    /// The field `name` unless said.
    public var name: Given<String> = .field("name")
    public var code: Given<String>?
    public var parent: Given<String>?
    public var from: Given<CalendarDay>?
    public var to: Given<CalendarDay>?
    /// Words separated by `;`.
    public var tagField: String?
    public var populationField: String?
    /// Codes or ids separated by `;`.
    public var predecessorsField: String?
    public var keptFields = KeptFields.none
    /// Puts features of one code and one first day together as one area, also with the area of that code that the
    /// project holds: it keeps its name and all else, and is given their ground.
    public var mergesSameCode = false
    /// What the coordinates are in, whatever the file says of itself.
    public var crs: CRS?
    public var encoding: String?
    /// Makes invalid boundaries valid (GEOS's structure method) and leaves out features without ground, instead of
    /// refusing them.
    public var repairs = false

    public init(path: String, level: Given<Level>) {
        self.path = path
        self.level = level
    }

    /// - Parameter progress: Called now and then with the number of features read so far.
    /// - Throws: ``StoreError/rows(file:_:)`` with every feature that can't be taken; then nothing is changed.
    public func run(on project: Project, progress: (Int) -> Void = { _ in }) throws -> ImportSummary {
        let digest = try FileDigest(ofFile: path)
        return try project.takeLayer { target, first in
            try project.database.transaction {
                try AreaIntake(self, digest, project, target: target, first: first).run(progress)
            }
        }
    }
}
