public import GeoModel
public import PlanningModel

/// What keeps a project from being opened or an import from landing.
public enum StoreError: ExplainedError {
    case noProject(String)
    case notAProject(String)
    /// A project that another version of the program made.
    case otherFormat(String, found: String, known: String)
    case exists(String)
    case noFolder(String)
    /// Something that the project says it holds is not there.
    case damaged(String, what: String)
    case alreadyImported(file: String, at: String)
    case noAreas(String)
    case noAppointments(String)
    case noFeatures(String)
    case noNetwork(String)
    /// A list of places without rows.
    case noPlaces(String)
    /// Rows of the layer `street` that can't be walked, by their `fid`.
    case badStreets(String, fids: [Int])
    /// Rows of the layer `population` that are no places of demand, by their `fid`.
    case badPopulation(String, fids: [Int])
    /// A layer of demand of one kind beside one of another.
    case otherDemand(String, held: CircleFormula.Weight, asked: CircleFormula.Weight)
    /// A file that is to be a layer has no shapes.
    case noShapes(file: String)
    /// A grid can't be asked for land or buildings.
    case gridCountsPeople(file: String)
    /// Cells of a grid that hold no number of people.
    case badCells(file: String, count: Int, first: GridCell)
    case tooManyCells(file: String, most: Int)
    /// A cell of a grid lies where its CRS has no place.
    case badGridPlace(file: String, at: Coordinate)
    /// A field or column that was named is not in the file.
    case unknownField(String, file: String, fields: [String])
    /// The field that should hold the names of areas is not in the file.
    case noNames(field: String, file: String, fields: [String])
    /// A column that must be there is not.
    case missingColumn(String, file: String, columns: [String])
    /// The column that should hold the categories of facilities is not there.
    case noCategories(file: String, columns: [String])
    /// `--map` named a column that is none of ours.
    case unknownColumn(String, columns: [String])
    case noCRS(file: String)
    /// Metres of some Gauss-Krüger zone, and nobody says of which.
    case noZone(file: String, at: Coordinate)
    case unknownCRS(String)
    case unsupportedProjectCRS(String)
    /// A system that files may be in when they come, and that none is written in.
    case inputOnly(String)
    /// Rows that can't be imported, all of them; nothing was changed.
    case rows(file: String, [RowDefect])
    /// Features that are no areas on Earth, all of them.
    case unreadableRows(file: String, [RowDefect])
    /// Rows that should name facilities which are there, and don't; all of them.
    case unmatchedRows(file: String, [RowDefect])
    /// What a user named is no area of the project.
    case unknownArea(String, nearest: [String])
    case ambiguousArea(String, candidates: [String])

    public var kind: FailureKind {
        switch self {
        case .noProject: .notFound
        case .exists, .noFolder: .cannotCreate
        case .notAProject, .otherFormat, .damaged, .alreadyImported, .noAreas, .noAppointments, .noFeatures,
            .noNetwork, .noPlaces, .badStreets, .badPopulation, .otherDemand, .noShapes, .badCells, .tooManyCells,
            .badGridPlace, .missingColumn, .noCategories, .noCRS, .noZone, .rows, .unreadableRows, .unmatchedRows:
            .badInput
        case .unknownField, .noNames, .gridCountsPeople, .unknownColumn, .unknownCRS, .unsupportedProjectCRS,
            .inputOnly, .unknownArea,
            .ambiguousArea:
            .usage
        }
    }
}
