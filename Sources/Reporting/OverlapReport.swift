public import BoundaryQuality
public import GeoModel
public import PlanningModel
public import ProjectStore
public import Responsibility

/// Where claims meet on one ground on a day: duties, boundaries, or both, which are never mixed.
public struct OverlapReport: Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// Two appointments on one ground: the scheme says what that means.
        case duty
        /// Two boundaries of one level on one ground: a defect.
        case data
        case all
    }

    public let kind: Kind
    public let asOf: CalendarDay
    /// Nil where only data was asked for.
    public let duty: DutyOverlapReport?
    /// Nil where only duties were asked for.
    public let data: BoundaryReport?

    public var widthCRS: CRS? { duty?.widthCRS ?? data?.widthCRS }
    public var dutyOverlaps: [DutyOverlap] { duty?.overlaps ?? [] }
    public var dataOverlaps: [DataOverlap] { data?.overlaps ?? [] }

    /// Each ground once for each kind.
    public var total: SquareMeters {
        dataOverlaps.reduce(duty?.total ?? .zero) { $0 + $1.size }
    }
}

extension Project {
    /// Where claims meet on one ground on a day.
    ///
    /// - Parameter scheme: Asked for only where duties are.
    public func overlaps(
        _ kind: OverlapReport.Kind, under scheme: @autoclosure () throws -> Scheme, on day: CalendarDay
    ) throws -> OverlapReport {
        OverlapReport(
            kind: kind, asOf: day, duty: kind == .data ? nil : try dutyOverlaps(under: scheme(), on: day),
            data: kind == .duty ? nil : try boundaryReport(on: day))
    }
}

extension DataOverlap {
    /// When all areas are in force together.
    public var common: Term { areas.reduce(.always) { $0.intersection($1.term) } }
}
