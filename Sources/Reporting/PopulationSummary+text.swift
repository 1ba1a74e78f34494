public import GeoModel
import PlanningModel
public import ProjectStore

extension PopulationStatus {
    /// `92 places of 33000 people`.
    public func text(in language: Language) -> String {
        let noun = noun
        return language == .english
            ? "\(places) \(places == 1 ? noun.one : noun.many)" : "\(places) \(noun.chinese)"
    }

    /// What a number of such places is followed by.
    public var noun: (one: String, many: String, chinese: String) {
        switch kind {
        case .people: ("place of \(rounded) people", "places of \(rounded) people", "处居住地点，共 \(rounded) 人")
        case .land, .street:
            ("place of \(kilometers) km2", "places of \(kilometers) km2", "处居住用地，共 \(kilometers) 平方公里")
        case .buildings: ("residential building", "residential buildings", "栋居住建筑")
        }
    }

    private var rounded: String { total.fixed(0) }
    private var kilometers: String { SquareMeters(total).printedKilometers.fixed(3) }
}

extension PeopleInAreas {
    /// What became of the areas, in one line.
    public func text(in language: Language) -> String {
        switch language {
        case .english:
            "\(set) \(set == 1 ? "area has its" : "areas have their") people from the layer now, of which \(changed) had another "
                + "number before; nobody of it lives in \(empty); \(outside.fixed(0)) people live in no area"
        case .chinese:
            "\(set) 个区域的人口取自该图层，其中 \(changed) 个原有人口数不同；\(empty) 个区域中无图层人口；\(outside.fixed(0)) 人不在任何区域内"
        }
    }
}
