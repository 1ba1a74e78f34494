internal import AreaLookup
internal import GeoModel
internal import PlanningModel
internal import Responsibility

/// The appointments in force on a day, by the ground that they are for.
struct PlaceClaims: Sendable {
    private let ofArea: [Int: [Appointment]]
    /// Those with a polygon of their own.
    private let withGround: [Appointment]
    private let grounds: AreaLookup

    /// - Parameter numbers: The number of each area by its id.
    init(_ appointments: [Appointment], _ numbers: [String: Int]) {
        var ofArea: [Int: [Appointment]] = [:]
        for appointment in appointments where appointment.ground == nil {
            guard let number = appointment.area.flatMap({ numbers[$0] }) else { continue }
            ofArea[number, default: []].append(appointment)
        }
        self.ofArea = ofArea
        withGround = appointments.filter { $0.ground != nil }
        grounds = AreaLookup(withGround.compactMap(\.ground))
    }

    /// Those whose ground a place is on, without counting for any of its areas under any rule; in the order of the list.
    ///
    /// - Parameter areas: The numbers of the areas that the place lies in.
    func others(at place: Position, in areas: [Int], judgements: [[PlaceIndex.Judgement]]) -> [Appointment] {
        let here = areas.flatMap { ofArea[$0] ?? [] } + grounds.hits(at: place).map { withGround[$0.number] }
        if here.isEmpty { return [] }
        let told = Set(
            areas.flatMap { judgements[$0] }.flatMap { judgement in
                judgement.verdict.serving.map { judgement.verdict.appointments[$0].id }
            })
        return here.filter { !told.contains($0.id) }.sorted { $0.id < $1.id }
    }
}
