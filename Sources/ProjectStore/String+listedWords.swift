import GeoModel

extension StringProtocol {
    /// The words of a list in one cell, which `;` or `；` separates, without blanks around them and without empty ones.
    var listedWords: [String] { split { $0 == ";" || $0 == "；" }.compactMap(\.nonBlank) }
}
