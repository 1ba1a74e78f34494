import GeoModel
internal import Yams

extension YAMLMapping {
    /// Reads a whole file, strictly: what would not be used is a defect.
    ///
    /// - Parameters:
    ///   - name: What the file holds, for messages.
    ///   - keys: Those that may stand in it.
    ///   - read: Reads all that can be read. Where that leaves defects, its value is not what was meant.
    /// - Throws: ``GeodataError/syntax(file:line:problem:)`` where it is no YAML,
    ///   ``GeodataError/defects(file:_:)`` with all that is wrong.
    static func reading<Value>(
        _ source: GeodataText, _ name: String, _ keys: [String], _ read: (YAMLMapping) -> Value
    ) throws(GeodataError) -> Value {
        let defects = GeodataDefects()
        let root = try Node(of: source)
        let file = YAMLValue(key: name, path: "", node: root, mark: root.mark, defects: defects)
        let value = file.mapping(keys).map(read)
        guard let value, defects.isEmpty else { throw .defects(file: source.file, defects.all) }
        return value
    }

    /// The mappings in a key's list; empty where the key is absent.
    func items(_ key: String, _ allowed: [String]) -> [YAMLMapping] {
        self[key]?.items().compactMap { $0.mapping(allowed) } ?? []
    }
}

extension Node {
    fileprivate init(of source: GeodataText) throws(GeodataError) {
        do {
            guard let node = try Yams.compose(yaml: source.text) else {
                throw GeodataError.syntax(file: source.file, line: nil, problem: "the file is empty")
            }
            self = node
        } catch let error as GeodataError {
            throw error
        } catch let error as YamlError {
            throw GeodataError(error, file: source.file)
        } catch {
            throw .syntax(file: source.file, line: nil, problem: "\(error)")
        }
    }
}

extension GeodataError {
    fileprivate init(_ error: YamlError, file: String) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self = .syntax(file: file, line: mark.line, problem: problem)
        case .duplicatedKeysInMapping(let keys, let context):
            self = .syntax(
                file: file, line: context.mark.line, problem: "the key '\(keys.first ?? "")' stands there twice")
        default: self = .syntax(file: file, line: nil, problem: "\(error)")
        }
    }
}
