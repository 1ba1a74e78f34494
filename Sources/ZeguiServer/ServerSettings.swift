public import GeoModel
public import Geodata

/// How a project is served.
public struct ServerSettings: Sendable {
    public var project: String
    public var host = "127.0.0.1"
    /// 0 for any that is free.
    public var port = 8080
    /// Another scheme than the project's: one that ships, or a file.
    public var scheme: String?
    /// Whether each request is told on standard error, or only what goes wrong.
    public var logsRequests = true
    /// The language of answers where a request names none.
    public var language: Language
    /// Where the map page takes its base map from; nil for none.
    public var baseMap: BaseMap?
    public var page = PageFolders()
    public var geodata: GeodataFolder
    /// The day that is asked about where a request names none.
    public var today: @Sendable () -> CalendarDay

    /// The project's file, without its folder.
    var projectName: String { project.split(separator: "/").last.map(String.init) ?? project }

    public init(
        project: String, language: Language, geodata: GeodataFolder, today: @escaping @Sendable () -> CalendarDay
    ) {
        (self.project, self.language, self.geodata, self.today) = (project, language, geodata, today)
    }
}
