internal import GDALInterop
internal import GeoModel
internal import WalkNetwork

extension WalkingPace {
    /// Seconds and metres to the thousandth; empty where there is no way.
    func cells(of length: WalkLength?) -> [CSVWriter.Cell] {
        guard let meters = length?.meters.value else { return [.empty, .empty] }
        return [meters / speed.metersPerSecond, meters].map { .thousandths(UInt64(($0 * 1000).rounded())) }
    }
}
