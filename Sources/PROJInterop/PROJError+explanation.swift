import GeoModel

extension PROJError {
    public func explanation(in language: Language) -> String {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }

    private var english: String {
        switch self {
        case .unknownCRS(let crs, let reason):
            "\(crs.shortName) is not a coordinate system PROJ knows: \(reason). "
                + "Give one with '--crs': wgs84, cgcs2000 or EPSG:n."
        case .ballpark(let from, let to):
            "No transformation from \(from) to \(to) is published for this place: PROJ offers only a ballpark "
                + "operation, which may be wrong by tens of metres. Bring the data to \(to) with your survey office's "
                + "parameters first, or state them as TOWGS84 in the file's .prj, and try again."
        case .noOperation(let from, let to):
            "PROJ knows no way from \(from) to \(to). Check '--crs', or bring the data to \(to) first."
        case .notOnEarth(let place):
            "\(text(place)) is not a longitude and latitude in degrees. "
                + "Check whether the file is in a projected system, and name it with '--crs'."
        case .outsideOperation(let place, let operation, let reason):
            "\(operation) gives no result at \(text(place)): \(reason). "
                + "Check whether '--crs' names the system the file is in."
        case .failed(let function, let reason):
            "\(function) failed: \(reason). Check that PROJ and its proj.db are installed (Debian: proj-data)."
        }
    }

    private var chinese: String {
        switch self {
        case .unknownCRS(let crs, let reason):
            "PROJ 不认识坐标系 \(crs.shortName)：\(reason)。请用“--crs”指定：wgs84、cgcs2000 或 EPSG:n。"
        case .ballpark(let from, let to):
            "此处没有公开的从 \(from) 到 \(to) 的转换参数：PROJ 只能给出粗略（ballpark）转换，误差可达数十米。"
                + "请先用测绘部门的参数把数据转到 \(to)，或在 .prj 中写明 TOWGS84 参数后再试。"
        case .noOperation(let from, let to):
            "PROJ 没有从 \(from) 到 \(to) 的转换。请检查“--crs”，或先把数据转到 \(to)。"
        case .notOnEarth(let place):
            "\(text(place)) 不是以度为单位的经纬度。请检查文件是否为投影坐标系，并用“--crs”指定。"
        case .outsideOperation(let place, let operation, let reason):
            "\(operation) 在 \(text(place)) 处没有结果：\(reason)。请检查“--crs”是否与文件的坐标系一致。"
        case .failed(let function, let reason):
            "\(function) 失败：\(reason)。请检查 PROJ 及其 proj.db 是否已安装（Debian：proj-data）。"
        }
    }

    private func text(_ place: Coordinate) -> String { "\(place.x), \(place.y)" }
}
