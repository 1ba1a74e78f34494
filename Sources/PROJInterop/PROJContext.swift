internal import CPROJ

/// A context of PROJ: what every call needs, and where PROJ leaves the reason of a failure.
///
/// Not `Sendable`: a context and what was made in it serve one thread at a time. The network stays closed.
/// It costs nothing until something is looked up; then it opens proj.db, which takes 5 ms the first time in a process.
final class PROJContext {
    let handle: OpaquePointer?
    private let log = Log()

    init() {
        handle = proj_context_create()
        // Without a function of ours the reason would go to standard error, or nowhere.
        proj_log_func(handle, Unmanaged.passUnretained(log).toOpaque(), keepMessage)
        proj_context_set_enable_network(handle, 0)
    }

    deinit {
        proj_context_destroy(handle)
    }

    /// Makes an object that this context's user owns. Nil fails.
    func object(
        _ function: String, _ call: (OpaquePointer?) -> OpaquePointer?
    ) throws(PROJError) -> PROJObject {
        log.lastMessage = nil
        guard let made = call(handle) else { throw .failed(function: function, reason: takeReason()) }
        return PROJObject(owning: made, in: self)
    }

    /// PROJ's reason for the failure just met. Taking it removes it, so an old reason never explains a new failure.
    func takeReason() -> String {
        defer { log.lastMessage = nil }
        return log.lastMessage ?? "no reason given"
    }

    /// The words for a number that `proj_errno` gave.
    func text(ofError number: Int32) -> String {
        proj_context_errno_string(handle, number).map { String(cString: $0) } ?? "error \(number)"
    }
}

/// One `PJ`: it frees it, and keeps its context alive.
final class PROJObject {
    let context: PROJContext
    let pointer: OpaquePointer

    init(owning pointer: OpaquePointer, in context: PROJContext) {
        self.context = context
        self.pointer = pointer
    }

    deinit {
        proj_destroy(pointer)
    }

    var name: String { proj_get_name(pointer).map { String(cString: $0) } ?? "unnamed" }

    /// The code of the EPSG dataset that the object carries; nil when it carries none.
    var epsgCode: Int? {
        guard let authority = proj_get_id_auth_name(pointer, 0), String(cString: authority) == "EPSG",
            let code = proj_get_id_code(pointer, 0)
        else { return nil }
        return Int(String(cString: code))
    }
}

/// Where PROJ's log function, a C function, leaves its message.
private final class Log {
    var lastMessage: String?
}

private func keepMessage(log: UnsafeMutableRawPointer?, level: Int32, message: UnsafePointer<CChar>?) {
    guard let log, let message else { return }
    Unmanaged<Log>.fromOpaque(log).takeUnretainedValue().lastMessage = String(cString: message)
}
