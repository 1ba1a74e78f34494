/// Names that a format can hold for names that it cannot.
enum FieldNames {
    /// Distinct without regard to case, as SQLite and dBASE compare them, and none of `reserved`.
    ///
    /// - Parameter mostBytes: In UTF-8; a longer name is cut where a character ends. A Shapefile has 10, which are
    ///   three Chinese characters.
    static func distinct(_ names: [String], mostBytes: Int, reserved: [String] = []) -> [String] {
        // Names that need no change keep theirs; the others find what is left.
        var taken = Set(reserved.map { $0.lowercased() })
        var results = names.map { name -> String? in
            guard name.utf8.count <= mostBytes, !name.isEmpty else { return nil }
            return taken.insert(name.lowercased()).inserted ? name : nil
        }
        for index in names.indices where results[index] == nil {
            var candidate = cut(names[index], to: mostBytes)
            var number = 1
            while candidate.isEmpty || !taken.insert(candidate.lowercased()).inserted {
                number += 1
                let suffix = "_\(number)"
                candidate = cut(names[index], to: mostBytes - suffix.utf8.count) + suffix
            }
            results[index] = candidate
        }
        return results.compactMap(\.self)
    }

    /// The longest beginning of whole characters that fits.
    static func cut(_ text: String, to mostBytes: Int) -> String {
        guard text.utf8.count > mostBytes else { return text }
        var result = ""
        var length = 0
        for character in text {
            length += character.utf8.count
            if length > mostBytes { break }
            result.append(character)
        }
        return result
    }
}
