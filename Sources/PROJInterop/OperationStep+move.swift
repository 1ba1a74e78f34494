internal import CPROJ
import GeoModel

extension OperationStep {
    /// Moves vertices in place.
    ///
    /// - Returns: Whether it failed, and PROJ's reason, or "no result" where PROJ gives none.
    func move<Point: Vertex>(_ points: inout [Point]) -> (isFailure: Bool, reason: String) {
        switch motion {
        case .into(let system): points = system.shifted(points)
        case .outOf(let system): points = system.unshifted(points)
        case .pipeline(let pipeline):
            let error = pipeline.move(&points)
            if error != 0 { return (true, pipeline.text(ofError: error)) }
        case .proj(let object):
            let error = object.move(&points)
            if error != 0 { return (true, object.context.text(ofError: error)) }
        }
        return (false, "no result")
    }

    /// The box around an extent's image, sides densified by 21 points each; nil where it has none.
    func moved(_ extent: Extent) -> Extent? {
        switch motion {
        case .into(let system): return system.shifted(extent)
        case .outOf(let system): return system.unshifted(extent)
        case .proj(let object): return object.moved(extent)
        case .pipeline(let pipeline):
            var ring = extent.denseRing
            return pipeline.move(&ring) == 0 ? Extent(ofRing: ring) : nil
        }
    }
}
