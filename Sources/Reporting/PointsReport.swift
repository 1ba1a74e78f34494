internal import GDALInterop
public import GeoModel
public import ProjectStore

/// What was found out about the places of a list, and written beside them into a file.
public struct PointsReport: Sendable {
    public let file: String
    /// What the places were given in.
    public let crs: String
    public let question: PlaceQuestion
    /// The rows of the list, each of which has a row in the file; with all levels one for each area it lies in.
    public let rows: Int
    public let written: Int
    public let inAreas: Int
    /// Rows that lie somewhere, and in no area.
    public let outside: Int
    /// Rows on the border of an area that is told.
    public let onBorders: Int
    /// Rows of which something can't be understood; those that lie nowhere are among them.
    public let defective: Int
    /// The first thousand things that are wrong with rows.
    public let defects: [RowDefect]
    /// Rows that are too far from any street to walk anywhere.
    public let offNetwork: Int
    /// What the list calls its own as we call a column of ours, and what ours is called instead.
    public let renamed: [(field: String, name: String)]
    /// Fields whose names the format can't hold, and what they are called in the file.
    public let shortNames: [(field: String, shortName: String)]
    /// How the list was read.
    public let remarks: [ImportRemark]
}

extension PlaceIndex {
    /// How many rows one thread answers at a time.
    private static let rowsAtOnce = 4096

    /// Answers the places of a list, row by row, and writes the list with the answers: as CSV, or as a layer of points in
    /// the project's CRS or that of GeoJSON, as the ending says.
    ///
    /// A row that is wrong keeps its place. Memory does not depend on how many rows there are.
    ///
    /// - Parameters:
    ///   - everyLevel: Whether a place has a row for each area that it lies in, and not only for one of the finest level.
    ///   - language: Of what is said of rows that are wrong.
    ///   - progress: Called with the number of rows read so far.
    /// - Throws: What is wrong with the list as a whole, ``ReportingError/noPlaceRead(file:rows:_:)`` where no row says a
    ///   place, or what is wrong with the file; then nothing is written.
    public func answer(
        _ list: ListFile, everyLevel: Bool, into output: OutputFile, in language: Language,
        workers: Int = coreCount, progress: (Int) -> Void = { _ in }
    ) throws -> PointsReport {
        let source = try PointFile(list, in: crs)
        let columns = PointColumns(self, everyLevel ? .all : .finest, beside: source.fields.map(\.name))
        let sink = try PointSink(output, source, columns, crs: crs)
        // Each serves one worker only.
        nonisolated(unsafe) let placers = try (0..<max(1, workers)).map { _ in try source.placer() }
        let asText = sink.isText
        var tally = PointTally()
        while true {
            var batches: [PointRows] = []
            while batches.count < 4 * placers.count, let rows = try source.nextRows(Self.rowsAtOnce) {
                batches.append(rows)
            }
            if batches.isEmpty { break }
            let answers = inParallel(count: placers.count, workers: placers.count) { [batches] worker in
                stride(from: worker, to: batches.count, by: placers.count).map { number in
                    Result {
                        try PointAnswers(
                            placers[worker].place(batches[number]), columns, asText: asText, in: language)
                    }
                }
            }
            for number in batches.indices {
                let answer = try answers[number % placers.count][number / placers.count].get()
                try sink.write(answer)
                tally.add(answer.tally)
            }
            progress(tally.rows)
        }
        guard tally.placed > 0 else {
            throw ReportingError.noPlaceRead(file: list.path, rows: tally.rows, Array(tally.defects.prefix(20)))
        }
        try sink.finish()
        return PointsReport(
            file: output.file, crs: source.crs, question: question, rows: tally.rows, written: sink.rowCount,
            inAreas: tally.inAreas, outside: tally.placed - tally.inAreas, onBorders: tally.onBorders,
            defective: tally.defective, defects: tally.defects, offNetwork: tally.offNetwork,
            renamed: columns.renamed, shortNames: sink.shortNames, remarks: source.remarks)
    }
}
