import ArgumentParser
import GeoModel
import ProjectStore
import Reporting

/// What goes with a file of places that is asked about.
struct ManyPlacesOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "The file to write.")
    var output: String?

    @Flag(help: "A row for every area that a place lies in, and not only for one of the finest level.")
    var allLevels = false

    @OptionGroup var map: MapOption

    @Option(help: "Which sheet or layer, where there are several.")
    var layer: String?

    @Option(help: "The encoding of a CSV or Shapefile; found out unless said.")
    var encoding: String?

    @Flag(help: "Replace a file that is there.")
    var force = false

    func validate(points: String?, at: String?, in language: Language) throws {
        let isEnglish = language == .english
        if (points == nil) == (at == nil) {
            throw ValidationError(
                isEnglish
                    ? "Say which place with '--at', or which file of places with '--points': one of them."
                    : "请用“--at”给出一个地点，或用“--points”给出地点文件，二者取其一。")
        }
        if points != nil, output == nil {
            throw ValidationError(
                isEnglish
                    ? "Say with '-o' which file the answers of '--points' are written to."
                    : "请用“-o”指明“--points”的结果写入哪个文件。")
        }
        if points == nil, output != nil || allLevels || force || layer != nil || encoding != nil || !map.map.isEmpty {
            throw ValidationError(
                isEnglish
                    ? "'-o', '--all-levels', '--map', '--layer', '--encoding' and '--force' go with '--points' only."
                    : "“-o”“--all-levels”“--map”“--layer”“--encoding”“--force”只能与“--points”并用。")
        }
    }

    /// Nil where no file was named.
    func output(_ common: CommonOptions) -> OutputFile? {
        output.map { OutputFile($0, overwrites: force, writesBOM: common.bom) }
    }

    func list(_ path: String, in crs: String?) throws -> ListFile {
        var file = try map.list(path, in: crs)
        (file.layer, file.encoding) = (layer, encoding)
        return file
    }
}
