import Reporting
import TestWorlds
import Testing

@Suite("pieces of JSON")
struct JSONPieceTests {
    @Test("are written in the same bytes that JSONEncoder writes", arguments: 0..<200)
    func bytes(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let piece = Self.piece(depth: 5, &random)
        // A list of one is another type, which goes through JSONEncoder.
        #expect(try "[\(jsonText(piece))]" == jsonText([piece]))
    }

    @Test("a number that JSON has no form for is refused", arguments: [Double.nan, .infinity])
    func refused(number: Double) {
        #expect(throws: EncodingError.self) { try jsonText(.list([.number(number)])) }
    }

    private static let texts = [
        "", "东华门街道", "a/b", "\"quoted\" \\ back", "\u{0}\u{1}\u{1F}\u{7F}\u{8}\u{C}\n\r\t", "e\u{301}é", "😀\u{2028}",
        "a_b", "aB", "Ab", "a10", "a9", "_", "9", "\r\n",
    ]
    private static let numbers = [
        0, -0.0, 1, -17.5, 0.1, 1e-7, 1e15, 1e16, 123_456_789.125, 5e-300, .greatestFiniteMagnitude,
    ]

    private static func piece(depth: Int, _ random: inout SplitMix64) -> JSONPiece {
        func text() -> String { texts[Int.random(in: 0..<texts.count, using: &random)] }
        switch Int.random(in: 0...(depth > 0 ? 6 : 4), using: &random) {
        case 0: return .null
        case 1: return .text(text())
        case 2: return .integer(Int.random(in: Int.min...Int.max, using: &random))
        case 3: return .number(numbers[Int.random(in: 0..<numbers.count, using: &random)])
        case 4: return .truth(Bool.random(using: &random))
        case 5: return .list((0..<Int.random(in: 0...5, using: &random)).map { _ in piece(depth: depth - 1, &random) })
        default:
            let keys = Set((0..<Int.random(in: 0...6, using: &random)).map { _ in text() })
            return .object(
                Dictionary(uniqueKeysWithValues: keys.sorted().map { ($0, piece(depth: depth - 1, &random)) }))
        }
    }
}
