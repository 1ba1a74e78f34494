public import GeoModel

/// A length along streets in whole hundredths of a millimetre.
///
/// Whole numbers add up to the same sum in any order, so a shortest path is as long from either end, on any number of
/// workers. A street is rounded once, by at most 5 µm; a path of a thousand streets is off by 0.1 mm as a rule.
public struct WalkLength: Hashable, Comparable, Sendable {
    /// In hundredths of a millimetre.
    public var units: UInt64

    public static let unitsPerMeter = 100_000.0
    public static let zero = WalkLength(units: 0)

    public init(units: UInt64) { self.units = units }

    /// The nearest whole number of units; negative lengths and what is no number become zero.
    public init(_ length: Meters) {
        let units = (length.value * Self.unitsPerMeter).rounded()
        self.units = units > 0 ? UInt64(min(units, 0x1p62)) : 0
    }

    public var meters: Meters { Meters(Double(units) / Self.unitsPerMeter) }

    public static func < (left: WalkLength, right: WalkLength) -> Bool { left.units < right.units }
}
