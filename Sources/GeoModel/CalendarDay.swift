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
        let text = String(text)
        if let day = Self.plain(text) {
            self = day
            return
        }
        let words = text.split { $0 == " " || $0 == "T" }
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

    /// Reads `2021-12-31`, the form that projects are full of, without taking the text apart. Nil for any other.
    private static func plain(_ text: String) -> CalendarDay? {
        guard text.utf8.count == 10 else { return nil }
        var (year, month, day) = (0, 0, 0)
        for (index, byte) in text.utf8.enumerated() {
            if index == 4 || index == 7 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            let digit = Int(byte - UInt8(ascii: "0"))
            switch index {
            case ..<4: year = 10 * year + digit
            case ..<7: month = 10 * month + digit
            default: day = 10 * day + digit
            }
        }
        return CalendarDay(year: year, month: month, day: day)
    }

    /// The day as one number, `20211231`: later days have greater ones.
    public var ordinal: Int { (year * 100 + month) * 100 + day }

    /// Days since 0000-03-01, so that the difference of two is how many days lie between them.
    ///
    /// - Source: the Gregorian rule for leap years, counted in years that begin in March.
    public var dayNumber: Int {
        let years = month > 2 ? year : year - 1
        let days = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return 365 * years + years / 4 - years / 100 + years / 400 + days
    }

    /// The day so many days later, or earlier; nil outside the years from 1 to 9999.
    public func advanced(by days: Int) -> CalendarDay? {
        // The inverse of `dayNumber`: whole eras of 400 years, then years, then days of a year that begins in March.
        let number = dayNumber + days
        guard number >= 0 else { return nil }
        let (era, rest) = number.quotientAndRemainder(dividingBy: 146_097)
        let yearOfEra = (rest - rest / 1460 + rest / 36_524 - rest / 146_096) / 365
        let dayOfYear = rest - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let year = 400 * era + yearOfEra + (month >= 10 ? 1 : 0)
        return CalendarDay(
            year: year, month: month < 10 ? month + 3 : month - 9, day: dayOfYear - (153 * month + 2) / 5 + 1)
    }

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
