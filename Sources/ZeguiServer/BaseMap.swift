/// Where the map page takes its base map from: the one other host that a browser is let ask.
public struct BaseMap: Hashable, Sendable {
    /// With `{z}`, `{x}` and `{y}` in it.
    public let template: String
    /// `https://tiles.example.org:8443`
    let origin: String

    /// Nil where the text is no `http` or `https` URL with `{z}`, `{x}` and `{y}` behind its host.
    public init?(_ template: String) {
        guard let scheme = ["https://", "http://"].first(where: template.hasPrefix) else { return nil }
        let rest = template.dropFirst(scheme.count)
        let host = rest.prefix { $0 != "/" }
        let path = rest.dropFirst(host.count)
        let isHost = host.utf8.allSatisfy { byte in
            let character = Character(Unicode.Scalar(byte))
            return byte < 128 && (character.isLetter || character.isNumber || "-.:[]".contains(character))
        }
        guard !host.isEmpty, isHost, ["{z}", "{x}", "{y}"].allSatisfy(path.contains) else { return nil }
        (self.template, origin) = (template, scheme + host)
    }
}
