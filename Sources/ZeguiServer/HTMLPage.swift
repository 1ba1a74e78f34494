internal import GeoModel

/// A plain page for people: a title, a way back up, and tables.
struct HTMLPage {
    let language: Language
    let title: String
    /// Pages above this one, from the top.
    var path: [(title: String, href: String)] = []
    private(set) var body = ""

    init(_ title: String, in language: Language) { (self.title, self.language) = (title, language) }

    mutating func paragraph(_ text: String) { body += "<p>\(text.escaped)</p>\n" }

    mutating func links(_ links: [(title: String, href: String)]) {
        body += "<p>" + links.map { Self.link($0.title, $0.href) }.joined(separator: " · ") + "</p>\n"
    }

    /// A table; cells are text, or links where there is an address.
    mutating func table(head: [String], rows: [[(text: String, href: String?)]]) {
        body += "<div class=\"wide\"><table>\n<thead><tr>"
        body += head.map { "<th scope=\"col\">\($0.escaped)</th>" }.joined() + "</tr></thead>\n<tbody>\n"
        for row in rows {
            body +=
                "<tr>"
                + row.map {
                    "<td>" + ($0.href.map { [text = $0.text] in Self.link(text, $0) } ?? $0.text.escaped) + "</td>"
                }.joined() + "</tr>\n"
        }
        body += "</tbody></table></div>\n"
    }

    private static func link(_ title: String, _ href: String) -> String {
        "<a href=\"\(href.escaped)\">\(title.escaped)</a>"
    }

    var text: String {
        """
        <!DOCTYPE html>
        <html lang="\(language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title.escaped)</title>
        <style>
        body { font-family: sans-serif; margin: 1rem auto; max-width: 75rem; padding: 0 1rem; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; }
        th, td { border: 1px solid #999; padding: 0.25rem 0.5rem; text-align: start; vertical-align: top; }
        </style>
        </head>
        <body>
        <nav>\(path.map { Self.link($0.title, $0.href) }.joined(separator: " › "))</nav>
        <main>
        <h1>\(title.escaped)</h1>
        \(body)</main>
        </body>
        </html>

        """
    }
}

extension String {
    /// The text as HTML has it, also within an attribute.
    var escaped: String {
        var result = ""
        for character in self {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.append(character)
            }
        }
        return result
    }
}
