import ArgumentParser
import GeoModel
import ProjectStore

struct ImportPlanners: TellingCommand {
    static let configuration = CommandConfiguration(
        commandName: "planners", abstract: "Import a planner list: a row an appointment.",
        discussion: """
            Columns: \(PlannerImport.knownColumns.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")).
            actor, role and area must be there; others are kept as attributes.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var input: ImportOptions
    @OptionGroup var map: ColumnMap

    @Flag(help: "Leave out rows whose area is unknown or ambiguous, instead of refusing the list.")
    var skipUnmatched = false

    func run() throws {
        var list = PlannerImport(path: input.file)
        list.layer = input.layer
        list.encoding = input.encoding
        list.columns = map.columns
        list.skipsUnmatched = skipUnmatched
        try list.run(on: Project(opening: input.project)).tell(("appointments", "条任职"), common)
    }
}

struct ImportPopulation: TellingCommand {
    static let configuration = CommandConfiguration(
        commandName: "population", abstract: "Import how many people live in each area.",
        discussion: "Columns: code and population, or name, parent and population.")

    @OptionGroup var common: CommonOptions
    @OptionGroup var input: ImportOptions
    @OptionGroup var map: ColumnMap

    @Flag(help: "Leave out rows whose area is unknown or ambiguous, instead of refusing the table.")
    var skipUnmatched = false

    func run() throws {
        var table = PopulationImport(path: input.file)
        table.layer = input.layer
        table.encoding = input.encoding
        table.columns = map.columns
        table.skipsUnmatched = skipUnmatched
        try table.run(on: Project(opening: input.project)).tell(("areas with people", "个区域的人口"), common)
    }
}
