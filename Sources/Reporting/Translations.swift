import GeoModel

/// A text by language, null where it has none.
struct Translations: Encodable {
    private let texts: [Language: String]

    init(_ texts: [Language: String]) { self.texts = texts }

    private enum CodingKeys: String, CodingKey { case en, zh }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: CodingKeys.self)
        try object.encode(texts[.english], forKey: .en)
        try object.encode(texts[.chinese], forKey: .zh)
    }
}
