public import GeoModel
internal import PROJInterop
public import ProjectStore

/// A fit from control points: how good it is at each, and the pipeline that `--crs` takes.
public struct FitReport: Sendable {
    /// What is left at a point: fitted less given.
    public struct Point: Sendable {
        public let name: String
        public let east: Meters
        public let north: Meters
        public let length: Meters
    }

    let file: String
    let fit: ControlPointFit

    public init(of list: ListFile, isAffine: Bool, to crs: CRS?) throws {
        file = list.path.split(separator: "/").last.map(String.init) ?? list.path
        fit = try ControlPointFit(of: ControlPointList.read(list), isAffine: isAffine, to: crs)
    }

    public var pipeline: String { fit.pipeline }

    public var points: [Point] {
        fit.residuals.map { Point(name: $0.name, east: $0.east, north: $0.north, length: $0.length) }
    }
}
