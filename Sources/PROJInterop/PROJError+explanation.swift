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
                + "Give one with '--crs': wgs84, cgcs2000, gcj02, bd09, EPSG:n or a PROJ pipeline."
        case .ballpark(let from, let to):
            "CRS.ballpark: No transformation from \(from) to \(to) is published for this place: PROJ offers only a "
                + "ballpark operation, which may be wrong by tens of metres. "
                + waysOut(to)
        case .noShift(let from, let to, let operation):
            "CRS.ballpark: \(operation) leads from \(from) to \(to) and moves nothing, and nobody says how good that is. "
                + waysOut(to)
        case .outsideAreaOfUse(let place, let crs, let area):
            "\(text(place)) lies outside the area in which \(crs) is used\(area.isBox ? ", \(text(area))" : ""). "
                + "Probably another zone or system is meant: name it with '--crs' ('zegui crs CODE' shows the area "
                + "of each), or mend the coordinates."
        case .zoneContradicted(let said, let meridian, let zone):
            "The eastings begin with \(zone.number), the zone of \(zone.centralMeridian)°E, and \(said) has its central "
                + "meridian at \(meridian)°E. One of the two is wrong: ask for the file's zone and name it with '--crs'"
                + (zone.crs.map { " (\($0.shortName) by its eastings)." } ?? ".")
        case .badPipeline(let text, let reason):
            "'\(text)' is no pipeline PROJ understands: \(reason). Give one that takes the file's numbers to longitude "
                + "and latitude, as 'zegui fit' prints it, or a CRS with '+type=crs'."
        case .pipelineMissesEarth(let pipeline, let from, let to):
            "The pipeline takes \(text(from)) to \(text(to)), which is no longitude and latitude in degrees. Let it end "
                + "in degrees, longitude first: '\(pipeline)'."
        case .noOperation(let from, let to):
            "PROJ knows no way from \(from) to \(to). Check '--crs', or bring the data to \(to) first."
        case .notOnEarth(let place):
            "\(text(place)) is not a longitude and latitude in degrees. "
                + "Check whether the file is in a projected system, and name it with '--crs'."
        case .outsideOperation(let place, let operation, let reason):
            "\(operation) gives no result at \(text(place)): \(reason). "
                + "Check whether '--crs' names the system the file is in."
        case .tooFewPoints(let count):
            "A fit needs three or more control points, and there \(count == 1 ? "is" : "are") \(count). Add points that are "
                + "known in both systems."
        case .pointsOnOneLine:
            "The control points lie on one line or in one place, which says nothing of what lies beside it. Add a point "
                + "well off the line."
        case .planeNotNamed(let place):
            "The second numbers of the points (\(text(place)), …) are metres. Say with '--to-crs EPSG:n' in which plane."
        case .notATarget(let crs):
            "A fit can lead to CGCS2000, WGS 84 or a plane on one of them, not to \(crs). Say another with '--to-crs'."
        case .failed(let function, let reason):
            "\(function) failed: \(reason). Check that PROJ and its proj.db are installed (Debian: proj-data)."
        }
    }

    private var chinese: String {
        switch self {
        case .unknownCRS(let crs, let reason):
            "PROJ 不认识坐标系 \(crs.shortName)：\(reason)。"
                + "请用“--crs”指定：wgs84、cgcs2000、gcj02、bd09、EPSG:n 或 PROJ 转换流程。"
        case .ballpark(let from, let to):
            "CRS.ballpark：此处没有公开的从 \(from) 到 \(to) 的转换参数：PROJ 只能给出粗略（ballpark）转换，误差可达数十米。"
                + chineseWaysOut(to)
        case .noShift(let from, let to, let operation):
            "CRS.ballpark：\(operation) 从 \(from) 到 \(to) 没有任何位移，且未说明精度。" + chineseWaysOut(to)
        case .outsideAreaOfUse(let place, let crs, let area):
            "\(text(place)) 超出 \(crs) 的适用范围\(area.isBox ? "（\(text(area))）" : "")。"
                + "可能应为另一分带或坐标系：请用“--crs”指定（“zegui crs 代码”可查看其适用范围），或修正坐标。"
        case .zoneContradicted(let said, let meridian, let zone):
            "横坐标以带号 \(zone.number) 开头，其中央经线为 \(zone.centralMeridian)°E，而 \(said) 的中央经线为 \(meridian)°E，"
                + "二者必有一误。请查明文件的分带并用“--crs”指定" + (zone.crs.map { "（按横坐标为 \($0.shortName)）。" } ?? "。")
        case .badPipeline(let text, let reason):
            "PROJ 无法理解转换流程“\(text)”：\(reason)。请给出把文件坐标转为经纬度的流程（如“zegui fit”所输出），"
                + "或用“+type=crs”定义坐标系。"
        case .pipelineMissesEarth(let pipeline, let from, let to):
            "转换流程把 \(text(from)) 转为 \(text(to))，不是以度为单位的经纬度。请使其以度结束，经度在前：“\(pipeline)”。"
        case .noOperation(let from, let to):
            "PROJ 没有从 \(from) 到 \(to) 的转换。请检查“--crs”，或先把数据转到 \(to)。"
        case .notOnEarth(let place):
            "\(text(place)) 不是以度为单位的经纬度。请检查文件是否为投影坐标系，并用“--crs”指定。"
        case .outsideOperation(let place, let operation, let reason):
            "\(operation) 在 \(text(place)) 处没有结果：\(reason)。请检查“--crs”是否与文件的坐标系一致。"
        case .tooFewPoints(let count):
            "拟合至少需要三个控制点，现有 \(count) 个。请增加在两个坐标系中都已知的点。"
        case .pointsOnOneLine: "控制点都在一条直线上或重合，无法确定直线以外的位置。请增加明显偏离该直线的点。"
        case .planeNotNamed(let place):
            "控制点的目标坐标（\(text(place))……）以米为单位。请用“--to-crs EPSG:n”说明所属平面坐标系。"
        case .notATarget(let crs):
            "拟合的目标只能是 CGCS2000、WGS 84 或其平面坐标系，不能是 \(crs)。请用“--to-crs”另行指定。"
        case .failed(let function, let reason):
            "\(function) 失败：\(reason)。请检查 PROJ 及其 proj.db 是否已安装（Debian：proj-data）。"
        }
    }

    private func waysOut(_ to: String) -> String {
        "Ways out: your survey office's own parameters as a PROJ pipeline ('--crs \"+proj=pipeline …\"') or as TOWGS84 in "
            + "the file's .prj; three or more points known in both systems ('zegui fit FILE' prints the pipeline); or "
            + "bring the data to \(to) first."
    }

    private func chineseWaysOut(_ to: String) -> String {
        "可选办法：用测绘部门提供的参数写成 PROJ 转换流程（--crs \"+proj=pipeline …\"），或在 .prj 中写明 TOWGS84；"
            + "用三个以上在两个坐标系中都已知的控制点拟合（“zegui fit 文件”会输出转换流程）；或先把数据转到 \(to)。"
    }

    private func text(_ place: Coordinate) -> String { "\(place.x), \(place.y)" }

    private func text(_ area: Extent) -> String {
        "\(area.minX) to \(area.maxX)°E, \(area.minY) to \(area.maxY)°N"
    }
}

extension Extent {
    /// Whether it has a height; across 180° its west is greater than its east.
    fileprivate var isBox: Bool { minY <= maxY }
}
