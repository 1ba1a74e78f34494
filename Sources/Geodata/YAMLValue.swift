import GeoModel
import PlanningModel
internal import Yams

/// A value in a YAML file, and where it stands. What can't be read is put with the file's defects, and nil is returned,
/// so that reading goes on.
struct YAMLValue {
    let key: String
    /// `require[2].count`.
    let path: String
    let node: Node
    /// Of its key where it has one.
    let mark: Mark?
    let defects: GeodataDefects

    /// Nil where it is a list or a mapping.
    var text: String? { node.scalar?.string }

    /// What was written, as text: YAML's dates, numbers and booleans are not taken for such. Never blank.
    func word() -> String? { read(.word) { $0 } }

    /// One word or a list of words, at least one; empty where that is not so.
    func words() -> [String] {
        if text != nil { return read(.words) { [$0] } ?? [] }
        return texts().compactMap { $0.word() }
    }

    /// One word or the items of a list, to be read one by one.
    func texts() -> [YAMLValue] {
        if text != nil { return [self] }
        guard case .sequence(let sequence) = node, !sequence.isEmpty, sequence.allSatisfy({ $0.scalar != nil }) else {
            refuse(.words)
            return []
        }
        return numbered(sequence)
    }

    /// The items of a list; empty where it is none.
    func items() -> [YAMLValue] {
        guard case .sequence(let sequence) = node else {
            refuse(.list)
            return []
        }
        return numbered(sequence)
    }

    /// The items of a list, or the value itself where it is no list.
    func itemsOrSelf() -> [YAMLValue] {
        if case .sequence(let sequence) = node { numbered(sequence) } else { [self] }
    }

    /// - Parameter allowed: The keys that may stand in it; nil when any may.
    func mapping(_ allowed: [String]?) -> YAMLMapping? {
        guard case .mapping(let mapping) = node else {
            refuse(.mapping(keys: allowed ?? []))
            return nil
        }
        let entries = mapping.map { name, value in
            let key = name.scalar?.string ?? "[…]"
            return YAMLValue(
                key: key, path: path.isEmpty ? key : "\(path).\(key)", node: value, mark: name.mark, defects: defects)
        }
        return YAMLMapping(path: path, mark: node.mark, values: entries, allowed: allowed, defects: defects)
    }

    /// What `read` makes of the text.
    func read<Value>(_ expected: GeodataDefect.Expectation, _ read: (String) -> Value?) -> Value? {
        if let text, text.nonBlank != nil, let value = read(text) { return value }
        refuse(expected)
        return nil
    }

    /// One of some names.
    func name(among names: [String]) -> String? { read(.oneOf(names)) { names.contains($0) ? $0 : nil } }

    /// One of the words of a type.
    func choice<Word: RawRepresentable<String> & CaseIterable>() -> Word? { choice(among: Array(Word.allCases)) }

    /// One of these words of a type.
    func choice<Word: RawRepresentable<String>>(among words: [Word]) -> Word? {
        read(.oneOf(words.map(\.rawValue))) { text in words.first { $0.rawValue == text } }
    }

    func refuse(_ expected: GeodataDefect.Expectation) { refuse(.badValue(written, expected: expected)) }

    func refuse(_ problem: GeodataDefect.Problem) {
        defects.add(problem, key: key, path: path, at: mark)
    }

    /// As it was written; a mapping, and a list that is long or not of words, in short.
    private var written: String {
        switch node {
        case .sequence(let sequence):
            let words = sequence.compactMap(\.scalar?.string)
            let list = "[\(words.joined(separator: ", "))]"
            return words.count == sequence.count && list.count <= 40 ? list : "[…]"
        case .mapping(let mapping): return mapping.isEmpty ? "{}" : "{…}"
        default: return text ?? ""
        }
    }

    private func numbered(_ sequence: Node.Sequence) -> [YAMLValue] {
        sequence.enumerated().map { index, item in
            YAMLValue(
                key: key, path: "\(path)[\(index + 1)]", node: item, mark: item.mark ?? mark, defects: defects)
        }
    }
}

extension YAMLValue {
    func level() -> Level? { word().map(Level.init(rawValue:)) }

    func levels() -> [Level] { words().map(Level.init(rawValue:)) }

    func day() -> CalendarDay? { read(.day) { CalendarDay($0) } }

    func quota() -> Quota? { read(.quota) { Quota($0) } }

    func wholeNumber(from least: Int) -> Int? {
        read(.wholeNumber(from: least)) { text in
            guard text.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(text) else { return nil }
            return number >= least ? number : nil
        }
    }

    func positiveNumber() -> Double? {
        read(.positiveNumber) { text in Double(text).flatMap { $0 > 0 && $0.isFinite ? $0 : nil } }
    }
}
