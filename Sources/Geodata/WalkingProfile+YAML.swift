import GeoModel
import PlanningModel
internal import Yams

extension WalkingProfile {
    private static let keys = ["profile", "title", "speed", "steps", "source"]

    /// Reads the table of profiles, strictly, in its order.
    static func profiles(in source: SchemeText) throws(GeodataError) -> [WalkingProfile] {
        let defects = SchemeDefects()
        let root = try Node(of: source)
        let file = YAMLValue(key: "profiles", path: "", node: root, mark: root.mark, defects: defects)
        let rows = file.mapping(["profiles"])?.required("profiles")?.items().compactMap { $0.mapping(keys) } ?? []
        let profiles = rows.compactMap { WalkingProfile($0) }
        guard defects.isEmpty else { throw .defects(file: source.file, defects.all) }
        return profiles
    }

    private init?(_ mapping: YAMLMapping) {
        let name = mapping.required("profile")?.word()
        let speed = mapping.required("speed")?.positiveNumber()
        let source = mapping.required("source")?.word()
        let stepsFactor = mapping["steps"].map { $0.positiveNumber() } ?? 1
        guard let name, let speed, let stepsFactor, let source else { return nil }
        self.init(
            name: name, title: mapping["title"]?.translations() ?? [:],
            speed: WalkingSpeed(metersPerSecond: speed), stepsFactor: stepsFactor,
            source: source)
    }
}
