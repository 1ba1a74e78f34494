public import GeoModel

extension FormatError {
    public var kind: FailureKind {
        switch self {
        case .noGDAL: .unavailable
        case .notFound: .notFound
        case .severalLayers, .noSuchLayer, .noSuchField, .noSuchBand, .badCondition, .conditionOnTable,
            .unknownEncoding, .encodingIsFixed, .severalInArchive, .unknownOutput, .needsWGS84:
            .usage
        case .cannotRead, .cannotWrite: .io
        case .exists, .noFolder, .cannotCreate: .cannotCreate
        case .cannotHold(_, _, .wrongNumberOfAttributes): .defect
        case .emptyFile, .notAFile, .unrecognised, .missingPart, .nothingInArchive, .unpacksTooLarge, .noLayer,
            .damaged,
            .unsupportedGeometry, .badShapeText, .undecodableText, .undecidedEncoding, .noHeader,
            .noShapeColumn, .repeatedColumn, .surplusCells, .rotatedGrid, .unplacedGrid, .gridTooLarge, .unreadableTile,
            .cannotHold:
            .badInput
        }
    }

    public func explanation(in language: Language) -> String {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }

    private var english: String {
        switch self {
        case .noGDAL(let reason):
            "GDAL, which reads and writes files, can't be loaded: \(reason). Install it: 'apt-get install libgdal32'."
        case .notFound(let file):
            "\(file): there is no such file. Check the name and the folder."
        case .emptyFile(let file):
            "\(file) is empty. Check that the export or the copy that made it was completed."
        case .notAFile(let file, let itIs):
            "\(file) is \(itIs.english), not a file. Name the file itself."
        case .cannotRead(let file, let reason):
            "\(file) cannot be read\(because(reason)). Check that you may read it."
        case .unrecognised(let file, let reason):
            "\(file) is in no format that can be read here\(because(reason)). "
                + "Layers are read from GeoJSON, TopoJSON, Shapefile, GeoPackage, FlatGeobuf, KML, OpenStreetMap, CSV with a "
                + "column of well-known text, and file geodatabases, lists from CSV and XLSX too, grids from GeoTIFF, GeoPackage and "
                + "ASCII grids."
        case .missingPart(let file, let part):
            "\(file): its \(part) file is missing. A Shapefile is several files of one name: "
                + "put the \(part) beside it, or convert it to a GeoPackage where it is whole."
        case .nothingInArchive(let file, let members):
            "\(file): no file in the archive can be read; it holds \(list(members)). Unpack it and name a file."
        case .severalInArchive(let file, let members):
            "\(file): the archive holds several files: \(list(members)). "
                + "Choose one with '--layer', or unpack it and name the file."
        case .unpacksTooLarge(let file, let allowed):
            "\(file) unpacks to more than \(megabytes(allowed)) MB, the most that is allowed for its size: maps and lists are "
                + "not packed so tightly. If it is right all the same, unpack it and name the file, or save it as CSV."
        case .noLayer(let file):
            "\(file) has no layer. Check that the export that made it was completed."
        case .severalLayers(let file, let layers):
            "\(file) has several layers: \(list(layers)). Choose one with '--layer'."
        case .noSuchLayer(let file, let layer, let layers):
            "\(file) has no layer '\(layer)'; it has \(list(layers)). Choose one with '--layer'."
        case .noSuchField(let file, let field, let fields):
            "\(file) has no field '\(field)'; it has \(list(fields)). \(suggestion(field, fields, "Did you mean '"))"
        case .badCondition(let file, let condition, let fields, let reason):
            "\(file): the condition \"\(condition)\" cannot be understood\(because(reason)). Write it as SQL does after "
                + "WHERE, for example \"level='8'\", about fields of the file: \(list(fields))."
        case .conditionOnTable(let file):
            "\(file): conditions can't be asked of a text table. Make it a GeoPackage: 'ogr2ogr areas.gpkg \(file)'."
        case .unknownEncoding(let name):
            "The encoding '\(name)' is not known. Give '--encoding UTF-8', 'GB18030' (GBK and GB2312 are part of it), "
                + "'Big5', or another that 'iconv -l' lists."
        case .encodingIsFixed(let file, let format, let asked):
            "\(file): \(format) is always UTF-8, so it cannot be read as \(asked). Leave '--encoding' out."
        case .damaged(let file, let layer, let row, let reason):
            "\(file)\(layer.map { ", layer '\($0)'" } ?? "")\(row.map { ", feature \($0)" } ?? ""): "
                + "the file is damaged or cut off\(because(reason)). Get a whole copy and try again."
        case .unsupportedGeometry(let file, let row, let type):
            "\(file), feature \(row): a \(type) cannot be used. Split it into polygons, lines or points."
        case .badShapeText(let file, let row, let defect):
            "\(file), row \(row): \(defect.explanation(in: .english))"
        case .undecodableText(let file, let encoding, let place):
            "\(file), \(place.english): the text is not \(encoding). Give the right one with '--encoding'."
        case .undecidedEncoding(let file, let place):
            "\(file), \(place.english): the text is neither UTF-8 nor GB18030. "
                + "Say what it is with '--encoding', or save the file as UTF-8."
        case .noHeader(let file):
            "\(file) has no header. Write the names of the columns into its first row."
        case .noShapeColumn(let file, let columns):
            "\(file) has no column of shapes; it has \(list(columns)). "
                + "Call the column that holds well-known text WKT, geometry or geom."
        case .repeatedColumn(let file, let column):
            "\(file): two columns are called '\(column)'. Rename one of them."
        case .surplusCells(let file, let row, let cells, let columns):
            "\(file), row \(row): \(cells) cells, but the header names \(columns) columns. "
                + "Put values that hold the separator in double quotes."
        case .rotatedGrid(let file):
            "\(file): the rows of the grid are turned against its axes. Make it straight: 'gdalwarp \(file) straight.tif'."
        case .unplacedGrid(let file):
            "\(file): the grid does not say where its cells lie. Put its world file (.tfw) beside it, or write the place "
                + "into it: 'gdal_edit.py -a_ullr WEST NORTH EAST SOUTH \(file)'."
        case .noSuchBand(let file, let band, let bands):
            "\(file) has no band \(band): it has \(bands). Choose one with '--band'."
        case .gridTooLarge(let file, let columns, let rows):
            "\(file) has \(columns) × \(rows) cells, and \(RasterReader.mostCells) is the most. Cut the city out of it: "
                + "'gdal_translate -projwin WEST NORTH EAST SOUTH \(file) city.tif'."
        case .unreadableTile(let file, let layer, let level, let column, let row):
            "\(file), grid '\(layer)': the tile in column \(column), row \(row) of zoom level \(level), from 0, is neither PNG nor "
                + "TIFF, and its people would be lost. Write the grid again as GeoTIFF, or get the file anew."
        case .exists(let file):
            "\(file) exists already. Use '--force' to overwrite it, or choose another name."
        case .noFolder(let file, let folder):
            "\(file) cannot be created: there is no folder \(folder). Make it first."
        case .unknownOutput(let file):
            "\(file): the ending does not say which format to write. Use one of \(OutputFormat.knownEndings)."
        case .cannotCreate(let file, let reason):
            "\(file) cannot be created\(because(reason)). Check that you may write there."
        case .cannotWrite(let file, let row, let reason):
            "\(file)\(row.map { ", feature \($0)" } ?? "") cannot be written\(because(reason)). "
                + "Check the space left on the disk and try again."
        case .needsWGS84(let file, let crs):
            "\(file): GeoJSON holds longitude and latitude on WGS 84, not \(crs). "
                + "Leave '--crs' out, or write another format."
        case .cannotHold(let file, let row, let what):
            "\(file), feature \(row): \(what.english)"
        }
    }

    private var chinese: String {
        switch self {
        case .noGDAL(let reason): "无法加载用于读写文件的 GDAL：\(reason)。请安装：apt-get install libgdal32。"
        case .notFound(let file):
            "\(file)：没有这个文件。请检查文件名和所在文件夹。"
        case .emptyFile(let file): "\(file) 是空文件。请检查导出或复制是否完成。"
        case .notAFile(let file, let itIs):
            "\(file) 是\(itIs.chinese)，不是文件。请指明文件本身。"
        case .cannotRead(let file, let reason):
            "\(file) 无法读取\(chineseReason(reason))。请检查读取权限。"
        case .unrecognised(let file, let reason):
            "\(file) 的格式无法识别\(chineseReason(reason))。图层可用 GeoJSON、TopoJSON、Shapefile、GeoPackage、FlatGeobuf、KML、OpenStreetMap、含 WKT 列的 CSV 和文件地理数据库；名单还可用 CSV 或 XLSX，栅格可用 GeoTIFF、GeoPackage 和 ASCII 栅格。"
        case .missingPart(let file, let part):
            "\(file)：缺少 \(part) 文件。Shapefile 由多个同名文件组成，请把 \(part) 放在一起，或在完整的地方转换为 GeoPackage。"
        case .nothingInArchive(let file, let members):
            "\(file)：压缩包中没有可读取的文件，其中有 \(chineseList(members))。请解压后指明文件。"
        case .severalInArchive(let file, let members):
            "\(file)：压缩包中有多个文件：\(chineseList(members))。请用“--layer”选择，或解压后指明文件。"
        case .unpacksTooLarge(let file, let allowed):
            "\(file) 解压后超过 \(megabytes(allowed)) MB，即该大小的压缩包所允许的上限：地图和名单不会有这样的压缩比。如确实无误，请解压后指明文件，或另存为 CSV。"
        case .noLayer(let file):
            "\(file) 中没有图层。请检查导出是否完成。"
        case .severalLayers(let file, let layers):
            "\(file) 有多个图层：\(chineseList(layers))。请用“--layer”选择。"
        case .noSuchLayer(let file, let layer, let layers):
            "\(file) 没有图层“\(layer)”，现有 \(chineseList(layers))。请用“--layer”选择。"
        case .noSuchField(let file, let field, let fields):
            "\(file) 没有字段“\(field)”，现有 \(chineseList(fields))。\(suggestion(field, fields, "是否指“", end: "”？"))"
        case .badCondition(let file, let condition, let fields, let reason):
            "\(file)：看不懂条件“\(condition)”\(chineseReason(reason))。请按 SQL 的 WHERE 写，例如 level='8'，可用的字段有 \(chineseList(fields))。"
        case .conditionOnTable(let file):
            "\(file)：不能对文本表格使用条件。请转换为 GeoPackage：ogr2ogr areas.gpkg \(file)。"
        case .unknownEncoding(let name):
            "不认识编码“\(name)”。请用“--encoding UTF-8”、“GB18030”（包括 GBK 和 GB2312）、“Big5”，或“iconv -l”列出的其他编码。"
        case .encodingIsFixed(let file, let format, let asked):
            "\(file)：\(format) 总是 UTF-8，不能按 \(asked) 读取。请去掉“--encoding”。"
        case .damaged(let file, let layer, let row, let reason):
            "\(file)\(layer.map { "，图层“\($0)”" } ?? "")\(row.map { "，第 \($0) 个要素" } ?? "")："
                + "文件损坏或不完整\(chineseReason(reason))。请取得完整的文件后重试。"
        case .unsupportedGeometry(let file, let row, let type):
            "\(file)，第 \(row) 个要素：不能使用 \(type) 几何。请拆分为面、线或点。"
        case .badShapeText(let file, let row, let defect):
            "\(file)，第 \(row) 行：\(defect.explanation(in: .chinese))"
        case .undecodableText(let file, let encoding, let place):
            "\(file)，\(place.chinese)：文字不是 \(encoding) 编码。请用“--encoding”指明正确的编码。"
        case .undecidedEncoding(let file, let place):
            "\(file)，\(place.chinese)：文字既不是 UTF-8 也不是 GB18030。请用“--encoding”指明编码，或另存为 UTF-8。"
        case .noHeader(let file):
            "\(file) 没有表头。请在第一行写上列名。"
        case .noShapeColumn(let file, let columns):
            "\(file) 没有几何列，现有 \(chineseList(columns))。请将存放 WKT 的列命名为 WKT、geometry 或 geom。"
        case .repeatedColumn(let file, let column):
            "\(file)：有两列都叫“\(column)”。请改掉其中一个列名。"
        case .surplusCells(let file, let row, let cells, let columns):
            "\(file)，第 \(row) 行：有 \(cells) 个单元格，而表头只有 \(columns) 列。含分隔符的值请加双引号。"
        case .rotatedGrid(let file):
            "\(file)：栅格的行与坐标轴不平行。请先校正：gdalwarp \(file) straight.tif。"
        case .unplacedGrid(let file):
            "\(file)：栅格没有说明像元的位置。请把坐标文件（.tfw）放在一起，或写入位置：gdal_edit.py -a_ullr 西 北 东 南 \(file)。"
        case .noSuchBand(let file, let band, let bands):
            "\(file) 没有第 \(band) 波段，共有 \(bands) 个。请用“--band”选择。"
        case .gridTooLarge(let file, let columns, let rows):
            "\(file) 有 \(columns) × \(rows) 个像元，上限为 \(RasterReader.mostCells)。请先裁出城市范围：gdal_translate -projwin 西 北 东 南 \(file) city.tif。"
        case .unreadableTile(let file, let layer, let level, let column, let row):
            "\(file)，格网“\(layer)”：缩放级别 \(level) 第 \(column) 列、第 \(row) 行的瓦片（从 0 数起）既不是 PNG 也不是 TIFF，其中的人口会丢失。"
                + "请把格网另存为 GeoTIFF，或重新获取文件。"
        case .exists(let file):
            "\(file) 已经存在。请用“--force”覆盖，或换一个文件名。"
        case .noFolder(let file, let folder):
            "\(file) 无法创建：没有文件夹 \(folder)。请先建立。"
        case .unknownOutput(let file):
            "\(file)：从扩展名看不出要写哪种格式。请使用 \(OutputFormat.knownEndings) 之一。"
        case .cannotCreate(let file, let reason):
            "\(file) 无法创建\(chineseReason(reason))。请检查写入权限。"
        case .cannotWrite(let file, let row, let reason):
            "\(file)\(row.map { "，第 \($0) 个要素" } ?? "") 无法写入\(chineseReason(reason))。请检查磁盘空间后重试。"
        case .needsWGS84(let file, let crs):
            "\(file)：GeoJSON 只能存放 WGS 84 经纬度，不能是 \(crs)。请不要指定 --crs，或改用其他格式。"
        case .cannotHold(let file, let row, let what):
            "\(file)，第 \(row) 个要素：\(what.chinese)"
        }
    }
}

extension OddFile {
    fileprivate var english: String {
        switch self {
        case .folder: "a folder"
        case .pipe: "a pipe"
        case .device: "a device"
        case .socket: "a socket"
        }
    }

    fileprivate var chinese: String {
        switch self {
        case .folder: "文件夹"
        case .pipe: "管道"
        case .device: "设备"
        case .socket: "套接字"
        }
    }
}

extension TextPlace {
    fileprivate var english: String {
        switch self {
        case .value(let row, let field): "row \(row), field '\(field)'"
        case .columnName(let index): "the name of column \(index)"
        case .byte(let offset, let line): "line \(line), byte \(offset)"
        }
    }

    fileprivate var chinese: String {
        switch self {
        case .value(let row, let field): "第 \(row) 行，字段“\(field)”"
        case .columnName(let index): "第 \(index) 列的列名"
        case .byte(let offset, let line): "第 \(line) 行，第 \(offset) 字节"
        }
    }
}

extension Unholdable {
    fileprivate var english: String {
        switch self {
        case .noGeometry:
            "FlatGeobuf has no place for a feature without geometry. Write a GeoPackage instead."
        case .otherGeometry(let expected, let found):
            "a \(found) does not belong into a layer of kind \(expected). Write them into two files."
        case .wrongNumberOfAttributes(let expected, let found):
            "\(found) attributes for \(expected) fields. This is a mistake of the program: please report it."
        }
    }

    fileprivate var chinese: String {
        switch self {
        case .noGeometry: "FlatGeobuf 不能存放没有几何的要素。请改用 GeoPackage。"
        case .otherGeometry(let expected, let found):
            "\(found.chinese)不能写入\(expected.chinese)图层。请分成两个文件。"
        case .wrongNumberOfAttributes(let expected, let found):
            "\(expected) 个字段却有 \(found) 个属性值。这是程序的错误，请报告。"
        }
    }
}

extension GeometryKind {
    fileprivate var chinese: String {
        switch self {
        case .none: "无几何"
        case .point: "点"
        case .line: "线"
        case .polygon: "面"
        }
    }
}

private func because(_ reason: String) -> String { reason.isEmpty ? "" : " (\(reason))" }

private func chineseReason(_ reason: String) -> String { reason.isEmpty ? "" : "（\(reason)）" }

private func megabytes(_ bytes: Int) -> Int { bytes >> 20 }

private func list(_ names: [String]) -> String { listed(names, none: "nothing", in: .english) }

private func chineseList(_ names: [String]) -> String { listed(names, none: "（空）", in: .chinese) }

private func suggestion(_ word: String, _ names: [String], _ start: String, end: String = "'?") -> String {
    nearestNames(to: word, among: names, limit: 1).first.map { start + $0 + end }
        ?? (end == "'?" ? "Name one of them." : "请选择其中之一。")
}
