internal import GeoModel

extension CalendarDay {
    /// The day that `datetime` names (OGC 17-069r4, 7.15.4): a day, or a time of RFC 3339, of which the day counts as it is
    /// written. Of an interval, whose ends may be `..` or empty, its end counts, and where that is open today or, where it begins
    /// later, its begin. Nil for anything else.
    init?(datetime text: String, today: CalendarDay) {
        let ends = text.split(separator: "/", omittingEmptySubsequences: false)
        if ends.count == 1 {
            guard let day = Self.moment(ends[0]) else { return nil }
            self = day
            return
        }
        guard ends.count == 2 else { return nil }
        let isOpen = ends.map { $0.isEmpty || $0 == ".." }
        let days = ends.map(Self.moment)
        guard isOpen[0] || days[0] != nil, isOpen[1] || days[1] != nil, isOpen != [true, true] else { return nil }
        if let begin = days[0], let end = days[1], end < begin { return nil }
        self = days[1] ?? max(today, days[0] ?? today)
    }

    /// `2021-12-31`, `2021-12-31T23:59:60.5+08:00`.
    private static func moment(_ text: Substring) -> CalendarDay? {
        // A regular expression is put together anew each time, which takes as long as all the rest of an answer.
        if text.utf8.count == 10 { return plainDay(text) }
        let pattern =
            #/([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]{1,9})?(?:[Zz]|[+-]([0-9]{2}):([0-9]{2})))?/#
        guard let match = text.wholeMatch(of: pattern), let year = Int(match.1), let month = Int(match.2),
            let day = Int(match.3)
        else { return nil }
        let limits = [(match.4, 23), (match.5, 59), (match.6, 60), (match.7, 23), (match.8, 59)]
        guard limits.allSatisfy({ part, most in part.flatMap { Int($0) }.map { $0 <= most } ?? true }) else {
            return nil
        }
        return CalendarDay(year: year, month: month, day: day)
    }

    /// `2021-12-31`.
    private static func plainDay(_ text: Substring) -> CalendarDay? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2],
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        let numbers = parts.compactMap { Int($0) }
        return CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2])
    }
}
