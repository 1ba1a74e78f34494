/// An administrative code of China, as far as it tells the level of its area.
///
/// Twelve digits are six of GB/T 2260 (province, prefecture, county), three of GB/T 10114 and three of the statistics
/// office; shorter ones leave the last parts out, or fill them with zeros.
public struct AdministrativeCode: Hashable, Sendable {
    /// The levels that an area of this code may have: those that stand for each other, as a district and a county do.
    public let levels: [Level]

    /// Nil for what is no such code, or one that fixes no level: 400 to 599 in the third part are units like farms.
    ///
    /// - Source: GB/T 10114: 001 to 099 street, 100 to 199 town, 200 to 399 township. Statistics office: 001 to 199
    ///   residents' committee, 200 to 399 villagers' committee (those two ranges are from practice, not from a standard).
    public init?(_ code: String) {
        let digits = code.utf8.map { Int($0) - 48 }
        guard [6, 9, 12].contains(digits.count), digits.allSatisfy((0...9).contains) else { return nil }
        func number(_ range: Range<Int>) -> Int {
            range.upperBound <= digits.count ? digits[range].reduce(0) { $0 * 10 + $1 } : 0
        }
        let (county, township, committee) = (number(4..<6), number(6..<9), number(9..<12))
        switch (county, township, committee) {
        case (_, 1..., 1...199): levels = ["community"]
        case (_, 1..., 200...399): levels = ["village"]
        case (_, 1..., 1...): return nil
        case (_, 1...99, 0): levels = ["street"]
        case (_, 100...199, 0): levels = ["town"]
        case (_, 200...399, 0): levels = ["township"]
        case (1..., 0, 0): levels = ["district", "county"]
        case (0, 0, 0) where number(2..<4) > 0: levels = ["city"]
        default: return nil
        }
    }

    /// Whether an area of this code can't be of a level. No for levels that codes know nothing of, such as parks.
    public func contradicts(_ level: Level) -> Bool { Self.codedLevels.contains(level) && !levels.contains(level) }

    private static let codedLevels: Set<Level> = [
        "city", "district", "county", "street", "town", "township", "community", "village",
    ]
}
