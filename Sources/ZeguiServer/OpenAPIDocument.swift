internal import GeoModel
internal import Reporting

struct OpenAPIDocument {
    let inquiry: Inquiry
    func json() -> JSONPiece { .object([:]) }
    func html() -> HTMLPage { HTMLPage("API", in: inquiry.language) }
}
