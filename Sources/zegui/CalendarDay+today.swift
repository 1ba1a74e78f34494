import GeoModel
import Glibc

extension CalendarDay {
    /// Today in local time.
    static var today: CalendarDay {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        let day = CalendarDay(
            year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
        guard let day else { preconditionFailure("the clock shows no day between the years 1 and 9999") }
        return day
    }
}
