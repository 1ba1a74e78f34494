import ArgumentParser
import GeoModel
import PlanningModel
import ProjectStore
import Reporting

struct ImportBarriers: TellingCommand {
    static let configuration = CommandConfiguration(
        commandName: "barriers",
        abstract: "Import lines that walkers cross only where there is a way: trunk roads, railways, rivers.",
        discussion: """
            'import network' takes them out of an OpenStreetMap file by itself. 'zegui circle' tells what they cut off. Lines \
            of one kind and name are one barrier.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var input: ImportOptions

    @Option(help: "What all lines are: road, railway or river.")
    var kind: BarrierLine.Kind?
    @Option(help: "The field that holds each line's kind; kind unless said.")
    var kindField: String?
    @Option(help: "The field that holds each line's name.")
    var nameField: String?
    @Option(
        help:
            "What the coordinates are in, whatever the file says: wgs84, cgcs2000, gcj02, bd09, EPSG:n or a PROJ pipeline."
    )
    var crs: String?

    func validate() throws {
        if kind != nil, kindField != nil {
            throw ValidationError(
                common.lang == .english
                    ? "Give either '--kind' or '--kind-field', not both." : "“--kind”与“--kind-field”只能给出其一。")
        }
    }

    func run() throws {
        var plan = BarrierImport(path: input.file)
        (plan.layer, plan.encoding, plan.kind, plan.nameField) = (input.layer, input.encoding, kind, nameField)
        if let kindField { plan.kindField = kindField }
        if let crs { plan.crs = try CRS.understood(crs) }
        let summary = try plan.run(on: Project(opening: input.project))
        if common.format == .json {
            summary.imported.tellNotes(common)
            return Console.result(try summary.json())
        }
        try summary.imported.tell(("barrier line", "barrier lines", "条阻隔线"), common)
    }
}

extension BarrierLine.Kind: ExpressibleByArgument {}
