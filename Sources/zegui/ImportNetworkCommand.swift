import ArgumentParser
import GeoModel
import Geodata
import ProjectStore
import Reporting

struct ImportNetwork: TellingCommand {
    static let configuration = CommandConfiguration(
        commandName: "network", abstract: "Import streets to walk on: an OpenStreetMap file, or a layer of lines.",
        discussion: """
            Lines of a layer meet where they share a vertex; where they cross without one, one passes over the other. \
            Another file adds its streets to the network.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var input: ImportOptions

    @Flag(help: "Take facilities and entrances of an OpenStreetMap file too.")
    var facilities = false
    @Option(help: "The field of a layer that holds each street's length in metres; measured unless said.")
    var lengthField: String?
    @Option(help: "The field of a layer that holds each street's name.")
    var nameField: String?
    @Option(
        help:
            "What a layer's coordinates are in, whatever the file says: wgs84, cgcs2000, gcj02, bd09, EPSG:n or a PROJ pipeline."
    )
    var crs: String?

    func validate() throws {
        guard NetworkImport.isOpenStreetMap(input.file) else {
            if facilities {
                throw ValidationError("'--facilities' are taken of OpenStreetMap files, and \(input.file) is none.")
            }
            return
        }
        for (isGiven, option) in [
            (lengthField != nil, "length-field"), (nameField != nil, "name-field"), (crs != nil, "crs"),
            (input.layer != nil, "layer"), (input.encoding != nil, "encoding"),
        ] where isGiven {
            throw ValidationError("'--\(option)' is for layers of lines; \(input.file) is an OpenStreetMap file.")
        }
    }

    func run() throws {
        let geodata = try GeodataFolder.installed()
        var plan = NetworkImport(path: input.file, rules: try geodata.walkingRules())
        if facilities { plan.facilities = try geodata.facilityTags() }
        (plan.layer, plan.encoding) = (input.layer, input.encoding)
        (plan.lengthField, plan.nameField) = (lengthField, nameField)
        if let crs { plan.crs = try CRS.understood(crs) }
        let project = try Project(opening: input.project)
        var progress = Progress(progressLabel, quiet: common.quiet)
        defer { progress.finish() }
        let summary = try plan.run(on: project) { progress.advance(to: $0) }
        if common.format == .json {
            summary.imported.tellNotes(common)
            return Console.result(try summary.json())
        }
        try summary.imported.tell(("street", "streets", "段道路"), common)
        Console.result(summary.network.text(in: common.lang))
        if let facilities = summary.facilities {
            Console.result(facilityText(facilities, entrances: summary.entrances, in: common.lang))
        }
        if let barriers = summary.barriers, !barriers.isEmpty {
            Console.result(barrierText(barriers, in: common.lang))
        }
    }

    private var progressLabel: String {
        switch (NetworkImport.isOpenStreetMap(input.file), common.lang) {
        case (true, .english): "per cent read:"
        case (true, .chinese): "已读取（%）："
        case (false, .english): "lines read:"
        case (false, .chinese): "已读取线："
        }
    }
}
