internal import GeoModel

/// The grid that all vertices are put on, so that every decision can be taken in whole numbers.
///
/// Its step is a power of two: the extent of the shapes is between 2^39 and 2^40 steps, unless doubles of that size
/// are coarser. For a city in degrees that is about 1e-12°, for one in metres 1e-7 m.
struct IntegerGrid: Sendable {
    let step: Double
    private let perStep: Double
    let origin: SIMD2<Double>

    /// Larger coordinates are refused, so that nothing here overflows.
    static let limit = 0x1p200

    init(_ extent: Extent) {
        guard !extent.isEmpty else {
            (step, perStep, origin) = (1, 1, .zero)
            return
        }
        let size = max(extent.maxX - extent.minX, extent.maxY - extent.minY, 0x1p-200)
        let largest = [extent.minX, extent.maxX, extent.minY, extent.maxY].reduce(0x1p-200) { max($0, abs($1)) }
        step = max((size * 0x1p-40).nextPowerOfTwo, largest.ulp)
        perStep = 1 / step
        origin = SIMD2(
            (extent.minX * perStep).rounded(.down) * step, (extent.minY * perStep).rounded(.down) * step)
    }

    /// The nearest grid point. The same for the same numbers, always; off by at most half a step and one part in 2^12.
    @inline(__always) func point(_ place: SIMD2<Double>) -> GridPoint {
        let steps = (place - origin) * perStep + 0.5
        return GridPoint(Double(Int64(steps.x)), Double(Int64(steps.y)))
    }

    /// Where a grid point lies; exact, as sums below 2^53 steps are.
    func place(_ point: GridPoint) -> SIMD2<Double> { origin + point * step }
}

extension Double {
    /// The smallest power of two that is not below it; it must be positive.
    fileprivate var nextPowerOfTwo: Double {
        let power = Double(sign: .plus, exponent: exponent, significand: 1)
        return power < self ? power * 2 : power
    }
}
