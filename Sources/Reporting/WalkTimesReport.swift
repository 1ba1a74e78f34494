internal import GDALInterop
public import GeoModel
internal import PROJInterop
public import ProjectStore
internal import WalkNetwork

/// The walking times from each place of a list to each of another, written to a file; what is left is how many, and which
/// places have none.
public struct WalkTimesReport: Sendable {
    public let file: String
    public let pace: WalkingPace
    public let origins: Int
    public let destinations: Int
    /// How many of all pairs have a way between them.
    public let reachable: Int
    /// Places without a time first, then those whose times are to be doubted; origins before destinations.
    public let remarks: [PlaceRemark]

    public var pairs: Int { origins * destinations }
}

extension Project {
    /// How many origins are searched from before their times are written.
    private static let originsAtOnce = 256

    /// Writes the walking times of all pairs as CSV: `from,to,seconds,metres`, origin by origin, without cutoff; both
    /// numbers are empty where there is no way.
    ///
    /// - Parameter progress: Called with the number of pairs written so far.
    /// - Throws: What is wrong with either list, the project's streets or the file; then nothing is written.
    public func writeWalkTimes(
        from: ListFile, to: ListFile, at pace: WalkingPace, into output: OutputFile,
        progress: (Int) -> Void = { _ in }
    ) throws -> WalkTimesReport {
        let graph = try walkGraph()
        let crs = try crs() ?? .wgs84
        let (fromPlaces, toPlaces) = (try PlaceList.read(from, in: crs), try PlaceList.read(to, in: crs))
        let finder = PlaceFinder(graph, on: Ellipsoid(of: crs))
        var origins = HungPlaces(fromPlaces, .from, on: finder)
        var destinations = HungPlaces(toPlaces, .to, on: finder)
        let writer = try CSVWriter(
            creating: output.file, columns: ["from", "to", "seconds", "metres"], overwrite: output.overwrites,
            byteOrderMark: output.writesBOM)
        var reachable = 0
        var (isFromReached, isToReached) = (origins.ids.map { _ in false }, destinations.ids.map { _ in false })
        for start in stride(from: 0, to: origins.ids.count, by: Self.originsAtOnce) {
            let block = start..<min(start + Self.originsAtOnce, origins.ids.count)
            let rows = graph.lengths(from: Array(origins.footholds[block]), to: destinations.footholds)
            for (origin, lengths) in zip(block, rows) {
                for (destination, found) in lengths.enumerated() {
                    // Who is there already walks no leg to the street and back.
                    let isThere = origins.positions[origin] == destinations.positions[destination]
                    let length = isThere ? found.map { _ in WalkLength.zero } : found
                    try writer.write(
                        [.text(origins.ids[origin]), .text(destinations.ids[destination])] + pace.cells(of: length))
                    guard length != nil else { continue }
                    reachable += 1
                    isFromReached[origin] = true
                    isToReached[destination] = true
                }
            }
            progress(writer.rowCount)
        }
        try writer.finish()
        origins.tell(isReached: isFromReached)
        destinations.tell(isReached: isToReached)
        let remarks = origins.remarks + destinations.remarks
        return WalkTimesReport(
            file: output.file, pace: pace, origins: origins.ids.count, destinations: destinations.ids.count,
            reachable: reachable,
            remarks: remarks.filter(\.isUnreachable) + remarks.filter { !$0.isUnreachable })
    }
}

extension WalkTimesReport {
    public func json() throws -> String {
        try jsonText(
            JSONPiece.object(
                [
                    "file": .text(file), "from": .integer(origins), "to": .integer(destinations),
                    "pairs": .integer(pairs), "reachable": .integer(reachable),
                    "unreachable": .list(remarks.filter(\.isUnreachable).map(JSONPiece.init)),
                    "remarks": .list(remarks.filter { !$0.isUnreachable }.map(JSONPiece.init)),
                ].merging(JSONPiece.keys(of: pace)) { own, _ in own }))
    }

    /// One line: what was written, and how fast one walks.
    public func text(in language: Language) -> String {
        language == .english
            ? "\(file): \(origins) × \(destinations) walking times, \(reachable) reachable, \(pace.title(in: language))"
            : "\(file)：\(origins) × \(destinations) 个步行时间，可达 \(reachable) 个，\(pace.title(in: language))"
    }
}
