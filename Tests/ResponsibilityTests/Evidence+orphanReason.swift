import PlanningModel

extension Evidence {
    /// Why the appointment does not count; nil where the finding is about something else.
    var orphanReason: OrphanReason? {
        if case .orphan(let reason)? = detail { reason } else { nil }
    }
}
