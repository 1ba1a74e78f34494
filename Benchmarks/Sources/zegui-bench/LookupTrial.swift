import AreaLookup
import GEOSInterop
import GeoModel

/// Compares an index of areas with GEOS, place by place.
struct LookupTrial {
    struct Tally: Sendable {
        var places = 0
        var disagreements = 0

        mutating func add(_ other: Tally) {
            places += other.places
            disagreements += other.disagreements
        }
    }

    private(set) var tally = Tally()
    private let lookup: AreaLookup
    private let geometries: [PreparedGeometry]
    private let extents: [Extent]
    private let whole: Extent
    /// The areas whose extents meet each cell of a coarse grid, row by row.
    private var candidates: [[Int]]

    private static let side = 200

    init(of lookup: AreaLookup, _ areas: [Boundary], _ geos: GEOSSession) throws(GEOSError) {
        self.lookup = lookup
        var geometries: [PreparedGeometry] = []
        for area in areas { geometries.append(try PreparedGeometry(geos.geometry(area))) }
        self.geometries = geometries
        extents = areas.map { Extent($0) }
        whole = extents.reduce(into: .empty) { $0.formUnion($1) }
        candidates = [[Int]](repeating: [], count: Self.side * Self.side)
        for (number, extent) in extents.enumerated() {
            let (south, north) = (row(of: extent.minY), row(of: extent.maxY))
            for row in south...north {
                for column in column(of: extent.minX)...column(of: extent.maxX) {
                    candidates[row * Self.side + column].append(number)
                }
            }
        }
    }

    mutating func askRandomPlaces(_ count: Int, seed: UInt64) throws(GEOSError) {
        // A linear congruential sequence: Knuth's MMIX constants.
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        func share() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) * 0x1p-53
        }
        for _ in 0..<count {
            let (x, y) = (share(), share())
            try ask(
                Position(
                    x: whole.minX + x * (whole.maxX - whole.minX), y: whole.minY + y * (whole.maxY - whole.minY)))
        }
    }

    mutating func ask(near place: Position) throws(GEOSError) {
        for x in [place.x.nextDown, place.x, place.x.nextUp] {
            for y in [place.y.nextDown, place.y, place.y.nextUp] { try ask(Position(x: x, y: y)) }
        }
    }

    private mutating func ask(_ place: Position) throws(GEOSError) {
        var expected: [AreaLookup.Hit] = []
        let box = Extent(minX: place.x, minY: place.y, maxX: place.x, maxY: place.y)
        for number in candidates[row(of: place.y) * Self.side + column(of: place.x)]
        where extents[number].intersects(box) {
            guard try geometries[number].covers(place) else { continue }
            let isWithin = try geometries[number].containsProperly(place)
            expected.append(AreaLookup.Hit(number: number, isOnBorder: !isWithin))
        }
        tally.places += 1
        if lookup.hits(at: place) != expected { tally.disagreements += 1 }
    }

    private func column(of x: Double) -> Int { step((x - whole.minX) / (whole.maxX - whole.minX)) }
    private func row(of y: Double) -> Int { step((y - whole.minY) / (whole.maxY - whole.minY)) }
    private func step(_ share: Double) -> Int { Int(min(max(share, 0), 0.999_999) * Double(Self.side)) }
}
