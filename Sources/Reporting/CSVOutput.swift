/// Where rows are written as CSV, and how.
public struct CSVOutput: Sendable {
    public var file: String
    public var overwrites: Bool
    public var writesBOM: Bool

    public init(_ file: String, overwrites: Bool = false, writesBOM: Bool = false) {
        (self.file, self.overwrites, self.writesBOM) = (file, overwrites, writesBOM)
    }
}
