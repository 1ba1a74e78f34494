public import GeoModel

/// Where a CRS is meant to be used, and how much beyond it data is still taken.
public struct AreaOfUse: Hashable, Sendable {
    /// In degrees; `minX` is greater than `maxX` across 180°.
    public let box: Extent

    /// Half a zone of three degrees: cities reach beyond their zone. Chongqing, 105.3 to 110.2°E, is mapped in the zone
    /// of 108°E, which ends at 106.5°E.
    public static let margin = 1.5

    public init(_ box: Extent) { self.box = box }

    /// All of China, of which EPSG's area for CGCS2000 leaves out the south of the South China Sea.
    static let china = AreaOfUse(ChinaOutline.extent)

    /// What is known without a look into proj.db: nil for any system but the geographic ones that nearly all files are
    /// in. WGS 84 is good everywhere, and GCJ-02 and BD-09 are WGS 84 outside China.
    static func known(of crs: CRS) -> AreaOfUse? {
        switch crs {
        case .cgcs2000: .china
        case .wgs84, .gcj02, .bd09: AreaOfUse(Extent(minX: -180, minY: -90, maxX: 180, maxY: 90))
        default: nil
        }
    }

    /// The area of a system that has to be looked up; nil for those that are ``known(of:)`` and for what states none.
    ///
    /// - Throws: ``PROJError/unknownCRS(_:reason:)``.
    public static func lookedUp(of crs: CRS) throws(PROJError) -> AreaOfUse? {
        if known(of: crs) != nil { return nil }
        return try CRSDescription(of: crs).areaOfUse.map { AreaOfUse($0) }
    }

    /// The first corner of a box in degrees that lies outside, beyond the margin; nil where the whole box lies inside.
    public func corner(outside extent: Extent) -> Coordinate? {
        let corners = [(extent.minX, extent.minY), (extent.maxX, extent.minY), (extent.minX, extent.maxY)]
        let all = corners + [(extent.maxX, extent.maxY)]
        return all.map { Coordinate(x: $0.0, y: $0.1) }.first { !holds($0) }
    }

    /// Whether a box in degrees has a place inside or not far outside.
    func meets(_ extent: Extent) -> Bool {
        let margin = Self.margin
        let south = max(box.minY - margin, -90)
        let north = min(box.maxY + margin, 90)
        let halves: [(west: Double, east: Double)] =
            box.minX > box.maxX
            ? [(box.minX - margin, 180), (-180, box.maxX + margin)]
            : [(max(box.minX - margin, -180), min(box.maxX + margin, 180))]
        return halves.contains { half in
            extent.intersects(Extent(minX: half.west, minY: south, maxX: half.east, maxY: north))
        }
    }

    /// Whether a place lies inside or not far outside. What lies nowhere on Earth lies outside.
    func holds(_ place: Coordinate) -> Bool {
        let margin = Self.margin
        let crosses = box.minX > box.maxX
        let isInLongitudes =
            crosses
            ? place.x >= box.minX - margin || place.x <= box.maxX + margin
            : place.x >= box.minX - margin && place.x <= box.maxX + margin
        return abs(place.x) <= 180 && abs(place.y) <= 90 && isInLongitudes && place.y >= box.minY - margin
            && place.y <= box.maxY + margin
    }
}
