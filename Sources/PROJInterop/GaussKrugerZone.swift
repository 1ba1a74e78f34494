public import GeoModel

/// A zone of one of China's Gauss-Krüger systems, in one of the two ways in which its eastings are written.
///
/// Six-degree zones 13 to 23 have their central meridians at 75, 81, … 135°E, three-degree zones 25 to 45 at 75, 78, …
/// 135°E, and no number is in both. An easting is 500,000 m at the central meridian; where it is prefixed, the zone's
/// number stands before it: 38,500,000.
///
/// - Source: EPSG dataset v10.076, the projected systems on CGCS2000, Xian 1980, Beijing 1954 and New Beijing.
public struct GaussKrugerZone: Hashable, Sendable {
    public let datum: DatumFamily
    /// 13 to 23 or 25 to 45.
    public let number: Int
    public let isPrefixed: Bool

    public var isThreeDegree: Bool { number >= 25 }
    /// In degrees east.
    public var centralMeridian: Int { isThreeDegree ? 3 * number : 6 * number - 3 }
    /// In degrees: 3 or 6.
    public var width: Int { isThreeDegree ? 3 : 6 }

    /// Nil for a code that is none of these systems.
    public init?(_ crs: CRS) {
        guard case .epsg(let code) = crs, let zone = Self.byCode[code] else { return nil }
        self = zone
    }

    /// The zone whose number stands before all eastings of a layer; nil where none does.
    ///
    /// - Parameters:
    ///   - eastings: The least and the greatest, in metres.
    ///   - northings: The least and the greatest, in metres; China lies from 0.3 to 6 million.
    public init?(prefixOf eastings: ClosedRange<Double>, northings: ClosedRange<Double>, datum: DatumFamily) {
        let numbers = 13_000_000..<46_000_000.0
        guard numbers.contains(eastings.lowerBound), numbers.contains(eastings.upperBound),
            (0...7_000_000.0).contains(northings.lowerBound), (0...7_000_000.0).contains(northings.upperBound)
        else { return nil }
        let number = Int(eastings.lowerBound / 1e6)
        guard number != 24, Int(eastings.upperBound / 1e6) == number else { return nil }
        (self.datum, self.number, isPrefixed) = (datum, number, true)
    }

    /// Nil for a datum that has no such systems.
    public var crs: CRS? { Self.byZone[self].map { .epsg($0) } }

    /// The same zone without its number before the eastings, or with it.
    public var counterpart: CRS? { Self(datum, number, isPrefixed: !isPrefixed).crs }

    private init(_ datum: DatumFamily, _ number: Int, isPrefixed: Bool) {
        (self.datum, self.number, self.isPrefixed) = (datum, number, isPrefixed)
    }

    private static let byCode: [Int: GaussKrugerZone] = {
        var zones: [Int: GaussKrugerZone] = [:]
        func add(_ datum: DatumFamily, _ codes: ClosedRange<Int>, from number: Int, isPrefixed: Bool) {
            for code in codes {
                zones[code] = GaussKrugerZone(datum, number + code - codes.lowerBound, isPrefixed: isPrefixed)
            }
        }
        add(.cgcs2000, 4491...4501, from: 13, isPrefixed: true)
        add(.cgcs2000, 4502...4512, from: 13, isPrefixed: false)
        add(.cgcs2000, 4513...4533, from: 25, isPrefixed: true)
        add(.cgcs2000, 4534...4554, from: 25, isPrefixed: false)
        add(.xian1980, 2327...2337, from: 13, isPrefixed: true)
        add(.xian1980, 2338...2348, from: 13, isPrefixed: false)
        add(.xian1980, 2349...2369, from: 25, isPrefixed: true)
        add(.xian1980, 2370...2390, from: 25, isPrefixed: false)
        add(.beijing1954, 21413...21423, from: 13, isPrefixed: true)
        add(.beijing1954, 21453...21463, from: 13, isPrefixed: false)
        add(.beijing1954, 2401...2421, from: 25, isPrefixed: true)
        add(.beijing1954, 2422...2442, from: 25, isPrefixed: false)
        add(.newBeijing, 4568...4578, from: 13, isPrefixed: true)
        add(.newBeijing, 4579...4589, from: 13, isPrefixed: false)
        add(.newBeijing, 4652...4656, from: 25, isPrefixed: true)
        add(.newBeijing, 4766...4781, from: 30, isPrefixed: true)
        add(.newBeijing, 4782...4800, from: 25, isPrefixed: false)
        add(.newBeijing, 4812...4812, from: 44, isPrefixed: false)
        add(.newBeijing, 4822...4822, from: 45, isPrefixed: false)
        return zones
    }()

    private static let byZone = [GaussKrugerZone: Int](uniqueKeysWithValues: byCode.map { ($1, $0) })
}
