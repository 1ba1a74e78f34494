import ArgumentParser
import GeoModel
import Geodata
import ZeguiServer

struct ServeCommand: AsyncParsableCommand, TellingCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Answer questions about a project over HTTP: map page, OGC API - Features, tiles.",
        discussion: """
            Nothing is ever written to the project, and a project that is replaced or changed meanwhile is answered as it is \
            then. SIGTERM and Ctrl-C end the program when what was asked is answered.
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The project file.", valueName: "project"))
    var path: String

    @Option(help: "The address to listen at; others than this machine reach it only where this is another.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen at; 0 for any that is free.")
    var port: UInt16 = 8080

    @OptionGroup var scheme: SchemeOption

    @Option(
        help: ArgumentHelp(
            "Where the map page takes its base map from, with {z}, {x} and {y}; none unless said.", valueName: "URL"))
    var baseMap: String?

    func validate() throws {
        guard let baseMap, BaseMap(baseMap) == nil else { return }
        throw ValidationError(
            common.lang == .english
                ? "'--base-map \(baseMap)' is no URL with {z}, {x} and {y} behind its host, like https://tiles.example.org/{z}/{x}/{y}.png."
                : "“--base-map \(baseMap)”须为网址，且主机名之后含 {z}、{x}、{y}，如 https://tiles.example.org/{z}/{x}/{y}.png。")
    }

    func run() async throws {
        var settings = ServerSettings(
            project: path, language: common.lang, geodata: try .installed(), today: { .today })
        (settings.host, settings.port) = (host, Int(port))
        (settings.scheme, settings.baseMap) = (scheme.scheme, baseMap.flatMap { BaseMap($0) })
        (settings.page, settings.logsRequests) = (.installed(), !common.quiet)
        let (path, isEnglish) = (path, common.lang == .english)
        try await serve(settings) { address in
            Console.note(isEnglish ? "zegui: serving \(path) at \(address)" : "zegui: 正在 \(address) 提供 \(path)")
        }
    }
}
