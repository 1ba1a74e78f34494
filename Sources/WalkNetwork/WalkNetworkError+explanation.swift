import GeoModel

extension WalkNetworkError {
    public func explanation(in language: Language) -> String {
        let isEnglish = language == .english
        switch self {
        case .noStreets:
            return isEnglish
                ? "There is no street to walk on. Import a network with 'zegui import network'."
                : "没有可步行的道路。请用“zegui import network”导入路网。"
        case .badStreet(let street):
            return isEnglish
                ? "Street \(street) names a node or a position that its map does not have."
                : "第 \(street) 条道路引用了不存在的节点或坐标。"
        case .edgeTooLong(let from, let to, let length):
            let (start, end) = ("\(from.longitude), \(from.latitude)", "\(to.longitude), \(to.latitude)")
            let kilometers = Int(length.value / 1000)
            return isEnglish
                ? "The street from \(start) to \(end) is \(kilometers) km long without a vertex; 42 km is the most. Add vertices to it, or leave it out, and import again."
                : "从 \(start) 到 \(end) 的道路长 \(kilometers) 公里而无中间点，上限为 42 公里。请加点或去掉该道路后重新导入。"
        case .tooLarge:
            return isEnglish
                ? "The network has more than 2^31 vertices. Import a smaller region."
                : "路网超过 2^31 个顶点。请导入较小的范围。"
        case .badImage(let section):
            return isEnglish
                ? "The compiled network is damaged at '\(section)'. Any change of a street makes it anew; or import the network again."
                : "已编译的路网在“\(section)”处损坏。改动任一道路即可重建，或重新导入路网。"
        }
    }
}
