public import BoundaryQuality
public import GeoModel
import PlanningModel

extension BoundaryFinding {
    /// One sentence that says what the matter is, and where.
    public func message(in language: Language) -> String {
        let isEnglish = language == .english
        let names = areas.map(\.name).joined(separator: isEnglish ? ", " : "、")
        switch self {
        case .invalid(let invalid):
            let defects = invalid.defects.map { $0.explanation(in: language) }.joined(separator: isEnglish ? "; " : "；")
            return isEnglish ? "\(names) is not valid: \(defects)." : "\(names)无效：\(defects)。"
        case .overlap(let overlap):
            let ground = words(overlap.measure, in: language)
            if overlap.enclaves.isEmpty {
                return isEnglish ? "\(names) overlap on \(ground)." : "\(names)重叠，\(ground)。"
            }
            let enclaves = overlap.enclaves.map { enclave in
                isEnglish
                    ? "\(enclave.inner.name) lies within \(enclave.outer.name), which does not leave it out"
                    : "\(enclave.inner.name)位于\(enclave.outer.name)之内，后者未予扣除"
            }.joined(separator: isEnglish ? "; " : "；")
            return isEnglish ? "\(enclaves): \(ground)." : "\(enclaves)：\(ground)。"
        case .gap(let gap):
            let ground = words(gap.measure, in: language)
            switch (gap.kind, isEnglish) {
            case (.enclosed, true): return "Nobody has the ground between \(names): \(ground)."
            case (.enclosed, false): return "\(names)之间有空隙：\(ground)。"
            case (.hole, true): return "Nobody has the ground that \(names) leaves out: \(ground)."
            case (.hole, false): return "\(names)扣除的范围没有归属：\(ground)。"
            case (.open, true): return "No area below has this ground of \(names): \(ground)."
            case (.open, false): return "\(names)的这一范围没有下级区域：\(ground)。"
            }
        case .duplicate(let duplicate):
            let same =
                switch (duplicate.likeness, isEnglish) {
                case (.code, true): "the same code, \(duplicate.areas[0].code ?? "")"
                case (.code, false): "代码相同（\(duplicate.areas[0].code ?? "")）"
                case (.name, true): "the same name and the same area above"
                case (.name, false): "同一上级下名称相同"
                case (.ground, true): "the same ground"
                case (.ground, false): "范围相同"
                }
            let rows = duplicate.areas.map { String($0.origin.row) }.joined(separator: isEnglish ? ", " : "、")
            return isEnglish ? "\(names) have \(same) (rows \(rows))." : "\(names)\(same)（第 \(rows) 行）。"
        case .outsideParent(let outside):
            let ground = words(outside.measure, in: language)
            return isEnglish
                ? "\(outside.area.name) reaches beyond \(outside.parent.name), which it names as the area above: \(ground)."
                : "\(outside.area.name)超出其上级\(outside.parent.name)：\(ground)。"
        case .contradictedCode(let area):
            let levels = area.code.flatMap(AdministrativeCode.init)?.levels ?? []
            let coded = levels.map { $0.name(in: language) }.joined(separator: isEnglish ? " or " : "或")
            return isEnglish
                ? "\(area.name) is given as a \(area.level.rawValue), and its code \(area.code ?? "") is that of a \(coded)."
                : "\(area.name)标为\(area.level.name(in: language))，而代码 \(area.code ?? "") 属于\(coded)。"
        }
    }

    /// Some point on it.
    var place: Coordinate? {
        if case .invalid(let invalid) = self { return invalid.defects.lazy.compactMap(\.place).first }
        return measure.map { Coordinate(x: $0.place.x, y: $0.place.y) }
    }

    var measure: GroundMeasure? {
        switch self {
        case .overlap(let overlap): overlap.measure
        case .gap(let gap): gap.measure
        case .outsideParent(let outside): outside.measure
        case .invalid, .duplicate, .contradictedCode: nil
        }
    }
}

/// How large some ground is and where: `0.226 km2, up to 103.2 m wide, at 121.4, 31.2`.
private func words(_ ground: GroundMeasure, in language: Language) -> String {
    let isEnglish = language == .english
    let area =
        ground.size.value < 10_000
        ? ground.size.value.fixed(1) + (isEnglish ? " m2" : " 平方米")
        : ground.size.squareKilometers.fixed(3) + (isEnglish ? " km2" : " 平方公里")
    let (width, lon, lat) = (
        ground.width.value.fixed(1), ground.place.longitude.fixed(6), ground.place.latitude.fixed(6)
    )
    return isEnglish
        ? "\(area), up to \(width) m wide, at \(lon), \(lat)" : "\(area)，最宽 \(width) 米，位于 \(lon), \(lat)"
}
