internal import GeoModel
internal import PROJInterop
internal import PlanningModel
internal import SQLiteInterop
public import WalkNetwork

extension Project {
    static let streetColumns = """
        way INTEGER, from_node INTEGER, to_node INTEGER, name TEXT, highway TEXT, steps BOOLEAN DEFAULT 0,
        direction TEXT DEFAULT 'both', length_m DOUBLE, source INTEGER, source_row INTEGER
        """

    /// Makes the layer `street` and the table `walk_graph`, where they are not there yet.
    ///
    /// Whoever changes a street, QGIS included, empties `walk_graph`, so no graph outlives its streets.
    func makeNetworkTables(in system: SpatialReference) throws {
        guard try !hasTable("street") else { return }
        try package.createLayer("street", columns: Self.streetColumns, geometryType: "LINESTRING", in: system)
        try package.createTable(
            "walk_graph", columns: "version INTEGER NOT NULL, section TEXT NOT NULL UNIQUE, bytes BLOB NOT NULL")
        for change in ["INSERT", "UPDATE", "DELETE"] {
            try database.execute(
                """
                CREATE TRIGGER street_graph_\(change.lowercased()) AFTER \(change) ON street BEGIN
                  DELETE FROM walk_graph; END;
                """)
        }
    }

    /// Whether there is anything to walk on.
    public func hasStreets() throws -> Bool {
        guard try hasTable("street") else { return false }
        var found = false
        try database.query("SELECT 1 FROM street LIMIT 1") { _ in found = true }
        return found
    }

    /// The walking graph of the project's streets: the one that is kept, or, where a street has changed since or
    /// another version of the program compiled it, a new one, which is kept unless the project is only read.
    ///
    /// - Throws: ``StoreError/noNetwork(_:)``, ``StoreError/badStreets(_:fids:)``, and `WalkNetworkError` where the
    ///   streets make no graph.
    public func walkGraph() throws -> WalkGraph {
        guard try hasTable("street") else { throw StoreError.noNetwork(path) }
        if let kept = try keptGraph() { return kept }
        if database.isReadOnly { return try compiledGraph() }
        return try database.transaction { try compileGraph() }
    }

    /// Compiles the streets and keeps the graph, inside a transaction.
    func compileGraph() throws -> WalkGraph {
        let graph = try compiledGraph()
        try database.execute("DELETE FROM walk_graph")
        for section in graph.sections {
            try database.run(
                "INSERT INTO walk_graph (version, section, bytes) VALUES (?, ?, ?)",
                .integer(Int64(WalkGraph.version)), .text(section.name), .blob(section.bytes))
        }
        try package.touch("walk_graph")
        return graph
    }

    private func compiledGraph() throws -> WalkGraph {
        try WalkGraph(compiling: try streetMap(), on: Ellipsoid(of: try crs() ?? .wgs84))
    }

    /// Nil where there is none, or one that this version can't read.
    private func keptGraph() throws -> WalkGraph? {
        do {
            return try WalkGraph { section in
                var bytes: [UInt8]?
                try database.query(
                    "SELECT bytes FROM walk_graph WHERE section = ? AND version = ?", .text(section),
                    .integer(Int64(WalkGraph.version))
                ) { row in bytes = row.withBlob(0) { [UInt8]($0) } }
                guard let bytes else { throw NoSection() }
                return bytes
            }
        } catch is NoSection {
            return nil
        } catch WalkNetworkError.badImage {
            return nil  // damaged or strange: the streets say what is so
        }
    }

    private struct NoSection: Error {}

    /// The streets as lines between nodes.
    ///
    /// Streets meet where their ends have the same node id, else where they have exactly the same coordinates: an end
    /// without an id meets all others without one there, and the node of the smallest id among those that end there.
    func streetMap() throws -> StreetMap {
        var map = StreetMap()
        var ends = StreetEnds()
        var bad: [Int] = []
        try database.query("SELECT fid, from_node, to_node, steps, direction, length_m, geom FROM street ORDER BY fid")
        {
            let direction = $0.text(4).map(WalkDirection.init(rawValue:)) ?? .both
            let length = $0.real(5)
            guard let line = try $0.line(6), let direction, length.map({ $0 >= 0 && $0 < .infinity }) ?? true else {
                bad.append($0.integer(0) ?? 0)
                return
            }
            map.add(
                from: ends.add($0.integer(1), at: line[0]), to: ends.add($0.integer(2), at: line[line.count - 1]),
                along: line, isSteps: $0.integer(3) ?? 0 != 0, direction: direction, length: length.map(Meters.init))
        }
        guard bad.isEmpty else { throw StoreError.badStreets(path, fids: bad) }
        guard !map.streets.isEmpty else { throw StoreError.noNetwork(path) }
        ends.joinByCoordinates(&map)
        return map
    }
}
