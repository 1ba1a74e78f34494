/// The nearest facility of a place and how far it is, in 64 bits; those of many places are kept so.
///
/// The distance is the upper half, so that keys compare by distance, and equal ones by facility.
public struct NearestKey: Hashable, Comparable, Sendable, BitwiseCopyable {
    let bits: UInt64

    /// Of a place that reaches nothing.
    public static let none = NearestKey(bits: .max)

    @inline(__always) init(bits: UInt64) { self.bits = bits }

    /// - Parameter length: At most ``NearestField/longestCutoff``.
    public init(_ length: WalkLength, facility: Int) {
        bits = length.units << 32 | UInt64(facility)
    }

    public var isReached: Bool { bits != .max }
    /// With the leg at either end; greater than ``NearestField/longestCutoff`` where nothing is reached.
    public var length: WalkLength { WalkLength(units: bits >> 32) }
    /// Its number among those that were given; means nothing where none is reached.
    public var facility: Int { Int(bits & 0xFFFF_FFFF) }

    public static func < (left: NearestKey, right: NearestKey) -> Bool { left.bits < right.bits }
}

extension NearestField {
    /// The nearest facility of each of many places.
    ///
    /// - Parameter places: Nil for one that hangs nowhere. Those of one chain should stand together.
    public func keys(of places: [Foothold?]) -> [NearestKey] {
        var chain = -1
        var here: ArraySlice<ChainFootholds.Entry> = []
        return places.map { place in
            guard let place else { return .none }
            if place.chain != chain {
                chain = place.chain
                here = footholds.on(chain)
            }
            return NearestKey(bits: key(of: place, besides: here))
        }
    }
}
