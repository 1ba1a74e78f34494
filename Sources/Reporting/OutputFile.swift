/// A file of many rows to write, and how.
public struct OutputFile: Sendable {
    public var file: String
    public var overwrites: Bool
    public var writesBOM: Bool

    public init(_ file: String, overwrites: Bool = false, writesBOM: Bool = false) {
        (self.file, self.overwrites, self.writesBOM) = (file, overwrites, writesBOM)
    }
}
