internal import GeoModel
internal import Hummingbird
internal import Reporting

extension Response {
    /// A document as JSON, keys sorted.
    init(_ document: JSONPiece, type: String = MediaType.json, in language: Language) throws {
        self.init(json: try jsonText(document), type: type, in: language)
    }

    /// A document that is JSON already.
    init(json text: String, type: String = MediaType.json, in language: Language) {
        self.init(
            status: .ok, headers: [.contentType: type, .contentLanguage: language.rawValue],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text + "\n")))
    }

    /// A page for people.
    init(_ page: HTMLPage) {
        self.init(
            status: .ok, headers: [.contentType: MediaType.html, .contentLanguage: page.language.rawValue],
            body: ResponseBody(byteBuffer: ByteBuffer(string: page.text)))
    }
}
