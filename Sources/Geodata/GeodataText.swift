/// A scheme, a standard or a table as it is written, with the name of its file for messages.
public struct GeodataText: Hashable, Sendable {
    public let file: String
    public let text: String

    public init(file: String, text: String) {
        self.file = file
        self.text = text
    }
}
