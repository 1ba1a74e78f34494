import GeoModel
import PROJInterop
import PlanningModel
import TestWorlds

/// An area with its ground, measured as at import.
struct Plot {
    let area: Area
    let ground: Boundary

    /// - Parameter wkt: Its ground as ``ground(_:)`` reads it.
    init(
        _ id: String, _ level: Level = "street", in parent: String? = nil, on wkt: String, from: String? = nil,
        to: String? = nil, tags: [String] = [], hasCode: Bool = false, attributes: String? = nil
    ) throws {
        ground = try TestWorlds.ground(wkt)
        area = TestWorlds.area(
            id, level, in: parent, km2: GeodesicArea().area(of: ground).squareKilometers, from: from, to: to,
            tags: tags, hasCode: hasCode, attributes: attributes)
    }
}
