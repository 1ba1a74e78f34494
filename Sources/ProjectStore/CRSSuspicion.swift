public import BoundaryQuality
import GeoModel
public import PROJInterop
public import PlanningModel

/// Two imports of areas whose borders differ as if one were in GCJ-02 or BD-09 and did not say so.
public struct CRSSuspicion: Hashable, Sendable {
    public static let code = "CRS.suspect"

    /// The later import, which was compared.
    public let new: Source
    /// The one that was in the project before.
    public let held: Source
    public let shift: BorderShift

    /// The imports that are likely in another system than was said, with that system; one or both.
    public var suspects: [(source: Source, system: OffsetSystem)] {
        [(new, shift.new), (held, shift.held)].compactMap { source, system in system.map { (source, $0) } }
    }
}
