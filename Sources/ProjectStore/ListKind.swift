import GeoModel

/// One kind of list that a project takes: which columns it has, what a row means, and where rows are kept.
///
/// ``ListIntake`` does what all kinds share.
protocol ListKind {
    associatedtype Row: Surveyable
    /// What tells two rows apart.
    associatedtype Key: Hashable

    /// What the project's table of sources calls it.
    static var kind: String { get }
    /// Our columns, each with its Chinese name.
    static var knownColumns: KeyValuePairs<String, String> { get }
    /// Whether rows may have polygons; then a layer's shapes are read.
    static var takesGround: Bool { get }
    /// Whether a file that the project has taken already is refused.
    static var refusesRepeatedFile: Bool { get }
    /// The first column that must be there and is not; nil where all are.
    static func missingColumn(among columns: ListColumns, ofLayer: Bool) -> String?

    /// Makes the list's tables ready, inside the transaction of the import.
    init(_ project: Project, areas: AreaDirectory) throws
    /// The keys of all rows that the project holds.
    func keysHeld() throws -> [Key]
    /// What a row means; nil where something is wrong with it, which the row then says.
    mutating func understand(_ row: inout ListRow) throws -> Row?
    /// - Parameter ground: As it will be stored; nil for a row without.
    func key(of row: Row, on ground: Boundary?) -> Key
    /// How a row is told to people where it repeats another.
    func title(of row: Row) -> String
    mutating func write(_ row: Row, on ground: MeasuredBoundary?, source: Int) throws
    /// Tells the GeoPackage which tables have changed.
    func finish() throws
}

extension ListKind {
    static var takesGround: Bool { false }
    static var refusesRepeatedFile: Bool { true }
}

extension Surveyable {
    var boundary: Boundary? { nil }
}

extension Project {
    /// Makes a table without geometry unless it is there.
    func prepareTable(_ name: String, columns: String) throws {
        if try !hasTable(name) { try package.createTable(name, columns: columns) }
    }
}
