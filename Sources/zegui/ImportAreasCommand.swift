import ArgumentParser
import GeoModel
import PlanningModel
import ProjectStore

struct ImportAreas: TellingCommand {
    static let configuration = CommandConfiguration(
        commandName: "areas", abstract: "Import boundaries: streets, townships, parks, districts, …")

    @OptionGroup var common: CommonOptions
    @OptionGroup var input: ImportOptions

    @Option(
        help: ArgumentHelp(
            "Only the features that meet this, as SQL says it after WHERE; of OpenStreetMap for example \"boundary='administrative' AND admin_level='8'\".",
            valueName: "condition"))
    var `where`: String?
    @Option(help: "The level of all areas: street, town, township, park, district, …")
    var level: String?
    @Option(help: "The field that holds each area's level.")
    var levelField: String?
    @Option(help: "The field that holds each area's name; 'name' unless said.")
    var nameField: String?
    @Option(help: "The field that holds each area's code.")
    var codeField: String?
    @Option(help: "The field that holds the code, id or name of the area above.")
    var parentField: String?
    @Option(help: "The field that holds tags, separated by ';'.")
    var tagField: String?
    @Option(help: "The field that holds the number of people.")
    var populationField: String?
    @Option(help: "The field that holds the first day an area is in force.")
    var fromField: String?
    @Option(help: "The field that holds the first day an area is no longer in force.")
    var toField: String?
    @Option(help: "The field that holds the codes of the areas it came from, separated by ';'.")
    var predecessorsField: String?
    @Option(help: ArgumentHelp("Further fields to keep as attributes.", valueName: "all|A,B"))
    var keepFields: String?
    @Option(help: "The name of the only area, or of all features with one code.")
    var name: String?
    @Option(help: "The code of all features.")
    var code: String?
    @Option(help: "The area above all of them.")
    var parent: String?
    @Option(help: "The first day all of them are in force.")
    var from: CalendarDay?
    @Option(help: "The first day all of them are no longer in force.")
    var to: CalendarDay?
    @Flag(help: "Put features of one code together as one area, also with an area of that code in the project.")
    var mergeSameCode = false
    @Option(
        help:
            "What the coordinates are in, whatever the file says: wgs84, cgcs2000, gcj02, bd09, EPSG:n or a PROJ pipeline."
    )
    var crs: String?
    @Flag(help: "Make invalid boundaries valid and leave out features without ground; each is told and recorded.")
    var repair = false

    func validate() throws {
        if (level == nil) == (levelField == nil) {
            throw ValidationError("Say the level of the areas: either '--level street' or '--level-field FIELD'.")
        }
        for (constant, field, option) in [
            (name != nil, nameField != nil, "name"), (code != nil, codeField != nil, "code"),
            (parent != nil, parentField != nil, "parent"), (from != nil, fromField != nil, "from"),
            (to != nil, toField != nil, "to"),
        ] where constant && field {
            throw ValidationError("Give either '--\(option)' or '--\(option)-field', not both.")
        }
    }

    func run() throws {
        // One of the two is given: see validate().
        let level = given(level.map(Level.init(rawValue:)), levelField) ?? .field("level")
        var plan = AreaImport(path: input.file, level: level)
        plan.layer = input.layer
        plan.condition = `where`
        plan.encoding = input.encoding
        plan.name = given(name, nameField) ?? .field("name")
        plan.code = given(code, codeField)
        plan.parent = given(parent, parentField)
        plan.from = given(from, fromField)
        plan.to = given(to, toField)
        plan.tagField = tagField
        plan.populationField = populationField
        plan.predecessorsField = predecessorsField
        plan.keptFields = keptFields
        plan.mergesSameCode = mergeSameCode
        plan.repairs = repair
        if let crs { plan.crs = try CRS.understood(crs) }

        let project = try Project(opening: input.project)
        var progress = Progress(common.lang == .english ? "areas read:" : "已读取区域：", quiet: common.quiet)
        defer { progress.finish() }
        let summary = try plan.run(on: project) { progress.advance(to: $0) }
        try summary.tell(("area", "areas", "个区域"), common)
    }

    private func given<Value>(_ constant: Value?, _ field: String?) -> AreaImport.Given<Value>? {
        constant.map { .constant($0) } ?? field.map { .field($0) }
    }

    private var keptFields: AreaImport.KeptFields {
        switch keepFields {
        case nil: .none
        case "all": .all
        case let names?: .named(names.split(separator: ",").map(String.init))
        }
    }
}
