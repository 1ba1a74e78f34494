public import GeoModel

/// How many facilities nobody reaches, as no street is near; nil where there are none.
///
/// - Parameter ids: Of those facilities.
public func offNetworkNote(_ ids: [String], in language: Language) -> String? {
    guard let first = ids.first else { return nil }
    return language == .english
        ? "Facilities too far from any street to be reached: \(ids.count), the first is \(first). '--format json' names all."
        : "距道路过远、无法到达的设施：\(ids.count) 个，第一个为 \(first)。用 --format json 查看全部。"
}
