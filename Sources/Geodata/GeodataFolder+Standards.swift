import GeoModel
public import PlanningModel

extension GeodataFolder {
    /// The standard of a project for which nobody named another.
    public static let usualStandard = "gb50180-2018"

    /// The names of the standards that ship, in alphabetical order: of the files in `standards` those with the key
    /// `standard`; the others are tables.
    public func standardNames() throws(GeodataError) -> [String] {
        var standards: [String] = []
        for name in try names(in: "standards") where try text(named: name, in: "standards").isStandard {
            standards.append(name)
        }
        return standards
    }

    /// Finds the text of a standard: a file where `name` holds a `/` or ends in `.yaml`, else one that ships.
    public func standardText(_ name: String) throws(GeodataError) -> SchemeText {
        if Self.isFile(name) { return SchemeText(file: name, text: try text(of: name)) }
        let names = try standardNames()
        guard names.contains(name) else {
            throw .noSuchStandard(name, nearest: nearestNames(to: name, among: names), all: names)
        }
        return try text(named: name, in: "standards")
    }

    public func standard(named name: String) throws(GeodataError) -> Standard { try Standard(standardText(name)) }
}

extension SchemeText {
    /// Whether a line begins with the key `standard`; so one with mistakes is still listed, and told when it is read.
    fileprivate var isStandard: Bool {
        text.split(whereSeparator: \.isNewline).contains { $0.drop { $0 == "\u{FEFF}" }.hasPrefix("standard:") }
    }
}
