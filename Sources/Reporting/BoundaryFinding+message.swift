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
            let words = Ground(overlap.size, overlap.width, overlap.place, language).text
            if overlap.enclaves.isEmpty {
                return isEnglish ? "\(names) overlap on \(words)." : "\(names)重叠，\(words)。"
            }
            let enclaves = overlap.enclaves.map { enclave in
                isEnglish
                    ? "\(enclave.inner.name) lies within \(enclave.outer.name), which does not leave it out"
                    : "\(enclave.inner.name)位于\(enclave.outer.name)之内，后者未予扣除"
            }.joined(separator: isEnglish ? "; " : "；")
            return isEnglish ? "\(enclaves): \(words)." : "\(enclaves)：\(words)。"
        case .gap(let gap):
            let words = Ground(gap.size, gap.width, gap.place, language).text
            switch (gap.kind, isEnglish) {
            case (.enclosed, true): return "Nobody has the ground between \(names): \(words)."
            case (.enclosed, false): return "\(names)之间有空隙：\(words)。"
            case (.hole, true): return "Nobody has the ground that \(names) leaves out: \(words)."
            case (.hole, false): return "\(names)扣除的范围没有归属：\(words)。"
            case (.open, true): return "No area below has this ground of \(names): \(words)."
            case (.open, false): return "\(names)的这一范围没有下级区域：\(words)。"
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
            let words = Ground(outside.size, outside.width, outside.place, language).text
            return isEnglish
                ? "\(outside.area.name) reaches beyond \(outside.parent.name), which it names as the area above: \(words)."
                : "\(outside.area.name)超出其上级\(outside.parent.name)：\(words)。"
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
        switch self {
        case .invalid(let invalid): invalid.defects.lazy.compactMap(\.place).first
        case .overlap(let overlap): Coordinate(x: overlap.place.x, y: overlap.place.y)
        case .gap(let gap): Coordinate(x: gap.place.x, y: gap.place.y)
        case .outsideParent(let outside): Coordinate(x: outside.place.x, y: outside.place.y)
        case .duplicate, .contradictedCode: nil
        }
    }

    var measure: (size: SquareMeters, width: Meters)? {
        switch self {
        case .overlap(let overlap): (overlap.size, overlap.width)
        case .gap(let gap): (gap.size, gap.width)
        case .outsideParent(let outside): (outside.size, outside.width)
        case .invalid, .duplicate, .contradictedCode: nil
        }
    }
}

/// How large some ground is and where: `0.226 km2, up to 103.2 m wide, at 121.4, 31.2`.
private struct Ground {
    let text: String

    init(_ size: SquareMeters, _ width: Meters, _ place: Position, _ language: Language) {
        let isEnglish = language == .english
        let area =
            size.value < 10_000
            ? (isEnglish ? "\(size.value.fixed(1)) m2" : "\(size.value.fixed(1)) 平方米")
            : (isEnglish ? "\(size.squareKilometers.fixed(3)) km2" : "\(size.squareKilometers.fixed(3)) 平方公里")
        let (lon, lat) = (place.longitude.fixed(6), place.latitude.fixed(6))
        text =
            isEnglish
            ? "\(area), up to \(width.value.fixed(1)) m wide, at \(lon), \(lat)"
            : "\(area)，最宽 \(width.value.fixed(1)) 米，位于 \(lon), \(lat)"
    }
}
