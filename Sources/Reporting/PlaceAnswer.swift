public import BoundaryQuality
public import GeoModel
public import PlanningModel
public import Responsibility

/// What is known of a place.
public struct PlaceAnswer: Sendable {
    public let index: PlaceIndex
    public let place: LocatedPlace
    /// The areas that contain it, those whose border it is on too, the finest first.
    public let areas: [Hit]
    /// Appointments in force on the day whose ground the place is on, and that count for none of its areas.
    public let others: [Appointment]
    public let dutyOverlaps: [DutyOverlap]
    public let dataOverlaps: [DataOverlap]
    /// Nil where the project has no streets or no facilities.
    public let circle: PlaceWalks?

    /// An area that contains the place.
    public struct Hit: Sendable {
        /// Its number among ``PlaceIndex/areas``.
        public let number: Int
        public let isOnBorder: Bool
        /// To its border; zero on it.
        public let distance: Meters
    }

    /// Whether the place is on a border, and so in all areas that meet there.
    public var isOnBorder: Bool { areas.contains(where: \.isOnBorder) }

    /// Those who count under a rule and are there for this place: not those of other areas of a district that is judged by
    /// all of its areas.
    public func planners(of judgement: PlaceIndex.Judgement) -> [Appointment] {
        let here = Set(areas.map { index.areas[$0.number].id })
        return judgement.verdict.serving.map { judgement.verdict.appointments[$0] }.filter { appointment in
            guard appointment.ground == nil, let area = appointment.area else { return true }
            return here.contains(area) || index.area(id: area) == nil
        }
    }
}

/// How far it is from a place to the nearest facility of each category.
public struct PlaceWalks: Sendable {
    /// First those that the standard asks for, in its order, then others of the project's by name.
    public let categories: [Walk]
    /// What is to be known of where the place hangs on the streets; nil where nothing is.
    public let remark: PlaceRemark.Reason?

    public struct Walk: Sendable {
        public let category: String
        public let title: [Language: String]
        /// How long and how far one walks; nil where none is reached.
        public let minutes: Double?
        public let meters: Meters?
        public let facility: Facility?
        /// Whether everything that the standard asks of the category is within its limits; nil where it asks nothing here.
        public let isWithin: Bool?
    }
}
