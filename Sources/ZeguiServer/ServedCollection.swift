internal import GeoModel

/// The layers that are served: what `zegui export` writes, by the same names.
enum ServedCollection: String, CaseIterable, Sendable {
    case areas, uncovered, findings, overlaps, gaps, appointments, facilities, circle

    static let names = allCases.map(\.rawValue)

    /// - Throws: ``ServerError/noSuchCollection(_:nearest:all:)``.
    init(named name: String) throws(ServerError) {
        guard let found = Self(rawValue: name) else {
            let nearest = name.utf8.count > 40 ? [] : nearestNames(to: name, among: Self.names)
            throw .noSuchCollection(name, nearest: nearest, all: Self.names)
        }
        self = found
    }

    /// Whether a scheme has a say in it.
    var isJudged: Bool {
        switch self {
        case .uncovered, .findings, .overlaps, .circle: true
        case .areas, .gaps, .appointments, .facilities: false
        }
    }

    /// Whether it holds sentences.
    var isTold: Bool { self == .findings }
}
