internal import Hummingbird

/// OGC API - Features, Part 1: Core (OGC 17-069r4) and Part 2: Coordinate Reference Systems (OGC 18-058r1).
struct FeatureRoutes {
    let served: ServedProject

    func add(to router: Router<ServerContext>) {
    }
}
