internal import GDALInterop

extension RowDefect {
    /// What is wrong with the shape of one row, so that the other rows can be judged too.
    ///
    /// - Throws: `error` where it is about more than that row.
    init(shapeOf row: Int, _ error: FormatError) throws {
        let reason: Reason
        switch error {
        case .unsupportedGeometry(_, _, let type): reason = .wrongGeometry(type)
        case .badShapeText(_, _, let defect): reason = .badShapeText(defect)
        default: throw error
        }
        self.init(row: row, name: nil, reason: reason)
    }
}
