import GeoModel
import WalkNetwork

/// The facilities of one area that fill a row of a standard and hang on a street, as its people see them.
struct OwnFacilities {
    private struct Own {
        /// Among the facilities of the walks.
        let number: Int
        let shape: Geometry<Position>
        /// Where it is but one point.
        let point: Position?
    }

    private let all: [Own]
    private let tree: ExtentTree

    init(of area: Int, row: Int, _ walks: CircleWalks) {
        all = walks.facilitiesOfRows[row].compactMap { number in
            let facility = walks.facilities[number]
            guard facility.areas.contains(area), !facility.footholds.isEmpty else { return nil }
            var point: Position?
            if case .points(let points) = facility.facility.shape, points.count == 1 { point = points[0] }
            return Own(number: number, shape: facility.facility.shape, point: point)
        }
        tree = ExtentTree(all.map { Extent($0.shape) })
    }

    /// The places that see their nearest facility across a line, within a row's limit, and don't have the row within; row
    /// by row, in the order of places.
    ///
    /// - Parameters:
    ///   - planes: What lies around each place; nil for those that see no line.
    ///   - rows: Those that these facilities fill.
    func sightings(
        from places: [Int32], _ planes: [LocalPlane?], rows: [Int], across barriers: Barriers, _ walks: CircleWalks
    ) -> [[Sighting]] {
        var sightings = [[Sighting]](repeating: [], count: rows.count)
        guard !all.isEmpty, let row = rows.first else { return sightings }
        let (keys, limits) = (walks.keys(ofRow: row), rows.map { walks.limits[$0] })
        guard let nearest = limits.min(), let furthest = limits.max() else { return sightings }
        for place in places {
            // Greater than any limit where nothing is reached.
            let length = keys[Int(place)].length
            guard length > nearest, let plane = planes[Int(place)],
                let (flight, facility) = self.nearest(in: plane, within: furthest.meters),
                let line = barriers.first(crossedBy: flight)
            else { continue }
            let sighting = Sighting(place: Int(place), facility: facility, distance: flight.length, line: line)
            for (row, limit) in limits.enumerated() where length > limit && WalkLength(Meters(flight.length)) <= limit {
                sightings[row].append(sighting)
            }
        }
        return sightings
    }

    /// The facility that is nearest as the crow flies, of equally near ones the lowest number; nil where none is within
    /// the limit. It may be a little beyond.
    private func nearest(in plane: LocalPlane, within limit: Meters) -> (flight: CrowFlight, facility: Int)? {
        var nearest: (flight: CrowFlight, facility: Int)?
        tree.forEach(meeting: plane.extent(within: limit)) { index, rest in
            let own = all[index]
            let flight = own.point.map { plane.flight(to: $0) } ?? plane.flight(to: own.shape)
            guard let flight else { return }
            if let nearest, (nearest.flight.length, nearest.facility) < (flight.length, own.number) { return }
            nearest = (flight, own.number)
            rest = plane.extent(within: Meters(min(flight.length, limit.value)))
        }
        return nearest
    }
}
