internal import GeoModel
internal import Hummingbird
internal import Reporting

extension Response {
    /// A document as JSON, keys sorted.
    init(_ document: JSONPiece, type: String = MediaType.json, in language: Language) throws {
        let text = try jsonText(document)
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
