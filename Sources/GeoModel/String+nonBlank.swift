extension StringProtocol {
    /// The text without white space at its ends; nil when nothing is left.
    public var nonBlank: String? {
        guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace })
        else { return nil }
        return String(self[start...end])
    }
}
