import GeoModel
import PROJInterop
import PlanningModel
import WalkNetwork

/// How far it is as the crow flies from places to the facilities that count: to the nearest point of each, streets or no
/// streets. What is further than 42 km is not reached.
struct StraightLines {
    private let facilities: [Facility]
    private let ellipsoid: Ellipsoid
    private let tree: ExtentTree

    init(to facilities: [Facility], on ellipsoid: Ellipsoid) {
        self.facilities = facilities
        self.ellipsoid = ellipsoid
        tree = ExtentTree(facilities.map { Extent($0.shape) })
    }

    func keys(of places: [Demand.Place], _ nearest: CircleFormula.Nearest) -> [NearestKey] {
        places.map { place in
            let plane = LocalPlane(at: place.position, on: ellipsoid)
            switch nearest {
            case .kth(1): return self.nearest(in: plane) ?? .none
            case .kth(let count):
                let found = all(in: plane)
                return found.count < count ? .none : found[count - 1]
            case .meanOf(let count):
                let found = all(in: plane).prefix(count)
                guard found.count == count else { return .none }
                return NearestKey(mean: found.map(\.length), facility: found[0].facility)
            }
        }
    }

    func counts(from places: [Demand.Place], within limit: WalkLength) -> [Int32] {
        places.map { place in
            Int32(all(in: LocalPlane(at: place.position, on: ellipsoid)).count { $0.length <= limit })
        }
    }

    /// Of equally near facilities the lowest number.
    private func nearest(in plane: LocalPlane) -> NearestKey? {
        var nearest: NearestKey?
        tree.forEach(meeting: plane.extent(within: NearestField.longestCutoff.meters)) { number, rest in
            guard let key = key(number, in: plane), key < nearest ?? .none else { return }
            nearest = key
            rest = plane.extent(within: key.length.meters)
        }
        return nearest
    }

    private func all(in plane: LocalPlane) -> [NearestKey] {
        facilities.indices.compactMap { key($0, in: plane) }.sorted()
    }

    private func key(_ number: Int, in plane: LocalPlane) -> NearestKey? {
        guard let flight = plane.flight(to: facilities[number].shape) else { return nil }
        let length = WalkLength(Meters(flight.length))
        return length <= NearestField.longestCutoff ? NearestKey(length, facility: number) : nil
    }
}

extension NearestKey {
    /// The mean of some lengths, rounded to the nearest unit: 0.01 mm.
    init(mean lengths: [WalkLength], facility: Int) {
        let (sum, count) = (lengths.reduce(0) { $0 + $1.units }, UInt64(lengths.count))
        self.init(WalkLength(units: (sum + count / 2) / count), facility: facility)
    }
}
