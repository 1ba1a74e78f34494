internal import GeoModel
internal import PlanningModel
internal import Reporting

/// What the map page has to know of the project before it asks about places.
struct PageFacts: Encodable {
    /// What people call the project: its one city, else its file.
    let project: String
    let scheme: String
    let schemeTitle: String
    let standard: String
    let standardTitle: String
    let profile: String
    let profileTitle: String
    let asOf: String
    let crs: String
    /// West, south, east, north in CRS84; null without areas.
    let extent: [Double]?
    /// The levels that the areas of the day are of, in alphabetical order.
    let levels: [String]
    /// What people call each role.
    let roles: [String: String]
    /// The base map's URL template; null without one.
    let baseMap: String?

    init(_ inquiry: Inquiry, on day: CalendarDay) async throws {
        let (edition, language) = (inquiry.edition, inquiry.language)
        let areas = try await ServedDay(edition: edition, day: day, scheme: nil, language: language).layer(.areas)
        let pace = try inquiry.settings.geodata.profile(named: ServedEdition.profile)
        func texts(_ field: String) -> [String] {
            guard let column = areas.fields.firstIndex(where: { $0.name == field }) else { return [] }
            return areas.features.map { $0.attributes[column].text ?? "" }
        }
        let allLevels = texts("level")
        let cities = zip(texts("name"), allLevels).filter { $0.1 == "city" }
        let file = inquiry.settings.project.split(separator: "/").last.map(String.init) ?? inquiry.settings.project
        project = cities.count == 1 ? cities[0].0 : file
        (scheme, schemeTitle) = (edition.scheme.name, edition.scheme.title[language] ?? edition.scheme.name)
        (standard, standardTitle) = (edition.standard.name, edition.standard.title[language] ?? edition.standard.name)
        (profile, profileTitle) = (pace.name, pace.title[language] ?? pace.name)
        (asOf, crs, baseMap) = (day.description, edition.crs.shortName, inquiry.settings.baseMap?.template)
        extent = edition.extent.map { [$0.minX, $0.minY, $0.maxX, $0.maxY] }
        levels = Set(allLevels).sorted()
        roles = Dictionary(uniqueKeysWithValues: edition.scheme.roles.map { ($0.name, $0.label[language] ?? $0.name) })
    }
}
