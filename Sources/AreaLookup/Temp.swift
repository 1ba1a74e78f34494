public import GeoModel

extension AreaLookup {
    public struct Hit: Hashable, Sendable { public let number: Int; public let isOnBorder: Bool }
    public func hits(at place: Position) -> [Hit] {
        numbers(containing: place).map { Hit(number: $0, isOnBorder: false) }
    }
    public func nearestBorder(
        of number: Int, to place: Position, metersPerDegree: (longitude: Double, latitude: Double)
    ) -> (position: Position, meters: Double) { (place, 0) }
}
