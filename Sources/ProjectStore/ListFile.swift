public import GeoModel

/// A list to import, CSV or XLSX or the features of a layer, and how it is to be read.
public struct ListFile: Sendable {
    public var path: String
    /// Which sheet or layer, where there are several.
    public var layer: String?
    /// Found out unless said.
    public var encoding: String?
    /// Their column names by ours.
    public var columns: [String: String] = [:]
    /// Leaves out rows whose area or actor is unknown, or whose area is ambiguous, instead of refusing the list.
    public var skipsUnmatched = false
    /// What the coordinates are in, whatever the file says of itself.
    public var crs: CRS?
    /// Makes invalid polygons valid (GEOS's structure method) instead of refusing them.
    public var repairs = false

    public init(_ path: String) { self.path = path }
}
