import GeoModel

extension StringProtocol {
    /// The words of a list in one cell, which `;` or `；` separates, without blanks around them and without empty ones.
    var listedWords: [String] {
        // Most cells hold one word. The wide semicolon's first byte in UTF-8 is EF.
        guard utf8.contains(where: { $0 == UInt8(ascii: ";") || $0 == 0xEF }) else {
            return nonBlank.map { [$0] } ?? []
        }
        return split { $0 == ";" || $0 == "；" }.compactMap(\.nonBlank)
    }
}
