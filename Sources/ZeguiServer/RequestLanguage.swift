internal import GeoModel
internal import Hummingbird

extension Language {
    /// The language that a request asks for: by `lang`, else by `Accept-Language`, of which the first that there is counts
    /// among those of the greatest weight.
    init(of request: Request, unlessSaid usual: Language) {
        let said = request.uri.query.flatMap { query in
            query.split(separator: "&").first { $0.hasPrefix("lang=") }.flatMap {
                Language(rawValue: String($0.dropFirst(5)))
            }
        }
        self = said ?? Language.accepted(request.headers[.acceptLanguage]) ?? usual
    }

    private static func accepted(_ header: String?) -> Language? {
        guard let header else { return nil }
        var best: (language: Language, weight: Double)?
        for choice in WeightedChoice.all(in: header) where choice.weight > 0 {
            guard let language = Language(rawValue: String(choice.name.prefix { $0 != "-" })) else { continue }
            if choice.weight > best?.weight ?? 0 { best = (language, choice.weight) }
        }
        return best?.language
    }
}

/// One choice of a header such as `Accept`: a name and how much it is wanted.
struct WeightedChoice {
    /// In lower case.
    let name: String
    /// From 0, not at all, to 1.
    let weight: Double

    /// The choices as they stand; what can't be read counts as not wanted.
    ///
    /// - Source: RFC 9110, 12.4.2.
    static func all(in header: String) -> [WeightedChoice] {
        header.split(separator: ",").map { choice in
            let parts = choice.split(separator: ";").map { $0.trimming { $0 == " " || $0 == "\t" } }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            return WeightedChoice(name: parts.first.map { $0.lowercased() } ?? "", weight: weight)
        }
    }
}

extension Substring {
    fileprivate func trimming(_ isBlank: (Character) -> Bool) -> Substring {
        guard let last = lastIndex(where: { !isBlank($0) }) else { return "" }
        return self[...last].drop(while: isBlank)
    }
}
