import GeoModel
import TestWorlds
import Testing

@Suite("calendar days")
struct CalendarDayTests {
    @Test(
        "the forms that lists are written in mean the same day",
        arguments: [
            "2021-12-31", "2021/12/31", "2021.12.31", "20211231", "2021年12月31日", "2021-12-31 00:00:00",
            "2021-12-31T00:00:00Z", "2021/12/31 0:00",
        ])
    func forms(text: String) {
        #expect(CalendarDay(text) == CalendarDay(year: 2021, month: 12, day: 31))
    }

    @Test("single digits are read, and written with two", arguments: ["2021-1-5", "2021/1/5", "2021年1月5日"])
    func singleDigits(text: String) {
        #expect(CalendarDay(text)?.description == "2021-01-05")
    }

    @Test(
        "what is no day is none",
        arguments: [
            "", " ", "today", "2021", "2021-12", "2021-12-31-01", "31-12-2021", "21-12-31", "2021-12-31 08:30",
            "2021-12-31 00:00 00:00", "2021年12月31", "2021-1２-31", "2021--12-31", "-2021-12-31", "2021-12-31-",
            "+202-12-31", "2021-+1-31", "2021-12-1e1", "0000-01-01", "202112311",
        ])
    func noDay(text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test(
        "days that the calendar lacks are refused",
        arguments: [
            "2021-02-29", "2023-02-29", "1900-02-29", "2100-02-29", "2024-02-30", "2021-04-31", "2021-06-31",
            "2021-09-31", "2021-11-31", "2021-01-32", "2021-00-10", "2021-13-01", "2021-01-00",
        ])
    func impossible(text: String) {
        #expect(CalendarDay(text) == nil)
    }

    // Leap years divide by 4, except centuries, which must divide by 400.
    @Test("leap days exist", arguments: ["2024-02-29", "2020-02-29", "2000-02-29", "1600-02-29", "2400-02-29"])
    func leapDays(text: String) {
        #expect(CalendarDay(text)?.description == text)
    }

    @Test("months have their lengths")
    func monthLengths() {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]  // of 2023
        for (index, length) in lengths.enumerated() {
            #expect(CalendarDay(year: 2023, month: index + 1, day: length) != nil)
            #expect(CalendarDay(year: 2023, month: index + 1, day: length + 1) == nil)
        }
    }

    @Test("a day written and read again is the same, and days sort as their text does")
    func order() throws {
        for seed in UInt64(0)..<200 {
            var random = SplitMix64(seed: seed)
            let days = (0..<2).compactMap { _ in
                CalendarDay(
                    year: .random(in: 1...9999, using: &random), month: .random(in: 1...12, using: &random),
                    day: .random(in: 1...28, using: &random))
            }
            #expect(days.map { CalendarDay($0.description) } == days, "seed \(seed)")
            #expect((days[0] < days[1]) == (days[0].description < days[1].description), "seed \(seed)")
        }
    }

    @Test("days between days are those of the calendar, over leap years and back")
    func dayNumbers() throws {
        func between(_ from: String, _ to: String) throws -> Int {
            try #require(CalendarDay(to)).dayNumber - #require(CalendarDay(from)).dayNumber
        }
        // 2000 was a leap year, 1900 was none; 400 years have 146,097 days.
        #expect(try between("2000-02-28", "2000-03-01") == 2)
        #expect(try between("1900-02-28", "1900-03-01") == 1)
        #expect(try between("1600-01-01", "2000-01-01") == 146_097)
        #expect(try #require(CalendarDay("2023-12-31")).advanced(by: 60) == CalendarDay("2024-02-29"))
        #expect(try #require(CalendarDay("2024-03-01")).advanced(by: -1) == CalendarDay("2024-02-29"))
    }
}
