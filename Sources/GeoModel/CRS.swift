/// Which coordinate reference system numbers are in.
public enum CRS: Hashable, Sendable {
    /// A code of the EPSG dataset, for example 4490 (CGCS2000) or 4547 (CGCS2000, Gauss-Krüger, CM 114E).
    case epsg(Int)
    /// What a file says of itself without naming a code: WKT.
    case wellKnownText(String)
    /// GCJ-02, what maps published in China are in: WGS 84 shifted by 60 to 710 m, from place to place otherwise.
    case gcj02
    /// BD-09, Baidu's: GCJ-02 shifted once more, by about 900 m.
    case bd09
    /// A PROJ pipeline of the user's own. It takes a file's numbers, as they stand, to longitude and latitude in the CRS
    /// of the project.
    case pipeline(String)

    /// China Geodetic Coordinate System 2000, geographic.
    public static let cgcs2000 = CRS.epsg(4490)
    /// World Geodetic System 1984, geographic. `OGC:CRS84` is the same with longitude first, as all our data has it.
    public static let wgs84 = CRS.epsg(4326)

    /// Reads `wgs84`, `cgcs2000`, `gcj02`, `bd09` or `EPSG:n`, in any case; nil for anything else.
    ///
    /// A text that begins with `+proj=` is a pipeline, or a CRS where it says `+type=crs`.
    public init?(named name: String) {
        switch name.lowercased() {
        case "wgs84", "crs84", "ogc:crs84": self = .wgs84
        case "cgcs2000": self = .cgcs2000
        case "gcj02", "gcj-02": self = .gcj02
        case "bd09", "bd-09": self = .bd09
        case let code where code.hasPrefix("epsg:"):
            guard let number = Int(code.dropFirst(5)), number > 0 else { return nil }
            self = .epsg(number)
        case let text where text.hasPrefix("+proj="):
            self = text.contains("+type=crs") ? .wellKnownText(name) : .pipeline(name)
        default: return nil
        }
    }

    /// What PROJ and GDAL take as a definition: `EPSG:4490`, or the WKT itself. Of GCJ-02 and BD-09, which neither
    /// knows, the name; of a pipeline its text.
    public var definition: String {
        switch self {
        case .epsg, .gcj02, .bd09: shortName
        case .wellKnownText(let text), .pipeline(let text): text
        }
    }

    /// A short name for people: `EPSG:4490`, or the name inside the WKT.
    public var shortName: String {
        switch self {
        case .epsg(let code): "EPSG:\(code)"
        case .gcj02: "GCJ-02"
        case .bd09: "BD-09"
        case .pipeline: "PROJ pipeline"
        case .wellKnownText(let text):
            text.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false).dropFirst().first.map(
                String.init)
                ?? "custom CRS"
        }
    }
}
