internal import GeoModel
internal import Geodata
internal import PlanningModel
internal import ProjectStore
internal import Reporting

/// The project as it was on disk at one moment, and what has been computed out of it since.
///
/// It stays whole while another file takes its name. What has been written into the file itself is found out before an
/// answer is given.
final class ServedEdition: Sendable {
    let settings: ServerSettings
    /// What the project keeps its geometry in; CGCS2000 where it has none yet.
    let crs: CRS
    /// The scheme that is judged under unless a request names another.
    let scheme: Scheme
    /// What living circles are judged by.
    let standard: Standard
    /// How far the areas reach, in CRS84; nil without one.
    let extent: Extent?
    /// The levels that areas are of on any day.
    let levels: [Level]
    /// What the city is called; nil where the project isn't one city.
    let cityName: String?
    private let file: HeldFile
    private let projects: ProjectPool
    private let answers = AnswerCache(most: 256, bytes: 384 << 20)
    private let tiles = AnswerCache(most: 4_096, bytes: 64 << 20)

    init(_ settings: ServerSettings) throws {
        self.settings = settings
        let path = settings.project
        // Tells what is wrong with a path better than the file itself does; what is read, is read of the file held open.
        _ = try Project(opening: path, readOnly: true)
        file = try HeldFile(path)
        let project = try Project(opening: path, readOnly: true)
        projects = try ProjectPool(path, count: 3)
        crs = try project.crs() ?? .cgcs2000
        scheme = try project.scheme(named: settings.scheme, in: settings.geodata)
        standard = try project.standard(named: nil, in: settings.geodata)
        extent = try project.areaExtent()
        (levels, cityName) = (try project.areaLevels(), try project.cityName())
        guard isCurrent else { throw ServerError.projectChanging(path) }
    }

    /// Whether the project on disk is still this one.
    var isCurrent: Bool { file.hasItsName && file.isUnchanged }

    /// What tells this edition from others, in a few characters.
    var tag: String { file.state.tag }

    /// A scheme that a request names, of those that ship; nil for the one that the project is served with.
    ///
    /// - Throws: What keeps it from being read.
    func scheme(named name: String?) throws -> Scheme {
        try name.map { try Scheme(settings.geodata.schemeText($0)) } ?? scheme
    }

    /// The answer to a question, out of what is kept or computed now.
    func answer<Question: KeptAnswer>(to question: Question) async throws -> Question.Answer {
        try await answers.answer(to: question, in: self)
    }

    /// A tile, out of what is kept or cut now.
    func tile(_ question: TileQuestion) async throws -> [UInt8] { try await tiles.answer(to: question, in: self) }

    /// Runs a job with the project, on a thread of its own.
    ///
    /// - Throws: ``EditionChanged`` where somebody wrote into the file meanwhile; what the job throws.
    func read<Answer: Sendable>(_ job: @escaping @Sendable (Project) throws -> Answer) async throws -> Answer {
        do {
            let answer = try await projects.lend(job)
            guard file.isUnchanged else { throw EditionChanged() }
            return answer
        } catch {
            throw file.isUnchanged ? error : EditionChanged()
        }
    }
}

/// Somebody wrote into the file of an edition while it was read: what was read is of no one moment.
struct EditionChanged: Error {}
