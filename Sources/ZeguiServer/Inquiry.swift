internal import GeoModel
internal import Hummingbird

/// One request as a route sees it: the project as it is now, what stands in the URL, and who asks.
struct Inquiry: Sendable {
    let served: ServedProject
    let edition: ServedEdition
    let request: Request
    /// The parts of the path that vary, by name, decoded.
    let path: [String: String]
    let query: QueryText
    let language: Language
    /// What links begin with, as the reader called us: `http://127.0.0.1:8080`; empty where the request doesn't say.
    let base: String

    var settings: ServerSettings { served.settings }

    /// The day that is asked about: `datetime`, or `as-of` as the commands call it, else today.
    func day(_ parameters: QueryParameters) throws -> CalendarDay {
        if let text = parameters["as-of"] {
            guard parameters["datetime"] == nil else { throw ServerError.repeatedParameter("as-of") }
            guard let day = CalendarDay(text) else { throw ServerError.badParameter("as-of", value: text, .day) }
            return day
        }
        guard let text = parameters["datetime"] else { return settings.today() }
        guard let day = CalendarDay(datetime: text, today: settings.today()) else {
            throw ServerError.badParameter("datetime", value: text, .day)
        }
        return day
    }

    /// The scheme that is judged under, by its name: `scheme`, else nil for the served one. A stranger names only what ships.
    func scheme(_ parameters: QueryParameters) throws -> String? {
        try parameters.word("scheme", among: served.words.schemes)
    }

    /// What is asked about the project on a day.
    func servedDay(_ parameters: QueryParameters) throws -> ServedDay {
        ServedDay(edition: edition, day: try day(parameters), scheme: try scheme(parameters), language: language)
    }

    /// Whether HTML is wanted: by `f`, else by `Accept`, where JSON wins a draw.
    ///
    /// - Throws: ``ServerError/badParameter(_:value:_:)`` for an `f` of neither.
    func wantsHTML(_ parameters: QueryParameters) throws -> Bool {
        if let format = try parameters.word("f", among: ["json", "html"]) { return format == "html" }
        guard let accept = request.headers[.accept] else { return false }
        let choices = WeightedChoice.all(in: accept)
        func weight(_ names: Set<String>) -> Double {
            choices.filter { names.contains($0.name) }.map(\.weight).max() ?? 0
        }
        let html = weight(["text/html", "application/xhtml+xml", "text/*"])
        return html > 0 && html > weight(["application/json", "application/geo+json", "application/*"])
            && html >= weight(["*/*"])
    }

    /// Answers with an ETag, or that nothing has changed (304) where the reader has this answer already, without computing
    /// it.
    ///
    /// - Parameters:
    ///   - facts: What the answer depends on beside the project, the URL, the language and the host: the day, the form.
    ///   - answer: A pure function of all these.
    func tagged(_ facts: String..., answer: () async throws -> Response) async throws -> Response {
        let words = [edition.tag, request.uri.string, base, language.rawValue, served.programTag] + facts
        let tag = "W/\"\(Digest64.text(of: words))\""
        if request.headers[.ifNoneMatch].map({ $0.split(separator: ",").contains { $0.drop { $0 == " " } == tag } })
            ?? false
        {
            return validated(Response(status: .notModified), tag)
        }
        return validated(try await answer(), tag)
    }

    private func validated(_ response: Response, _ tag: String) -> Response {
        var response = response
        response.headers[.eTag] = tag
        response.headers[.cacheControl] = "no-cache"
        for name in ["Accept", "Accept-Language", "Accept-Encoding"] { response.headers.add(name, toListOf: .vary) }
        return response
    }
}

/// A short name for some words that other words don't have by chance.
///
/// - Source: FNV-1a with 64 bits, by Fowler, Noll and Vo.
enum Digest64 {
    static func text(of words: [String]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in words.joined(separator: "\u{1F}").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(hash, radix: 36)
    }
}
