import TestWorlds
import Testing

@testable import PolygonOverlay

@Suite struct ExactPredicatesTests {
    @Test("a segment passes through a pixel exactly where they have a point in common")
    func passages() {
        let places = (0..<5).flatMap { x in (0..<5).map { GridPoint(Double(x), Double($0)) } }
        for a in places {
            for b in places where a != b {
                for pixel in places where pixel != a && pixel != b {
                    let passes = passage(of: a, b, at: pixel) == .through
                    #expect(passes == haveCommonPoint(a, b, pixel: pixel), "\(a) \(b) \(pixel)")
                }
            }
        }
    }

    @Test("a long way off a segment still passes what it meets, and nothing beside")
    func largeNumbers() {
        // The line through (0, 0) and (2^40, 2^40 - 1) is half a step below (2^39, 2^39), and ever less before.
        let (a, b) = (GridPoint(0, 0), GridPoint(0x1p40, 0x1p40 - 1))
        #expect(passage(of: a, b, at: GridPoint(0x1p39, 0x1p39)) == .through)
        #expect(passage(of: a, b, at: GridPoint(0x1p39 + 1, 0x1p39 + 1)) == .through)
        #expect(passage(of: a, b, at: GridPoint(0x1p39, 0x1p39 + 1)) == .near)
        #expect(passage(of: a, b, at: GridPoint(0x1p39, 0x1p39 + 9)) == .far)
        #expect(side(of: GridPoint(0x1p39, 0x1p39), from: a, to: b) == 1)
        #expect(side(of: GridPoint(0x1p39 + 1, 0x1p39), from: a, to: b) == -1)
    }

    @Test("a crossing is put on the grid point that is nearest, the higher one of two")
    func crossings() {
        // y = x and y = 3 - x cross in (1.5, 1.5).
        #expect(crossing([0, 0], [3, 3], [0, 3], [3, 0]) == [2, 2])
        #expect(crossing([3, 0], [0, 3], [3, 3], [0, 0]) == [2, 2])
        // y = x and y = 1 cross in (1, 1); y = x/3 and x = 1 in (1, 1/3); x = 2 in (2, 2/3).
        #expect(crossing([0, 0], [2, 2], [0, 1], [5, 1]) == [1, 1])
        #expect(crossing([0, 0], [3, 1], [1, 0], [1, 3]) == [1, 0])
        #expect(crossing([0, 0], [3, 1], [2, 3], [2, 0]) == [2, 1])
        let far = 0x1p40
        #expect(crossing([0, 0], [far, far], [0, far], [far, 0]) == [far / 2, far / 2])
        // x = far - y = far² / (2 far - 1), which is a quarter more than the half.
        #expect(crossing([0, 0], [far, far - 1], [0, far], [far, 0]) == [far / 2, far / 2])
    }

    /// By the parameters at which the segment is within the pixel's open and closed sides, as fractions.
    private func haveCommonPoint(_ a: GridPoint, _ b: GridPoint, pixel: GridPoint) -> Bool {
        struct Bound {
            var numerator = 0
            var denominator = 1
            var isOpen = false
        }
        var (low, high) = (Bound(), Bound(numerator: 1))
        func isLess(_ one: Bound, _ other: Bound) -> Bool {
            one.numerator * other.denominator < other.numerator * one.denominator
        }
        func raise(_ bound: Bound) {
            if isLess(low, bound) || (!isLess(bound, low) && bound.isOpen) { low = bound }
        }
        func lower(_ bound: Bound) {
            if isLess(bound, high) || (!isLess(high, bound) && bound.isOpen) { high = bound }
        }
        for axis in 0..<2 {
            let (start, length) = (Int(2 * a[axis]), Int(2 * (b[axis] - a[axis])))
            let (closed, open) = (Int(2 * pixel[axis]) - 1 - start, Int(2 * pixel[axis]) + 1 - start)
            if length > 0 {
                raise(Bound(numerator: closed, denominator: length))
                lower(Bound(numerator: open, denominator: length, isOpen: true))
            } else if length < 0 {
                raise(Bound(numerator: -open, denominator: -length, isOpen: true))
                lower(Bound(numerator: -closed, denominator: -length))
            } else if closed > 0 || open <= 0 {
                return false
            }
        }
        return isLess(low, high) || (!isLess(high, low) && !low.isOpen && !high.isOpen)
    }
}
