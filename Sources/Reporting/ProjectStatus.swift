public import GeoModel
public import PlanningModel
public import ProjectStore

/// What a project holds, in numbers.
public struct ProjectStatus: Sendable {
    public let scheme: String
    public let standard: String
    /// `EPSG:n`; nil until the first import fixes it.
    public let crs: String?
    /// From the highest level down, words that are no level of the field last; all versions of all times.
    public let levels: [LevelStatus]
    public let actors: Int
    public let appointments: Int
    /// Nil before streets were imported.
    public let network: NetworkStatus?
    /// How many of each category there are; nil before any were imported.
    public let facilities: [String: Int]?
    public let entrances: Int
    /// How many lines of each kind sever; nil before any were imported.
    public let barriers: [BarrierLine.Kind: Int]?
    /// Nil before a layer or grid of people, land or buildings was imported.
    public let demand: PopulationStatus?
    public let sources: [SourceStatus]

    public struct LevelStatus: Encodable, Sendable {
        public let level: String
        public let areas: Int
        public let area: SquareMeters
        /// Nil when no area's number is known.
        public let population: Int?

        private enum CodingKeys: String, CodingKey { case level, areas, km2, population }

        public func encode(to encoder: any Encoder) throws {
            var object = encoder.container(keyedBy: CodingKeys.self)
            try object.encode(level, forKey: .level)
            try object.encode(areas, forKey: .areas)
            try object.encode(area.printedKilometers, forKey: .km2)
            try object.encode(population, forKey: .population)
        }
    }

    public struct SourceStatus: Encodable, Sendable {
        public let kind: String
        public let file: String
        public let rows: Int
        public let crs: String?
        public let operation: String?
        /// How far the operation may be off, in metres; nil when nobody has stated it.
        public let accuracyM: Double?
        public let encoding: String?
        public let sha256: String
    }

    public func json() throws -> String {
        struct Status: Encodable {
            let scheme: String
            let standard: String
            let crs: String?
            let areas: [LevelStatus]
            let actors: Int
            let appointments: Int
            let network: JSONPiece?
            let facilities: JSONPiece?
            let entrances: Int?
            let barriers: JSONPiece?
            let demand: JSONPiece?
            let sources: [SourceStatus]
        }
        return try jsonText(
            Status(
                scheme: scheme, standard: standard, crs: crs, areas: levels, actors: actors, appointments: appointments,
                network: network.map { JSONPiece($0) }, facilities: facilities.map { JSONPiece($0) },
                entrances: facilities == nil ? nil : entrances, barriers: barriers.map { JSONPiece($0) },
                demand: demand.map { JSONPiece($0) }, sources: sources))
    }
}

extension Project {
    public func status() throws -> ProjectStatus {
        func rank(_ level: Level) -> (Int, String) {
            (Level.known.firstIndex(of: level) ?? Level.known.count, level.rawValue)
        }
        let byLevel = Dictionary(grouping: try areas(), by: \.level).sorted { rank($0.key) < rank($1.key) }
        let appointments = try appointments()
        return ProjectStatus(
            scheme: try setting(.scheme) ?? "", standard: try standardName(), crs: try crs()?.definition,
            levels: byLevel.map { level, areas in
                let people = areas.compactMap(\.population)
                return ProjectStatus.LevelStatus(
                    level: level.rawValue, areas: areas.count, area: areas.reduce(.zero) { $0 + $1.area },
                    population: people.isEmpty ? nil : people.reduce(0, +))
            },
            actors: Set(appointments.map { "\($0.actor)\u{1F}\($0.form ?? "")" }).count,
            appointments: appointments.count, network: try networkStatus(),
            facilities: try facilityCounts(), entrances: try entranceCount(),
            barriers: try barrierCounts(), demand: try populationStatus(),
            sources: try sources().map {
                .init(
                    kind: $0.kind, file: $0.file, rows: $0.rows, crs: $0.crs, operation: $0.operation,
                    accuracyM: $0.accuracy?.value,
                    encoding: $0.encoding, sha256: $0.sha256)
            })
    }
}
