internal import GEOSInterop
import GeoModel
import PlanningModel

/// A register as it stands on a day under a scheme: what all judges look at.
struct DayView {
    let register: PlanningRegister
    let day: CalendarDay
    let tree: AreaTree
    let grounds: Grounds
    let roster: Roster
    let scope: ScopeFilter

    init(_ register: PlanningRegister, _ scheme: Scheme, on day: CalendarDay, _ geos: GEOSSession, workers: Int?) throws
    {
        self.register = register
        self.day = day
        tree = AreaTree(register.areas, on: day)
        grounds = Grounds(register, tree, geos, workers: workers)
        roster = try Roster(register.appointments, scheme, tree, grounds, on: day)
        scope = ScopeFilter(scheme, tree, grounds, on: day)
    }
}
