public import GeoModel

extension NearestReport {
    public func json() throws -> String {
        try jsonText(
            JSONPiece.object(
                [
                    "file": .text(file), "from": .integer(origins), "categories": .list(categories.map { .text($0) }),
                    "count": .integer(question.count), "minutes": .number(question.minutes),
                    "metres": .number(question.cutoff.value), "pairs": .integer(pairs), "reached": .integer(reached),
                    "offNetwork": .list(offNetwork.map { .text($0) }), "remarks": .list(remarks.map(JSONPiece.init)),
                ].merging(JSONPiece.keys(of: question.pace)) { own, _ in own }))
    }

    /// One line: what was written, and how far one walks.
    public func text(in language: Language) -> String {
        let pace = question.pace.title(in: language)
        let minutes = Int(exactly: question.minutes).map { "\($0)" } ?? "\(question.minutes)"
        return language == .english
            ? "\(file): \(origins) × \(categories.count) nearest facilities, \(reached) within \(minutes) min, \(pace)"
            : "\(file)：\(origins) × \(categories.count) 项最近设施，\(minutes) 分钟内可达 \(reached) 项，\(pace)"
    }
}
