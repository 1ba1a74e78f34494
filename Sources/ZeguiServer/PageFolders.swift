internal import FoundationEssentials
internal import Geodata

/// Where the files of the map page lie.
public struct PageFolders: Sendable {
    /// Our own; nil where they are nowhere near the program, and then there is no page.
    public var page: String?
    /// With `maplibre-gl.js` and `maplibre-gl.css`; nil where MapLibre GL JS is not installed, and then the page has no map.
    public var mapLibre: String?

    public init(page: String? = nil, mapLibre: String? = nil) { (self.page, self.mapLibre) = (page, mapLibre) }

    /// Finds the page beside the program, as the build put it there (`Zegui_MapPage.resources`) or as `share/zegui/page`, or
    /// beside one of the folders above it. MapLibre is where `ZEGUI_MAPLIBRE` says, else a folder `maplibre` or
    /// `share/zegui/maplibre` in the same manner; where `ZEGUI_MAPLIBRE` is set and wrong, nothing else is taken in its place.
    public static func find(environment: [String: String], executable: String) -> PageFolders {
        let page = placesNearProgram(executable, named: ["Zegui_MapPage.resources/Page", "share/zegui/page"])
        let said = environment["ZEGUI_MAPLIBRE"].flatMap { $0.isEmpty ? nil : [$0] }
        let mapLibre = said ?? placesNearProgram(executable, named: ["maplibre", "share/zegui/maplibre"])
        func first(_ places: [String], with file: String) -> String? {
            places.first { FileManager.default.fileExists(atPath: "\($0)/\(file)") }
        }
        return PageFolders(
            page: first(page, with: "index.html"), mapLibre: first(mapLibre, with: PageFiles.mapLibreNames[0]))
    }
}
