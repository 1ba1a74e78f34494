import ArgumentParser
import GeoModel
import ProjectStore

struct ImportPlanners: TellingCommand {
    static let configuration = CommandConfiguration(
        commandName: "planners", abstract: "Import a planner list: a row an appointment.",
        discussion: """
            Columns: \(named(PlannerImport.knownColumns)).
            actor, role and area must be there; others are kept as attributes. Of a layer of polygons each feature is \
            an appointment to its own polygon, and area may be left out.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var input: ImportOptions
    @OptionGroup var list: ListOptions

    @Option(help: "What a layer's coordinates are in, whatever the file says: wgs84, cgcs2000 or EPSG:n.")
    var crs: String?
    @Flag(help: "Make invalid polygons valid; each is told and recorded.")
    var repair = false

    func run() throws {
        var file = list.file(of: input)
        if let crs { file.crs = try CRS.understood(crs) }
        file.repairs = repair
        let summary = try PlannerImport(file).run(on: Project(opening: input.project))
        try summary.tell(("appointment", "appointments", "条任职"), common)
    }
}

struct ImportService: TellingCommand {
    static let configuration = CommandConfiguration(
        commandName: "service", abstract: "Import what planners did: days on site, inspections, tasks.",
        discussion: """
            Columns: \(named(ServiceImport.knownColumns)).
            actor, kind and from must be there. A row without an area counts for each area of the actor; to is the \
            first day after the last.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var input: ImportOptions
    @OptionGroup var list: ListOptions

    func run() throws {
        let summary = try ServiceImport(list.file(of: input)).run(on: Project(opening: input.project))
        try summary.tell(("service record", "service records", "条服务记录"), common)
    }
}

struct ImportFacts: TellingCommand {
    static let configuration = CommandConfiguration(
        commandName: "facts", abstract: "Import what is so of areas from a day on: documents issued and the like.",
        discussion: """
            Columns: \(named(FactImport.knownColumns)).
            fact and area must be there.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var input: ImportOptions
    @OptionGroup var list: ListOptions

    func run() throws {
        let summary = try FactImport(list.file(of: input)).run(on: Project(opening: input.project))
        try summary.tell(("fact", "facts", "条事项"), common)
    }
}

struct ImportPopulation: TellingCommand {
    static let configuration = CommandConfiguration(
        commandName: "population", abstract: "Import how many people live in each area.",
        discussion: "Columns: code and population, or name, parent and population.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var input: ImportOptions
    @OptionGroup var list: ListOptions

    func run() throws {
        let summary = try PopulationImport(list.file(of: input)).run(on: Project(opening: input.project))
        try summary.tell(("area with people", "areas with people", "个区域的人口"), common)
    }
}

/// Columns as help lists them, each with its Chinese name.
private func named(_ columns: KeyValuePairs<String, String>) -> String {
    columns.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
}
