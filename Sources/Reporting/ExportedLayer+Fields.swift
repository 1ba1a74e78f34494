public import GeoModel

/// What each layer has columns for; those of circles depend on the standard, see ``circleFields(of:)``.
extension ExportedLayer {
    public static let uncoveredFields = [
        Field("area_id", .text), Field("code", .text), Field("name", .text), Field("parent", .text),
        Field("level", .text), Field("rule", .text), Field("role", .text), Field("state", .text),
        Field("finding", .text), Field("uncovered_km2", .real), Field("area_km2", .real),
        Field("share", .real), Field("population", .integer), Field("as_of", .day),
        Field("last_planner", .text), Field("expired_on", .day),
    ]

    public static let areaFields = [
        Field("area_id", .text), Field("code", .text), Field("name", .text), Field("level", .text),
        Field("parent", .text), Field("tags", .text), Field("population", .integer), Field("area_km2", .real),
        Field("valid_from", .day), Field("valid_to", .day), Field("predecessors", .text),
        Field("attributes", .text), Field("as_of", .day),
    ]

    public static let appointmentFields = [
        Field("actor", .text), Field("form", .text), Field("role", .text), Field("lead", .text),
        Field("area_id", .text), Field("name", .text), Field("parent", .text), Field("level", .text),
        Field("valid_from", .day), Field("valid_to", .day), Field("as_of", .day), Field("file", .text),
        Field("row", .integer),
    ]

    public static let findingFields = [
        Field("code", .text), Field("severity", .text), Field("rule", .text), Field("role", .text),
        Field("area_id", .text), Field("name", .text), Field("parent", .text), Field("level", .text),
        Field("actor", .text), Field("state", .text), Field("message", .text), Field("as_of", .day),
    ]

    public static let overlapFields = [
        Field("kind", .text), Field("verdict", .text), Field("step", .integer), Field("count", .integer),
        Field("km2", .real), Field("width_m", .real), Field("actors", .text), Field("roles", .text),
        Field("area_ids", .text), Field("names", .text), Field("common_from", .day), Field("common_to", .day),
        Field("as_of", .day),
    ]

    public static let gapFields = [
        Field("kind", .text), Field("level", .text), Field("sliver", .text), Field("km2", .real),
        Field("width_m", .real), Field("area_ids", .text), Field("names", .text), Field("parent_id", .text),
        Field("parent", .text), Field("as_of", .day),
    ]

    public static let facilityFields = [
        Field("facility_id", .text), Field("category", .text), Field("name", .text), Field("level", .text),
        Field("capacity", .integer),
    ]
}
