internal import Glibc
internal import NIOCore

extension ServerError {
    /// Why nothing can be answered at an address.
    static func listening(on host: String, _ port: Int, failed error: any Error) -> ServerError {
        guard let failure = error as? IOError else {
            return .cannotListen(host: host, port: port, reason: "\(error)")
        }
        if failure.errnoCode == EADDRINUSE { return .addressInUse(host: host, port: port) }
        return .cannotListen(host: host, port: port, reason: String(cString: strerror(failure.errnoCode)))
    }
}
