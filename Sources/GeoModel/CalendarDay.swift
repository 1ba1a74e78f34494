/// A day of the Gregorian calendar, without clock or time zone.
public struct CalendarDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let year: Int
    public let month: Int
    public let day: Int

    /// Nil when the calendar has no such day; years run from 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads the forms lists are written in: `2021-12-31`, `2021/12/31`, `2021.12.31`, `20211231`, `2021年12月31日`,
    /// also with a time of day behind it, which must be midnight (spreadsheets store days so). Nil for anything else.
    public init?(_ text: some StringProtocol) {
        let words = String(text).split { $0 == " " || $0 == "T" }
        guard let date = words.first, words.count <= 2 else { return nil }
        if words.count == 2 {
            guard words[1].allSatisfy({ "0:.Z".contains($0) }) else { return nil }
        }
        var parts = date.split(omittingEmptySubsequences: false) { "-/.年月".contains($0) }.map { String($0) }
        if parts.count == 1, let only = parts.first, only.count == 8 {
            parts = [String(only.prefix(4)), String(only.dropFirst(4).prefix(2)), String(only.suffix(2))]
        }
        guard parts.count == 3, parts[0].count == 4 else { return nil }
        if date.contains("年") {
            guard parts[2].hasSuffix("日") else { return nil }
            parts[2].removeLast()
        }
        let numbers = parts.compactMap { part in
            part.allSatisfy { $0.isASCII && $0.isNumber } && part.count <= 4 ? Int(part) : nil
        }
        guard numbers.count == 3 else { return nil }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    /// The day as one number, `20211231`: later days have greater ones.
    public var ordinal: Int { (year * 100 + month) * 100 + day }

    /// ISO 8601: `2021-12-31`.
    public var description: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: width - digits.count) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        left.ordinal < right.ordinal
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
