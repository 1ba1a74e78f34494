import GeoModel
public import PlanningModel

extension GeodataFolder {
    public func profile(named name: String) throws -> WalkingProfile {
        WalkingProfile(name: name, speed: WalkingSpeed(metersPerSecond: 1.2))
    }
}
