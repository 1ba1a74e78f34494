import ArgumentParser
import GeoModel
import Geodata
import ProjectStore
import Reporting

struct ImportFacilities: TellingCommand {
    static let configuration = CommandConfiguration(
        commandName: "facilities",
        abstract: "Import facilities: a list with coordinates, or a layer of points and polygons.",
        discussion: """
            Columns: \(FacilityList.columns.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")).
            category must be there, or '--category'; lon and lat too where it is no layer. A category may be called by \
            its name or its title in English or Chinese; any other word is a category of its own.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var input: ImportOptions

    @Option(help: "The category of all facilities, whatever the file says.")
    var category: String?
    @Option(help: "The column that holds each facility's category; 'category' unless said.")
    var categoryField: String?
    @OptionGroup var map: MapOption
    @Option(
        help:
            "What the coordinates are in, whatever the file says: wgs84, cgcs2000, gcj02, bd09, EPSG:n or a PROJ pipeline."
    )
    var crs: String?
    @Flag(help: "Make invalid polygons valid; each is told and recorded.")
    var repair = false

    func validate() throws {
        if category != nil, categoryField != nil {
            throw ValidationError(
                common.lang == .english
                    ? "Give either '--category' or '--category-field', not both."
                    : "“--category”与“--category-field”只能给出其一。")
        }
    }

    func run() throws {
        var file = ListFile(input.file)
        (file.layer, file.encoding, file.columns, file.repairs) = (input.layer, input.encoding, map.columns, repair)
        if let categoryField { file.columns["category"] = categoryField }
        if let crs { file.crs = try CRS.understood(crs) }
        let project = try Project(opening: input.project)
        var plan = FacilityImport(file, words: try project.categoryWords(in: .installed()))
        plan.category = category
        let summary = try plan.run(on: project)
        if common.format == .json {
            summary.imported.tellNotes(common)
            return Console.result(try summary.json())
        }
        let counts = summary.facilities.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        let (english, chinese) = (counts.joined(separator: ", "), counts.joined(separator: "，"))
        try summary.imported.tell(
            ("facility (\(english))", "facilities (\(english))", "处设施（\(chinese)）"), common)
    }
}
