/// Names in a row, as a sentence lists them: at most 40, and how many more there are.
///
/// A damaged file may have a hundred thousand columns; nobody reads so many, and no terminal shows them.
///
/// - Parameter none: What is said of no names at all.
public func listed(_ names: [String], none: String, in language: Language) -> String {
    if names.isEmpty { return none }
    let most = 40
    let shown = names.prefix(most).joined(separator: language == .english ? ", " : "、")
    if names.count <= most { return shown }
    return shown + (language == .english ? " and \(names.count - most) more" : " 等共 \(names.count) 个")
}
