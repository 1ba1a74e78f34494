public import GeoModel

/// What a person should know of how a place hangs on the network.
public struct PlaceRemark: Hashable, Sendable {
    public enum List: String, Sendable {
        case from, to
    }

    public enum Reason: Hashable, Sendable {
        /// The nearest street is further away than a leg may be; nil where there is none within a degree.
        case tooFar(nearest: Meters?, limit: Meters)
        /// It hangs on streets that lead to few others, as no others are within a leg's length.
        case onIsland(vertices: Int)
        /// A street at this distance is nearer than the one it hangs on, but leads to few others.
        case islandPassedOver(Meters)
        /// It stands in this list, and no street leads from it to any place of the other, or to it from any.
        case noWay(List)
    }

    public let list: List
    public let id: String
    public let reason: Reason
    /// Whether it has no time at all, rather than a doubtful one.
    public internal(set) var isUnreachable = false
}

extension PlaceRemark {
    public func text(in language: Language) -> String {
        language == .english
            ? "\(list.rawValue) \(id): \(reason.text(in: language))\(isUnreachable ? " Its times are left empty." : "")"
            : "\(list == .from ? "起点" : "终点") \(id)：\(reason.text(in: language))\(isUnreachable ? "其时间留空。" : "")"
    }

}

extension PlaceRemark.Reason {
    /// A sentence about a place that is named before it.
    public func text(in language: Language) -> String { language == .english ? english : chinese }

    private var english: String {
        switch self {
        case .tooFar(let nearest?, let limit):
            "the nearest street is \(nearest.value.fixed(1)) m away, and \(limit.value.fixed(0)) m is the most. Look at its coordinates and '--crs', or import the streets around it."
        case .tooFar(nil, _):
            "no street is near. Look at its coordinates and '--crs', or import the streets around it."
        case .onIsland(let vertices):
            "it is on an island: a piece of network with only \(vertices) vertices. Connect it in the layer street, if one can walk there."
        case .islandPassedOver(let distance):
            "the street \(distance.value.fixed(1)) m away leads nowhere and was passed over for one further away."
        case .noWay(.from): "no street leads from it to any place of the other list."
        case .noWay(.to): "no street leads to it from any place of the other list."
        }
    }

    private var chinese: String {
        switch self {
        case .tooFar(let nearest?, let limit):
            "最近的道路距此 \(nearest.value.fixed(1)) 米，上限为 \(limit.value.fixed(0)) 米。请检查其坐标和“--crs”，或导入周边道路。"
        case .tooFar(nil, _): "附近没有道路。请检查其坐标和“--crs”，或导入周边道路。"
        case .onIsland(let vertices): "位于孤岛：该路网片段只有 \(vertices) 个顶点。若可步行到达，请在图层 street 中将其连通。"
        case .islandPassedOver(let distance): "相距 \(distance.value.fixed(1)) 米的道路不与外界相通，已改用较远的道路。"
        case .noWay(.from): "没有道路由此通往另一列表中的任何地点。"
        case .noWay(.to): "没有道路由另一列表中的任何地点通到此处。"
        }
    }
}

extension JSONPiece {
    init(_ remark: PlaceRemark) {
        var keys: [String: JSONPiece] = ["list": .text(remark.list.rawValue), "id": .text(remark.id)]
        switch remark.reason {
        case .tooFar(let nearest, _):
            keys["reason"] = .text("tooFar")
            keys["nearestM"] = nearest.map { .number(($0.value * 10).rounded() / 10) } ?? .null
        case .onIsland(let vertices):
            keys["reason"] = .text("island")
            keys["vertices"] = .integer(vertices)
        case .islandPassedOver(let distance):
            keys["reason"] = .text("islandPassedOver")
            keys["nearestM"] = .number((distance.value * 10).rounded() / 10)
        case .noWay: keys["reason"] = .text("noWay")
        }
        self = .object(keys)
    }
}
