public import GeoModel
public import PlanningModel

extension CircleFormula.Weight {
    /// What is weighed, for people.
    public func name(in language: Language) -> String {
        switch (self, language) {
        case (.people, .english): "people"
        case (.people, .chinese): "人口"
        case (.street, .english): "metres of street"
        case (.street, .chinese): "道路长度（米）"
        case (.land, .english): "square metres of residential land"
        case (.land, .chinese): "居住用地（平方米）"
        case (.buildings, .english): "residential buildings"
        case (.buildings, .chinese): "居住建筑"
        }
    }
}

extension DemandSource {
    /// What was weighed, and where it was put.
    public func text(in language: Language) -> String {
        switch (self, language) {
        case (.layer(let places), .english): "the project's population layer, \(places) places"
        case (.layer(let places), .chinese): "项目的人口图层，\(places) 处"
        case (.spread(.street), .english): "each area's people, spread evenly along its streets"
        case (.spread(.street), .chinese): "各区域人口沿其道路均匀分布"
        case (.spread(let weight), .english): "each area's people, spread over its \(weight.name(in: .english))"
        case (.spread(let weight), .chinese): "各区域人口按其\(weight.name(in: .chinese))分布"
        case (.streets, .english): "the streets themselves, in pieces of at most 10 m"
        case (.streets, .chinese): "道路本身，分为不超过 10 米的小段"
        }
    }
}

extension CircleRemark {
    public func text(in language: Language) -> String { language == .english ? english : chinese }

    private var english: String {
        switch self {
        case .placesOffNetwork(let count, let weight):
            "\(count) places (weight \(weight.fixed(0))) are too far from any street; they count as unreachable. Import the streets around them."
        case .outsideAreas(let weight):
            "demand of \(weight.fixed(0)) lies in none of these areas and is left out"
        case .facilitiesOffNetwork(let ids):
            "\(ids.count) facilities are too far from any street and reached from nowhere: \(listed(ids, none: "", in: .english))"
        case .unknownSizes(let count):
            "\(count) facilities of which a size is asked are drawn as points: they count, as their size is not known"
        case .areasWithoutPeople(let count, let all, let names):
            "\(count) of \(all) areas have no number of people: \(listed(names, none: "", in: .english)). Import it with 'zegui import population'."
        case .unplacedPeople(let names):
            "no streets or homes to spread people over in these areas, so their people count as reaching nothing: \(listed(names, none: "", in: .english))"
        case .unusedCategories(let names):
            "no row of the standard asks for facilities of these categories: \(listed(names, none: "", in: .english))"
        case .noRule(let level):
            "no rule of the scheme judges any area, so all of level \(level.rawValue) are told, without planners"
        }
    }

    private var chinese: String {
        switch self {
        case .placesOffNetwork(let count, let weight):
            "\(count) 处（合计 \(weight.fixed(0))）距任何道路过远，按不可达计。请导入其周围的道路。"
        case .outsideAreas(let weight):
            "有 \(weight.fixed(0)) 不在这些区域之内，未计入"
        case .facilitiesOffNetwork(let ids):
            "\(ids.count) 处设施距任何道路过远，无从到达：\(listed(ids, none: "", in: .chinese))"
        case .unknownSizes(let count):
            "\(count) 处要求规模的设施只有点位，规模不详，仍予计入"
        case .areasWithoutPeople(let count, let all, let names):
            "\(all) 个区域中有 \(count) 个没有人口数：\(listed(names, none: "", in: .chinese))。请用“zegui import population”导入。"
        case .unplacedPeople(let names):
            "下列区域内没有可供分布人口的道路或住宅，其人口按不可达计：\(listed(names, none: "", in: .chinese))"
        case .unusedCategories(let names):
            "标准没有要求下列类别的设施：\(listed(names, none: "", in: .chinese))"
        case .noRule(let level):
            "制度没有规则适用于任何区域，故列出层级 \(level.name(in: .chinese)) 的全部区域，不含责任规划师"
        }
    }
}
