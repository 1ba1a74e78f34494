internal import CGEOS

/// GEOS reports failure in three ways, so there are three checks. Each names the function and GEOS's own reason.
extension GEOSSession {
    /// Nil fails.
    func pointer<Pointee>(
        _ function: String, _ call: (OpaquePointer) -> Pointee?
    ) throws(GEOSError) -> Pointee {
        guard let result = call(try opened()) else { throw failure(function) }
        return result
    }

    /// 0 fails.
    func status(_ function: String, _ call: (OpaquePointer) -> Int32) throws(GEOSError) {
        if call(try opened()) == 0 { throw failure(function) }
    }

    /// -1 fails.
    func count(_ function: String, _ call: (OpaquePointer) -> Int32) throws(GEOSError) -> Int {
        let number = call(try opened())
        guard number >= 0 else { throw failure(function) }
        return Int(number)
    }

    /// 2 fails; 1 is true.
    func predicate(_ function: String, _ call: (OpaquePointer) -> CChar) throws(GEOSError) -> Bool {
        switch call(try opened()) {
        case 0: return false
        case 1: return true
        default: throw failure(function)
        }
    }

    private func opened() throws(GEOSError) -> OpaquePointer {
        guard let handle else { throw .notStarted }
        _ = takeReason()  // one that an earlier call left behind without failing
        return handle
    }

    private func failure(_ function: String) -> GEOSError {
        .failed(function: function, reason: takeReason() ?? "no reason given")
    }
}
