public import GeoModel

extension ReportingError {
    public func explanation(in language: Language) -> String {
        switch (self, language) {
        case (.offNetwork(let place, let nearest?, let limit), .english):
            "From \(place.x), \(place.y) the nearest street is \(nearest.value.fixed(1)) m away, and \(limit.value.fixed(0)) m is the most. Choose a place nearer to a street, or say with '--crs' what it is in."
        case (.offNetwork(let place, let nearest?, let limit), .chinese):
            "\(place.x), \(place.y) 距最近的道路 \(nearest.value.fixed(1)) 米，上限为 \(limit.value.fixed(0)) 米。请选择离道路更近的地点，或用“--crs”说明其坐标系。"
        case (.offNetwork(let place, nil, _), .english):
            "No street is near \(place.x), \(place.y). Choose a place where the project has streets (longitude comes first), or say with '--crs' what it is in."
        case (.offNetwork(let place, nil, _), .chinese):
            "\(place.x), \(place.y) 附近没有道路。请选择项目中有道路的地点（经度在前），或用“--crs”说明其坐标系。"
        }
    }
}
