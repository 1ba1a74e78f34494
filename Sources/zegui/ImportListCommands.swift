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
    @OptionGroup var list: ListOptions

    func run() throws {
        let summary = try PlannerImport(list.file(of: input)).run(on: Project(opening: input.project))
        try summary.tell(("appointment", "appointments", "条任职"), common)
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
