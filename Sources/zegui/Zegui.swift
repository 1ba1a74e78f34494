import ArgumentParser
import GeoModel
import Glibc

@main
struct Zegui: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zegui",
        abstract: "Who is responsible for planning here, and where is nobody? 责任规划师覆盖分析",
        version: "0.1.0",
        subcommands: [
            Init.self, Import.self, Status.self, Check.self, Coverage.self, Explain.self, Overlaps.self, Export.self,
            QueryCommand.self, Times.self, NearestCommand.self, IsochroneCommand.self, CircleCommand.self,
            ServeCommand.self, SchemeCommand.self, StandardCommand.self, CRSCommand.self, Fit.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            do {
                if var command = command as? any AsyncParsableCommand {
                    try await command.run()
                } else {
                    try command.run()
                }
                // All is written and closed; the farewells of a hundred libraries would take longer than some answers.
                fflush(nil)
                _exit(0)
            } catch let failure as any ExplainedError {
                let language = (command as? any TellingCommand)?.common.lang ?? .english
                Console.error(failure.explanation(in: language))
                exit(withError: failure.kind.exitCode)
            }
        } catch {
            exit(withError: error)
        }
    }
}
