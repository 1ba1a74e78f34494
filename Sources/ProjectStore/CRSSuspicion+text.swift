import GeoModel
internal import PROJInterop
import PlanningModel

extension CRSSuspicion {
    /// What is suspected, why, and what to do.
    public func message(in language: Language) -> String {
        func metres(_ length: Meters) -> String { String(Int(length.value.rounded())) }
        let (apart, remaining) = (metres(shift.apart), metres(shift.remaining))
        let likely = suspects.map { source, system in
            switch language {
            case .english: "\(source.file) is likely in \(system.crs.shortName), not in \(source.crs ?? "–")"
            case .chinese: "\(source.file) 可能采用 \(system.crs.shortName)，而非 \(source.crs ?? "–")"
            }
        }
        switch language {
        case .english:
            return "\(likely.joined(separator: ", and ")): the inner borders of \(new.file) and \(held.file) are "
                + "\(apart) m apart, and \(remaining) m with that shift of \(metres(shift.shift)) m taken away "
                + "(medians of \(shift.samples) places). \(remedy(in: language))"
        case .chinese:
            return "\(likely.joined(separator: "；"))：\(new.file) 与 \(held.file) 的内部边界"
                + "相距 \(apart) 米，去除约 \(metres(shift.shift)) 米的偏移后为 \(remaining) 米（\(shift.samples) 处的中位数）。"
                + remedy(in: language)
        }
    }

    /// A file is taken once, so that its other reading needs a project of its own.
    private func remedy(in language: Language) -> String {
        let ways = suspects.map { source, system in
            switch language {
            case .english: "\(source.file) with '--crs \(system.optionName)'"
            case .chinese: "\(source.file)（加“--crs \(system.optionName)”）"
            }
        }
        // Whoever takes a shift away that was never there makes the other layer look shifted.
        let declared = [new, held].first { $0.crs.flatMap(CRS.init(named:)).flatMap(OffsetSystem.init) != nil }
        switch language {
        case .english:
            return "Begin a new project with 'zegui init' and import \(ways.joined(separator: ", and "))"
                + (declared.map { ", or \($0.file) with another '--crs' if that was wrong." } ?? ".")
        case .chinese:
            return "请用 zegui init 新建项目，并重新导入 \(ways.joined(separator: "、"))"
                + (declared.map { "；若 \($0.file) 的“--crs”有误，则改正后重新导入。" } ?? "。")
        }
    }
}

extension OffsetSystem {
    /// As `--crs` takes it.
    fileprivate var optionName: String {
        switch self {
        case .gcj02: "gcj02"
        case .bd09: "bd09"
        }
    }
}
