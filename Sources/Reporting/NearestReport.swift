internal import GDALInterop
internal import GeoModel
internal import PROJInterop
public import ProjectStore
internal import WalkNetwork

/// Which facilities are asked for.
public struct NearestQuestion: Sendable {
    /// Nil for all that the project has.
    public var categories: [String]?
    /// How many of each category, at least 1.
    public var count = 1
    /// How long one walks at most; what takes exactly as long counts.
    public var minutes = 15.0
    public var pace: WalkingPace

    public init(at pace: WalkingPace) { self.pace = pace }

    var cutoff: Meters { Meters(minutes * 60 * pace.speed.metersPerSecond) }
}

/// The facilities nearest to each place of a list, written to a file; what is left is how many, and what is to be known of
/// the places.
public struct NearestReport: Sendable {
    public static let columns = ["from", "category", "rank", "facility", "name", "seconds", "metres", "reason"]

    public let file: String
    public let question: NearestQuestion
    public let origins: Int
    /// In alphabetical order.
    public let categories: [String]
    /// How many pairs of a place and a category have a facility.
    public let reached: Int
    /// The ids of facilities that are too far from any street to be reached.
    public let offNetwork: [String]
    /// Of places that are too far from any street, or hang where one would not expect.
    public let remarks: [PlaceRemark]

    public var pairs: Int { origins * categories.count }
}

extension Project {
    /// Writes as CSV the facilities of each category that are nearest to each place, place by place, categories in
    /// alphabetical order, the nearest first; a row without facility says why where there is none.
    ///
    /// - Throws: ``ReportingError``; what is wrong with the list, the project's streets or the file; then nothing is
    ///   written.
    public func writeNearest(
        from: ListFile, _ question: NearestQuestion, into output: OutputFile
    ) throws -> NearestReport {
        let facilities = Dictionary(grouping: try facilities(), by: \.category)
        let categories = try question.categories(among: facilities.keys.sorted())
        let cutoff = WalkLength(question.cutoff)
        guard cutoff <= NearestField.longestCutoff else {
            throw ReportingError.tooLong(question.cutoff, limit: NearestField.longestCutoff.meters)
        }
        let crs = try crs() ?? .wgs84
        let places = try PlaceList.read(from, in: crs)
        let finder = PlaceFinder(try walkGraph(), on: Ellipsoid(of: crs))
        let origins = HungPlaces(places, .from, on: finder)
        let entrances = try entrances()
        let hung = categories.map { HungFacilities(facilities[$0] ?? [], gates: entrances, on: finder) }
        let answers = inParallel(count: hung.count, workers: coreCount) {
            hung[$0].nearest(question.count, to: origins, within: cutoff, over: finder.graph)
        }
        let writer = try CSVWriter(
            creating: output.file, columns: NearestReport.columns, overwrite: output.overwrites,
            byteOrderMark: output.writesBOM)
        var reached = 0
        for (origin, id) in origins.ids.enumerated() {
            for (category, name) in categories.enumerated() {
                let found = answers[category][origin]
                if found.isEmpty {
                    let reason = origins.footholds[origin].isEmpty ? "tooFar" : "noneWithin"
                    try writer.write([.text(id), .text(name)] + Array(repeating: .empty, count: 5) + [.text(reason)])
                    continue
                }
                reached += 1
                for (rank, nearest) in found.enumerated() {
                    let facility = hung[category].facilities[nearest.facility]
                    try writer.write(
                        [
                            .text(id), .text(name), .text(String(rank + 1)), .text(facility.id),
                            facility.name.map { .text($0) } ?? .empty,
                        ] + question.pace.cells(of: nearest.length) + [.empty])
                }
            }
        }
        try writer.finish()
        return NearestReport(
            file: output.file, question: question, origins: origins.ids.count, categories: categories,
            reached: reached, offNetwork: hung.flatMap(\.offNetwork), remarks: origins.remarks)
    }
}

extension NearestQuestion {
    /// The categories that are meant, each once.
    fileprivate func categories(among all: [String]) throws -> [String] {
        guard !all.isEmpty else { throw ReportingError.noFacilities }
        for name in categories ?? [] where !all.contains(name) {
            throw ReportingError.noSuchCategory(name, nearest: nearestNames(to: name, among: all), all: all)
        }
        return categories.map { Set($0).sorted() } ?? all
    }
}
