internal import GDALInterop

extension RowDefect {
    /// What is wrong with the shape or the cells of one row, so that the other rows can be judged too.
    ///
    /// - Throws: `error` where it is about more than that row.
    init(_ row: Int, _ error: FormatError) throws {
        let reason: Reason
        switch error {
        case .unsupportedGeometry(_, _, let type): reason = .wrongGeometry(type)
        case .badShapeText(_, _, let defect): reason = .badShapeText(defect)
        case .surplusCells(_, _, let cells, let columns): reason = .surplusCells(found: cells, columns: columns)
        case .undecodableText(_, let encoding, .value(_, let field)):
            reason = .undecodable(column: field, encoding: encoding)
        default: throw error
        }
        self.init(row: row, name: nil, reason: reason)
    }
}
