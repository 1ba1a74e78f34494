public import GeoModel

/// What keeps a register from being judged.
public enum ResponsibilityError: ExplainedError, Hashable {
    /// Ground decides about an area, and the register has no boundary of it.
    case noBoundary(String)

    public var kind: FailureKind { .defect }
}
