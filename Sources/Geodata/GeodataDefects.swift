internal import Yams

/// Collects what is wrong in one file while reading goes on.
final class GeodataDefects {
    private var found: [(mark: Mark?, defect: GeodataDefect)] = []

    var isEmpty: Bool { found.isEmpty }

    /// In the order in which they stand in the file.
    var all: [GeodataDefect] {
        found.sorted { ($0.mark?.line ?? 0, $0.mark?.column ?? 0) < ($1.mark?.line ?? 0, $1.mark?.column ?? 0) }
            .map(\.defect)
    }

    func add(_ problem: GeodataDefect.Problem, key: String, path: String, at mark: Mark?) {
        found.append((mark, GeodataDefect(line: mark?.line, path: path, key: key, problem: problem)))
    }
}
