import ArgumentParser
import GeoModel
import PlanningModel
import ProjectStore
import Reporting

struct ImportPopulation: TellingCommand {
    static let configuration = CommandConfiguration(
        commandName: "population",
        abstract: "Import people: how many live in each area, or where they live, as a layer or a grid.",
        discussion: """
            A table (CSV or XLSX without shapes and without columns lon and lat) says how many live in each area. Its columns: \
            \(ListImport.population.columns); code and population, or name, parent and population.

            Rows with shapes, whatever else they say, are places where people live: points, or polygons with the people in \
            them. So are rows of a table with columns lon, lat (经度, 纬度) and population, in WGS 84 unless said. So are the cells of a grid (GeoTIFF, ASCII grid, GeoPackage) that are more than 0. The living circle weighs \
            these places, and areas that have people of the layer in them take their number from it. Another file adds its \
            places.
            """)

    /// What the places of a layer weigh.
    enum Weight: String, ExpressibleByArgument, CaseIterable {
        case people, land, buildings

        var counted: CircleFormula.Weight {
            switch self {
            case .people: .people
            case .land: .land
            case .buildings: .buildings
            }
        }
    }

    @OptionGroup var common: CommonOptions
    @OptionGroup var input: ImportOptions
    @OptionGroup var list: ListOptions

    @Option(help: "The column of people; population, people or 人口 unless said.")
    var populationField: String?
    @Option(
        help: """
            What a layer's places weigh: people, the square metres of each polygon of residential land, or 1 for each \
            residential building; people unless said.
            """)
    var weight: Weight?
    @Option(help: "Which band of a grid holds the people; the first unless said.")
    var band: Int?
    @Option(
        help:
            "What a layer's or grid's coordinates are in, whatever the file says: wgs84, cgcs2000, gcj02, bd09, EPSG:n or a PROJ pipeline."
    )
    var crs: String?
    @Flag(help: "Make invalid polygons valid and leave out features without shape; each is told and recorded.")
    var repair = false
    @Flag(help: "Empty the project's layer of people, land or buildings first.")
    var replace = false

    func validate() throws {
        if populationField != nil, list.map.columns["population"] != nil {
            throw ValidationError("Give either '--population-field' or '--map population=', not both.")
        }
    }

    func run() throws {
        var file = list.file(of: input)
        if let populationField { file.columns["population"] = populationField }
        if let crs { file.crs = try CRS.understood(crs) }
        file.repairs = repair
        let content = try PopulationImport.content(of: file)
        try refuseUnused(with: content)
        guard content != .list else { return try ListImport.population.tell(file, input, common) }
        var plan = PopulationImport(file)
        plan.kind = weight?.counted ?? .people
        (plan.band, plan.replaces) = (band, replace)
        let project = try Project(opening: input.project)
        var progress = Progress(progressLabel(content), quiet: common.quiet)
        defer { progress.finish() }
        let summary = try plan.run(on: project) { progress.advance(to: $0) }
        if common.format == .json {
            summary.imported.tellNotes(common)
            return Console.result(try summary.json())
        }
        try summary.imported.tell(summary.came.noun, common)
        if let areas = summary.areas { Console.result(areas.text(in: common.lang)) }
    }

    /// Options that mean nothing for such a file are not passed over.
    private func refuseUnused(with content: PopulationImport.Content) throws {
        let forLayers = [(weight != nil, "weight"), (repair, "repair")]
        let forPlaces = [(replace, "replace"), (crs != nil, "crs")]
        let forTables = [(list.skipUnmatched, "skip-unmatched")]
        let forRows = [(populationField != nil, "population-field"), (!list.map.columns.isEmpty, "map")]
        let forGrids = [(band != nil, "band")]
        let (what, chinese, unused) =
            switch content {
            case .list: ("a table of areas", "区域人口表", forLayers + forPlaces + forGrids)
            case .layer: ("a layer or table of places", "居住地点的图层或表", forTables + forGrids)
            case .grid: ("a grid", "栅格", forLayers + forTables + forRows)
            }
        for (isGiven, option) in unused where isGiven {
            throw ValidationError(
                common.lang == .english
                    ? "'--\(option)' means nothing for \(input.file), which is \(what)."
                    : "“--\(option)”不适用于 \(input.file)：该文件为\(chinese)。")
        }
    }

    private func progressLabel(_ content: PopulationImport.Content) -> String {
        switch (content, common.lang) {
        case (.grid, .english): "rows read:"
        case (.grid, .chinese): "已读取行："
        case (_, .english): "features read:"
        case (_, .chinese): "已读取要素："
        }
    }
}
