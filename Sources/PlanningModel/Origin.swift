public import GeoModel

/// One import: a file as it was when it was read.
///
/// An object and not a value, because each area and each appointment carries it: copies share one, and cost nothing.
/// Two that say the same are equal.
public final class Source: Hashable, Sendable {
    public let id: Int
    /// `areas`, `planners`, `service`, `facts`, `population`, …
    public let kind: String
    /// The file's name without its folder.
    public let file: String
    public let layer: String?
    public let sha256: String
    public let rows: Int
    /// What the file's coordinates are in; nil for tables.
    public let crs: String?
    /// The operation from the file's CRS to the project's, with its accuracy where it is known.
    public let operation: String?
    public let accuracy: Meters?
    /// How the text was encoded, and how that was found out.
    public let encoding: String?
    /// UTC, ISO 8601. The only clock time in a project; no result holds it.
    public let importedAt: String

    public init(
        id: Int, kind: String, file: String, layer: String?, sha256: String, rows: Int, crs: String? = nil,
        operation: String?, accuracy: Meters?, encoding: String?, importedAt: String
    ) {
        self.id = id
        self.kind = kind
        self.file = file
        self.layer = layer
        self.sha256 = sha256
        self.rows = rows
        self.crs = crs
        self.operation = operation
        self.accuracy = accuracy
        self.encoding = encoding
        self.importedAt = importedAt
    }

    public static func == (one: Source, two: Source) -> Bool {
        one === two
            || (one.id, one.kind, one.file, one.layer, one.sha256, one.rows)
                == (two.id, two.kind, two.file, two.layer, two.sha256, two.rows)
                && (one.crs, one.operation, one.accuracy, one.encoding, one.importedAt)
                    == (two.crs, two.operation, two.accuracy, two.encoding, two.importedAt)
    }

    public func hash(into hasher: inout Hasher) {
        // What tells imports apart; those that agree in it are compared.
        hasher.combine(id)
        hasher.combine(sha256)
    }
}

/// Where a value came from: which row of which import.
public struct Origin: Hashable, Sendable {
    public let source: Source
    /// For features the number in file order from 1; for tables the row as a spreadsheet shows it (the header is 1).
    public let row: Int

    public init(source: Source, row: Int) {
        self.source = source
        self.row = row
    }
}
