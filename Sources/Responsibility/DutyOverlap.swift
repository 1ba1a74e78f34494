public import GeoModel
public import PlanningModel

/// Ground that several appointments cover together on a day, and what the scheme says of it.
public struct DutyOverlap: Hashable, Sendable {
    /// From the best to the worst; of several pairs on one ground the worst decides.
    public enum Verdict: String, CaseIterable, Comparable, Sendable {
        case layer, allowed, handover, warning, conflict

        public static func < (left: Verdict, right: Verdict) -> Bool {
            (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
        }
    }

    /// An appointment, and the area that it is for; nil for a polygon of its own.
    public struct Claim: Hashable, Sendable {
        public let appointment: Appointment
        public let area: Area?
    }

    public enum Ground: Hashable, Sendable {
        case area(Area)
        case shape(Boundary)
    }

    public let verdict: Verdict
    /// The step of SCHEMES "Duty overlaps" that decided, from 2 to 7.
    public let step: Int
    /// The areas' first, the widest first; then by first day.
    public let claims: [Claim]
    public let ground: Ground
    public let size: SquareMeters
    /// The diameter of the largest circle in it; nil where it was not asked for.
    public let width: Meters?
    /// When all claims are in force together.
    public let common: Term
}

/// The duty overlaps of a day. Each ground is told once, so that their sizes add up.
public struct DutyOverlapReport: Hashable, Sendable {
    public let scheme: String
    public let asOf: CalendarDay
    /// The CRS in which widths were measured.
    public let widthCRS: CRS?
    /// The worst first, then by size, the largest first.
    public let overlaps: [DutyOverlap]

    public var total: SquareMeters { overlaps.reduce(.zero) { $0 + $1.size } }
}
