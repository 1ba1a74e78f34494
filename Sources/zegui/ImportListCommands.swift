import ArgumentParser
import GeoModel
import ProjectStore

struct ImportPlanners: TellingCommand {
    static let configuration = CommandConfiguration(
        commandName: "planners", abstract: "Import a planner list: a row an appointment.",
        discussion: """
            Columns: \(ListImport.planners.columns).
            actor, role and area must be there; others are kept as attributes. Of a layer of polygons each feature is \
            an appointment to its own polygon, and area may be left out.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var input: ImportOptions
    @OptionGroup var list: ListOptions

    @Option(
        help:
            "What a layer's coordinates are in, whatever the file says: wgs84, cgcs2000, gcj02, bd09, EPSG:n or a PROJ pipeline."
    )
    var crs: String?
    @Flag(help: "Make invalid polygons valid; each is told and recorded.")
    var repair = false

    func run() throws {
        var file = list.file(of: input)
        if let crs { file.crs = try CRS.understood(crs) }
        file.repairs = repair
        try ListImport.planners.tell(file, input, common)
    }
}

struct ImportService: TellingCommand {
    static let configuration = CommandConfiguration(
        commandName: "service", abstract: "Import what planners did: days on site, inspections, tasks.",
        discussion: """
            Columns: \(ListImport.service.columns).
            actor, kind and from must be there. A row without an area counts for each area of the actor; to is the \
            first day after the last.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var input: ImportOptions
    @OptionGroup var list: ListOptions

    func run() throws { try ListImport.service.tell(list.file(of: input), input, common) }
}

struct ImportFacts: TellingCommand {
    static let configuration = CommandConfiguration(
        commandName: "facts", abstract: "Import what is so of areas from a day on: documents issued and the like.",
        discussion: """
            Columns: \(ListImport.facts.columns).
            fact and area must be there.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var input: ImportOptions
    @OptionGroup var list: ListOptions

    func run() throws { try ListImport.facts.tell(list.file(of: input), input, common) }
}

extension ListImport {
    /// The columns as help lists them, each with its Chinese name.
    var columns: String { knownColumns.map { "\($0.key) (\($0.value))" }.joined(separator: ", ") }

    /// Imports a list and tells what was taken.
    func tell(_ list: ListFile, _ input: ImportOptions, _ common: CommonOptions) throws {
        try run(list, on: Project(opening: input.project)).tell(noun, common)
    }

    private var noun: (one: String, many: String, chinese: String) {
        switch self {
        case .planners: ("appointment", "appointments", "条任职")
        case .service: ("service record", "service records", "条服务记录")
        case .facts: ("fact", "facts", "条事项")
        case .population: ("area with people", "areas with people", "个区域的人口")
        }
    }
}
