internal import GeoModel
internal import Hummingbird

/// Where every status is chosen.
///
/// 400: what was asked can't be read. 404: there is no such thing. 405: it would write. 413: it has a body. 414: its URL is too long. 422: it was understood, and can't be
/// answered out of this project. 503: a later try may work. 500: our mistake, or the disk's.
extension HTTPResponse.Status {
    init(_ error: any ExplainedError) {
        switch error {
        case ServerError.methodNotAllowed: self = .methodNotAllowed
        case ServerError.urlTooLong: self = .uriTooLong
        case ServerError.bodyRefused: self = .contentTooLarge
        default: self.init(error.kind)
        }
    }

    private init(_ kind: FailureKind) {
        self =
            switch kind {
            case .usage: .badRequest
            case .badInput: .unprocessableContent
            case .notFound: .notFound
            case .unavailable: .serviceUnavailable
            case .defect, .cannotCreate, .io: .internalServerError
            }
    }
}
