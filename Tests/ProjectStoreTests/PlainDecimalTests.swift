import TestWorlds
import Testing

@testable import ProjectStore

@Suite("Plain decimals")
struct PlainDecimalTests {
    private func read(_ text: String) -> Double? { Array(text.utf8).withUnsafeBufferPointer(plainDecimal) }

    @Test("a number in digits is the one that the standard library reads, to the last bit")
    func sameAsLibrary() throws {
        let seed: UInt64 = 73
        var random = SplitMix64(seed: seed)
        var read = 0
        for _ in 0..<200_000 {
            var digits = (0..<Int.random(in: 1...18, using: &random)).map { _ in
                "\(Int.random(in: 0...9, using: &random))"
            }
            let point = Int.random(in: 0..<digits.count, using: &random)
            if point > 0 { digits.insert(".", at: point) }
            let text = (Bool.random(using: &random) ? "-" : "") + digits.joined()
            guard let number = self.read(text) else { continue }
            read += 1
            #expect(number.bitPattern == Double(text)?.bitPattern, "seed \(seed): \(text)")
        }
        // The lengths 1 to 18 are equally frequent, and all numbers of up to 15 digits are below 2^53.
        #expect(read > 200_000 * 14 / 18)
    }

    @Test("the largest whole number that is read is 2^53; zero has its sign")
    func limits() {
        #expect(read("9007199254740992") == 0x1p53)
        #expect(read("9007199254740993") == nil)
        #expect(read("-0.0")?.sign == .minus)
        #expect(read("0116.50") == 116.5)
        #expect(read(".5") == 0.5)
    }

    @Test(
        "every other form is left to the standard library",
        arguments: ["", "-", ".", "-.", "1.", "+1", "1e5", " 1", "1 ", "1.2.3", "1,5", "0x10", "nan", "inf", "１"])
    func others(text: String) { #expect(read(text) == nil) }
}
