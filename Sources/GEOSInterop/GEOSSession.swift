internal import CGEOS

/// Opens a GEOS session for one job in one task, and closes it when the job ends.
///
/// Inside the braces one holds handles, outside values: `Value` is `Sendable`, and no handle is.
///
///     let union = try withGEOS { (geos) throws(GEOSError) in
///         try geos.geometry(shape).unaryUnion().multiPolygon(as: Position.self)
///     }
public func withGEOS<Value: Sendable, Failure: Error>(
    _ job: (GEOSSession) throws(Failure) -> Value
) throws(Failure) -> Value {
    try job(GEOSSession())
}

/// A GEOS context: what every call to GEOS needs, and where GEOS leaves the reason of a failure.
///
/// Not `Sendable`: a context serves one thread at a time, and geometries cache their envelopes without a lock.
/// It lives as long as the last geometry made in it.
public final class GEOSSession {
    /// Nil when GEOS could not be started; each call then says so.
    let handle: OpaquePointer?
    private let lastReason = ReasonBox()

    init() {
        handle = GEOS_init_r()
        if let handle {
            GEOSContext_setErrorMessageHandler_r(handle, keepReason, Unmanaged.passUnretained(lastReason).toOpaque())
        }
    }

    deinit {
        if let handle { GEOS_finish_r(handle) }
    }

    /// GEOS's reason for the failure just met. Taking it removes it, so an old reason never explains a new failure.
    func takeReason() -> String? {
        defer { lastReason.text = nil }
        return lastReason.text
    }
}

/// Where GEOS's message handler, a C function, leaves its message.
private final class ReasonBox {
    var text: String?
}

private func keepReason(message: UnsafePointer<CChar>?, box: UnsafeMutableRawPointer?) {
    guard let message, let box else { return }
    Unmanaged<ReasonBox>.fromOpaque(box).takeUnretainedValue().text = String(cString: message)
}
