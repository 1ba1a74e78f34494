public import GeoModel
internal import PROJInterop

extension FitReport {
    /// What was fitted, before the table of residuals; and how good it is, behind it.
    public func words(in language: Language) -> (head: String, foot: [String]) {
        let count = fit.residuals.count
        let (rms, most) = (meters(fit.rootMeanSquare), fit.largest)
        let (plane, target) = (fit.plane.shortName, fit.target.shortName)
        switch language {
        case .english:
            let kind = fit.isAffine ? "affine map, six parameters" : "similarity, four parameters"
            let given = fit.fromIsDegrees ? "degrees" : "metres"
            return (
                "\(file): \(kind), from \(count) control points in \(given) to \(target); residuals in metres of \(plane)",
                [
                    parameters(language),
                    "root mean square \(rms) m, largest \(most.map { "\(meters($0.length)) m at \($0.name)" } ?? "–")",
                    "give this to '--crs', in quotation marks; data far outside the points is less sure:",
                ]
            )
        case .chinese:
            let kind = fit.isAffine ? "仿射变换（六参数）" : "相似变换（四参数）"
            let given = fit.fromIsDegrees ? "度" : "米"
            return (
                "\(file)：\(kind)，由 \(count) 个控制点（原坐标以\(given)计）转到 \(target)；残差以米计（\(plane)）",
                [
                    parameters(language),
                    "中误差 \(rms) m，最大残差 \(most.map { "\(meters($0.length)) m（\($0.name)）" } ?? "–")",
                    "请将下列流程加引号后用于“--crs”；远离控制点处精度降低：",
                ]
            )
        }
    }

    /// What makes the residuals worth nothing; nil where they are worth something.
    public func warning(in language: Language) -> String? {
        guard fit.provesNothing else { return nil }
        return language == .english
            ? "an affine map passes through any three points: residuals of zero prove nothing. Add a fourth point."
            : "仿射变换可通过任意三点，残差为零不能说明精度。请增加第四个点。"
    }

    private func parameters(_ language: Language) -> String {
        if fit.isAffine {
            let matrix = fit.matrix.map { "\($0)" }.joined(separator: ", ")
            return language == .english
                ? "shift \(shift), matrix \(matrix)" : "平移 \(shift)，矩阵 \(matrix)"
        }
        return language == .english
            ? "shift \(shift), rotation \(fit.rotation)°, scale \(fit.scale)"
            : "平移 \(shift)，旋转 \(fit.rotation)°，尺度 \(fit.scale)"
    }

    private var shift: String { "\(meters(fit.shift.east)) m, \(meters(fit.shift.north)) m" }

    /// To the millimetre.
    private func meters(_ length: Meters) -> String {
        let millimeters = (length.value * 1000).rounded()
        return "\(millimeters == 0 ? 0 : millimeters / 1000)"
    }
}
