public import GeoModel

extension OSMError {
    public func explanation(in language: Language) -> String {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }

    private var english: String {
        switch self {
        case .noSuchFile(let file): "There is no file \(file). Name an OpenStreetMap file that is there."
        case .unknownFormat(let file):
            "\(file) is no OpenStreetMap file that is read. Give .osm.pbf, .osm, .osm.gz, .osm.bz2 or .o5m."
        case .unknownPacking(let file, let packing):
            "\(file) is packed with \(packing), which is not read. Unpack it, or rewrite it with 'osmium cat -o x.osm.pbf'."
        case .damaged(let file, let reason):
            "\(file) is damaged or cut short: \(reason). Download it again, and try again."
        case .offEarth(let file, let node):
            "Node \(node) in \(file) lies nowhere on Earth. Mend its lat and lon, and try again."
        case .tooLarge(let file, let limit?):
            "\(file) unpacks to more than \(limit) bytes, 200 times its size. Unpack it yourself if that is meant."
        case .tooLarge(let file, nil):
            "\(file) holds more than memory does. Cut out the city with 'osmium extract', and try again."
        case .changes(let file):
            "\(file) holds changes or history, not a map of one day. Give an extract, or apply it with 'osmium apply-changes'."
        case .nothingWalkable(let file):
            "\(file) has no street that is walked. Give an extract with ways that have 'highway'."
        case .noNodes(let file):
            "\(file) has streets, and none of their nodes. It is cut short, or was filtered: download it again."
        }
    }

    private var chinese: String {
        switch self {
        case .noSuchFile(let file): "文件不存在：\(file)。请指定已有的 OpenStreetMap 文件。"
        case .unknownFormat(let file):
            "\(file) 不是可读取的 OpenStreetMap 文件。请使用 .osm.pbf、.osm、.osm.gz、.osm.bz2 或 .o5m。"
        case .unknownPacking(let file, let packing):
            "\(file) 用 \(packing) 压缩，无法读取。请先解压，或用“osmium cat -o x.osm.pbf”转换。"
        case .damaged(let file, let reason): "\(file) 已损坏或不完整：\(reason)。请重新下载后再试。"
        case .offEarth(let file, let node): "\(file) 中的节点 \(node) 不在地球上。请更正其 lat 和 lon 后再试。"
        case .tooLarge(let file, let limit?): "\(file) 解压后超过 \(limit) 字节（其大小的 200 倍）。如确属正常，请自行解压。"
        case .tooLarge(let file, nil): "\(file) 超出内存。请用“osmium extract”截取城市范围后再试。"
        case .changes(let file): "\(file) 是变更或历史文件，而非某一天的地图。请使用数据摘录，或用“osmium apply-changes”应用变更。"
        case .nothingWalkable(let file): "\(file) 中没有可步行的街道。请使用含有 highway 道路的数据。"
        case .noNodes(let file): "\(file) 含有街道，却没有其任何节点。文件不完整或经过筛选：请重新下载。"
        }
    }
}
