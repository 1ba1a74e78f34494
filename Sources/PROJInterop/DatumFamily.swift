/// Which datum a coordinate system rests on. Between two of them a transformation is needed, not only formulas.
public enum DatumFamily: Hashable, Sendable {
    case cgcs2000
    case wgs84
    case xian1980
    case beijing1954
    case newBeijing
    /// Any other datum, by its name.
    case other(String)

    /// Codes of the EPSG dataset; a datum ensemble stands for its members.
    init(epsgCode: Int?, name: String) {
        self =
            switch epsgCode {
            case 1043: .cgcs2000
            case 6326: .wgs84
            case 6610: .xian1980
            case 6214: .beijing1954
            case 1045: .newBeijing
            default: .other(name)
            }
    }

    /// The geographic CRS of the two datums between which no transformation is needed.
    ///
    /// CGCS2000 and WGS 84 both follow the ITRF and differ by less than a metre, the plates' drift since 2000;
    /// the EPSG dataset has no operation between them.
    var nullPartner: (own: Int, other: DatumFamily)? {
        switch self {
        case .cgcs2000: (4490, .wgs84)
        case .wgs84: (4326, .cgcs2000)
        default: nil
        }
    }
}
