public import GeoModel
public import PlanningModel

/// The state of one area under one rule, with what decided.
///
/// A class, so that counting and listing verdicts copies nothing; two of the same content are equal.
public final class Verdict: Hashable, Sendable {
    public let area: Area
    public let state: CoverageState
    /// Appointments that may count for the area under the rule, past and future ones too, by first day.
    public let appointments: [Appointment]
    /// Which of them count on the day, as places in ``appointments``.
    public let serving: [Int]
    /// What else decided.
    public let detail: Evidence.Detail?
    public let uncovered: Uncovered

    /// The ground of an area that has nobody.
    public enum Uncovered: Hashable, Sendable {
        case nothing
        case wholeArea
        case part(Boundary, SquareMeters)
        /// The ground of these areas below it, once where they lie over each other.
        case children([Area], SquareMeters)
    }

    init(
        area: Area, state: CoverageState, appointments: [Appointment] = [], serving: [Int] = [],
        detail: Evidence.Detail? = nil, uncovered: Uncovered = .nothing
    ) {
        self.area = area
        self.state = state
        self.appointments = appointments
        self.serving = serving
        self.detail = detail
        self.uncovered = uncovered
    }

    public static func == (left: Verdict, right: Verdict) -> Bool {
        left === right
            || left.area == right.area && left.state == right.state && left.appointments == right.appointments
                && left.serving == right.serving && left.detail == right.detail && left.uncovered == right.uncovered
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(area)
        hasher.combine(state)
    }

    /// How many appointments count on the day.
    public var inForce: Int { serving.count }

    /// The areas whose whole ground has nobody.
    var uncoveredAreas: [Area] {
        switch uncovered {
        case .nothing, .part: []
        case .wholeArea: [area]
        case .children(let areas, _): areas
        }
    }

    public var uncoveredArea: SquareMeters {
        switch uncovered {
        case .nothing: .zero
        case .wholeArea: area.area
        case .part(_, let ground), .children(_, let ground): ground
        }
    }
}
