public import GDALInterop
public import GeoModel
public import OSMInterop

/// What an import did: numbers for the caller to tell.
public struct ImportSummary: Hashable, Sendable {
    public let file: String
    public let sha256: String
    /// How the text was encoded, and how that was found out.
    public let encoding: EncodingChoice
    /// How many rows or features went into the project.
    public var rows: Int
    /// How coordinates came into the project; nil for tables.
    public var move: CRSMove?
    /// Rows left out at the user's wish.
    public var skipped: [RowDefect] = []
    public var remarks: [ImportRemark] = []
    /// Where the layer's borders, or those of a layer before it, are likely not in the system that was said.
    public var suspicions: [CRSSuspicion] = []

    /// From the file's CRS to the project's.
    public struct CRSMove: Hashable, Sendable {
        public let from: String
        public let to: String
        /// PROJ's name of the operation.
        public let operation: String
        /// Nil when nobody has stated it.
        public let accuracy: Meters?
    }

    init(_ record: SourceRecord, encoding: EncodingChoice) {
        file = record.file
        sha256 = record.sha256
        self.encoding = encoding
        rows = record.rows
    }
}

/// Something an import did to the data beside storing it, which a person should know.
public enum ImportRemark: Hashable, Sendable {
    /// All eastings begin with a zone's number, which the CRS that was said does not have.
    case readInZone(said: String, read: String, zone: Int)
    /// Nobody said a plane, and all eastings begin with a zone's number.
    case placedByEastings(read: String, zone: Int)
    /// Northings, or latitudes, stand before eastings; the argument is the CRS.
    case readNorthFirst(String)
    /// Z or M values were left behind in so many features.
    case droppedZM(features: Int)
    /// Arcs became straight lines in so many features.
    case linearised(features: Int)
    /// Collections of nothing but polygons were taken as polygons, in so many features.
    case uncollected(features: Int)
    /// The format can't state a CRS, so its coordinates were taken as they usually are.
    case assumedWGS84(format: String)
    /// Nobody says what the coordinates of a table are in, so they were taken as WGS 84.
    case tableAsWGS84
    /// An invalid boundary was made valid; by so much its area changed.
    case repaired(row: Int, name: String, moved: SquareMeters)
    /// A feature without ground was left out.
    case leftOut(row: Int)
    /// Places of a layer of people where nobody lives were left out.
    case withoutPeople(places: Int)
    /// Areas of which no number was said got their people from the project's layer.
    case countedPeople(areas: Int)
    /// A street that begins and ends in one place was left out.
    case withoutLength(row: Int)
    /// Features of one code were put together.
    case merged(code: String, features: Int)
    /// An area of the project was given more ground.
    case extended(String, from: SquareMeters, to: SquareMeters)
    /// An area of the project was given ground under another name, and kept its own.
    case keptName(code: String, kept: String, other: String)
    /// So many facilities are of a category that is none of ours.
    case ownCategory(String, facilities: Int, nearest: [String])
    /// Facilities are of so many categories that are none of ours, too many to name.
    case ownCategories(Int)
    /// What an OpenStreetMap file is like.
    case openStreetMap(OSMExtract.Remark)
    /// What GDAL warned of while reading.
    case reader(String)

    public func text(in language: Language) -> String {
        switch (self, language) {
        case (.readInZone(let said, let read, let zone), .english):
            "read in \(read), not in \(said): all eastings begin with the zone's number \(zone)"
        case (.readInZone(let said, let read, let zone), .chinese):
            "按 \(read) 而非 \(said) 读取：所有横坐标均带有带号 \(zone)"
        case (.placedByEastings(let read, let zone), .english):
            "taken as \(read) by its eastings, which all begin with the zone's number \(zone); say '--crs' otherwise"
        case (.placedByEastings(let read, let zone), .chinese):
            "按横坐标视为 \(read)：所有横坐标均带有带号 \(zone)；若非如此请用“--crs”指定"
        case (.readNorthFirst(let crs), .english):
            "read northing first: as easting and northing its numbers lie outside the area of \(crs), the other way inside"
        case (.readNorthFirst(let crs), .chinese):
            "按纵坐标（北）在前读取：横坐标在前时超出 \(crs) 的适用范围，调换后在范围之内"
        case (.droppedZM(let features), .english): "Z or M values of \(features) features were left behind"
        case (.droppedZM(let features), .chinese): "已舍弃 \(features) 个要素的 Z 或 M 值"
        case (.linearised(let features), .english):
            "arcs of \(features) features became straight lines, one for each degree of the circle at most, which lie off "
                + "the arc by 0.004 % of its radius at most"
        case (.linearised(let features), .chinese):
            "已将 \(features) 个要素的圆弧化为折线：每段不超过圆的 1 度，偏离圆弧不超过半径的 0.004%"
        case (.uncollected(let features), .english):
            "took the polygons out of the geometry collections of \(features) features"
        case (.uncollected(let features), .chinese): "已从 \(features) 个要素的几何集合中取出多边形"
        case (.assumedWGS84(let format), .english):
            "\(format) can't say what its coordinates are in; they were taken as WGS 84, as is usual. Say another with '--crs'"
        case (.assumedWGS84(let format), .chinese):
            "\(format) 无法说明坐标系，已按惯例视为 WGS 84；如有不同，请用“--crs”指定"
        case (.tableAsWGS84, .english):
            "a list can't say what its coordinates are in; they were taken as WGS 84. Those of Chinese map services are in "
                + "GCJ-02 or BD-09, hundreds of metres off: say so with '--crs'"
        case (.tableAsWGS84, .chinese):
            "列表无法说明坐标系，已视为 WGS 84。国内地图服务的坐标为 GCJ-02 或 BD-09，相差数百米：请用“--crs”指定"
        case (.repaired(let row, let name, let moved), .english):
            "repaired row \(row) (\(name)): its area changed by \(Int(moved.value.rounded())) m2"
        case (.repaired(let row, let name, let moved), .chinese):
            "已修复第 \(row) 行（\(name)）：面积变化 \(Int(moved.value.rounded())) 平方米"
        case (.leftOut(let row), .english): "left out row \(row): it has no ground"
        case (.leftOut(let row), .chinese): "已略去第 \(row) 行：没有范围"
        case (.withoutPeople(let places), .english):
            "left out \(places) \(places == 1 ? "place" : "places") where nobody lives"
        case (.withoutPeople(let places), .chinese): "已略去 \(places) 处无人居住的地点"
        case (.countedPeople(let areas), .english):
            "\(areas) \(areas == 1 ? "area has its" : "areas have their") number of people from the layer population"
        case (.countedPeople(let areas), .chinese): "\(areas) 个区域的人口取自图层 population"
        case (.withoutLength(let row), .english): "left out a line of row \(row): it has no length"
        case (.withoutLength(let row), .chinese): "已略去第 \(row) 行的一条线：长度为零"
        case (.merged(let code, let features), .english): "put \(features) features of the code \(code) together"
        case (.merged(let code, let features), .chinese): "已合并代码为 \(code) 的 \(features) 个要素"
        case (.extended(let name, let before, let after), .english):
            "added ground to \(name): it has \(after.inSquareKilometers) km2 now, \(before.inSquareKilometers) before"
        case (.extended(let name, let before, let after), .chinese):
            "已为\(name)增加范围：由 \(before.inSquareKilometers) 平方公里增至 \(after.inSquareKilometers) 平方公里"
        case (.keptName(let code, let kept, let other), .english):
            "the area of the code \(code) keeps its name \(kept); the file calls it \(other)"
        case (.keptName(let code, let kept, let other), .chinese):
            "代码为 \(code) 的区域保留原名\(kept)；文件中称为\(other)"
        case (.ownCategory(let category, let count, let nearest), .english):
            "\(count) \(count == 1 ? "facility is" : "facilities are") of the category '\(category)', which no standard "
                + "asks for, of those that ship and the project's own"
                + (nearest.isEmpty ? "" : "; the nearest it may mean: \(nearest.joined(separator: ", "))")
        case (.ownCategory(let category, let count, let nearest), .chinese):
            "\(count) 处设施的类别为“\(category)”，自带的标准和项目的标准均未使用"
                + (nearest.isEmpty ? "" : "；相近的类别：\(nearest.joined(separator: "、"))")
        case (.ownCategories(let count), .english):
            "the facilities are of \(count) categories that no standard asks for, of those that ship and the project's own; is it the right column?"
        case (.ownCategories(let count), .chinese):
            "设施有 \(count) 种类别在自带的标准和项目的标准中均未使用；列是否选对？"
        case (.openStreetMap(let remark), _): remark.text(in: language)
        case (.reader(let warning), _): warning
        }
    }
}

extension SquareMeters {
    /// In km² with three decimals, as reports have it.
    fileprivate var inSquareKilometers: String {
        let thousandths = Int((squareKilometers * 1000).rounded())
        let decimals = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - decimals.count) + decimals
    }
}
