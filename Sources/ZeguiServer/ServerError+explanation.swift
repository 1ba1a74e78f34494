public import GeoModel
internal import VectorTiles

extension ServerError {
    public func explanation(in language: Language) -> String {
        switch (self, language) {
        case (.unknownParameter(let name, let nearest, let known), .english):
            "There is no parameter '\(name)' here\(nearest.first.map { "; did you mean '\($0)'" } ?? ""). Parameters: \(listed(known, none: "–", in: language))."
        case (.unknownParameter(let name, let nearest, let known), .chinese):
            "此处没有参数“\(name)”\(nearest.first.map { "；是否指“\($0)”" } ?? "")。可用参数：\(listed(known, none: "–", in: language))。"
        case (.repeatedParameter(let name), .english): "The parameter '\(name)' is given more than once. Give it once."
        case (.repeatedParameter(let name), .chinese): "参数“\(name)”重复给出。请只给一次。"
        case (.badParameter(let name, let value, let expected), .english):
            "'\(name)=\(value.shortened)' can't be read: it is \(expected.text(in: language))."
        case (.badParameter(let name, let value, let expected), .chinese):
            "无法读取“\(name)=\(value.shortened)”：应为\(expected.text(in: language))。"
        case (.missingParameter(let name, let expected), .english):
            "The parameter '\(name)' is missing: it is \(expected.text(in: language))."
        case (.missingParameter(let name, let expected), .chinese):
            "缺少参数“\(name)”：应为\(expected.text(in: language))。"
        case (.badQueryText(let text), .english):
            "'\(text.shortened)' can't be read: '%' is followed by two hexadecimal digits, and the bytes are UTF-8. Encode it again."
        case (.badQueryText(let text), .chinese):
            "无法读取“\(text.shortened)”：“%”之后应为两位十六进制数字，且字节须为 UTF-8。请重新编码。"
        case (.noSuchPath(let path), .english): "There is nothing at '\(path.shortened)'. What there is begins at '/'."
        case (.noSuchPath(let path), .chinese): "“\(path.shortened)”处没有内容。请从“/”开始浏览。"
        case (.noSuchCollection(let name, let nearest, let all), .english):
            "There is no collection '\(name.shortened)'\(nearest.first.map { "; did you mean '\($0)'" } ?? ""). Collections: \(listed(all, none: "–", in: language))."
        case (.noSuchCollection(let name, let nearest, let all), .chinese):
            "没有名为“\(name.shortened)”的集合\(nearest.first.map { "；是否指“\($0)”" } ?? "")。集合：\(listed(all, none: "–", in: language))。"
        case (.noSuchFeature(let id, let collection), .english):
            "The collection \(collection) has no feature '\(id.shortened)' on that day. See '/collections/\(collection)/items' for those that it has."
        case (.noSuchFeature(let id, let collection), .chinese):
            "集合 \(collection) 在该日没有要素“\(id.shortened)”。现有要素见“/collections/\(collection)/items”。"
        case (.noSuchTile(let place), .english):
            "There is no tile '\(place.shortened)'. WebMercatorQuad has zooms from 0 to \(TileAddress.deepestZoom), and at zoom z rows and columns from 0 to 2^z - 1: .../z/row/column."
        case (.noSuchTile(let place), .chinese):
            "没有瓦片“\(place.shortened)”。WebMercatorQuad 的缩放级别为 0 至 \(TileAddress.deepestZoom)，z 级的行列号为 0 至 2^z - 1：…/z/行/列。"
        case (.noMapLibre(let file), .english):
            "There is no '\(file)' here: MapLibre GL JS is not installed. Run 'Scripts/setup', or set ZEGUI_MAPLIBRE to its folder, and start 'zegui serve' again."
        case (.noMapLibre(let file), .chinese):
            "此处没有“\(file)”：未安装 MapLibre GL JS。请运行“Scripts/setup”，或将 ZEGUI_MAPLIBRE 设为其所在文件夹，然后重新启动“zegui serve”。"
        case (.methodNotAllowed(let method), .english):
            "'\(method.shortened)' is not answered here: a project is only read through the server. Use GET."
        case (.methodNotAllowed(let method), .chinese):
            "此处不接受“\(method.shortened)”：服务器只读取项目。请使用 GET。"
        case (.urlTooLong(let most), .english): "A URL has no more than \(most) bytes. Ask for less."
        case (.urlTooLong(let most), .chinese): "网址不得超过 \(most) 字节。请减少查询内容。"
        case (.bodyRefused, .english): "A request has no body here. Ask with GET, and everything in the URL."
        case (.bodyRefused, .chinese): "此处的请求不得带有正文。请使用 GET，并将内容写在网址中。"
        case (.stillComputing, .english): "The answer is being computed, which takes a while. Try again in a moment."
        case (.stillComputing, .chinese): "结果正在计算，需要一些时间，请稍后再试。"
        case (.busy, .english): "Too much is asked at once. Try again in a moment."
        case (.busy, .chinese): "请求过多，请稍后再试。"
        case (.projectChanging(let path), .english): "\(path) is being changed. Try again when that is done."
        case (.projectChanging(let path), .chinese): "\(path) 正在被修改，请稍后再试。"
        case (.unreadable(let file, let reason), .english):
            "\(file) can't be read: \(reason). Check the path and its permissions."
        case (.unreadable(let file, let reason), .chinese): "无法读取 \(file)：\(reason)。请检查路径及其权限。"
        case (.addressInUse(let host, let port), .english):
            "Port \(port) of \(host) is in use by another program. Choose another with '--port', or 0 for any that is free."
        case (.addressInUse(let host, let port), .chinese):
            "\(host) 的端口 \(port) 已被其他程序占用。请用“--port”选择其他端口，0 表示任意空闲端口。"
        case (.cannotListen(let host, let port, let reason), .english):
            "Can't listen at \(host), port \(port): \(reason). Choose another '--host' or '--port'."
        case (.cannotListen(let host, let port, let reason), .chinese):
            "无法在 \(host) 端口 \(port) 监听：\(reason)。请选择其他“--host”或“--port”。"
        }
    }
}

extension ServerError.Expected {
    fileprivate func text(in language: Language) -> String {
        switch (self, language) {
        case (.wholeNumber(let range), .english):
            "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case (.wholeNumber(let range), .chinese): " \(range.lowerBound) 至 \(range.upperBound) 之间的整数"
        case (.oneOf(let words), .english): "one of: \(listed(words, none: "–", in: language))"
        case (.oneOf(let words), .chinese): "以下之一：\(listed(words, none: "–", in: language))"
        case (.day, .english):
            "a day such as 2021-12-31, or a time such as 2021-12-31T12:00:00Z, of which the day counts"
        case (.day, .chinese): "日期，如 2021-12-31；或时刻，如 2021-12-31T12:00:00Z（取其日期）"
        case (.box, .english):
            "four numbers, west,south,east,north (or the order of 'bbox-crs'), south not above north; six with heights"
        case (.box, .chinese): "四个数：西,南,东,北（或按“bbox-crs”的轴序），南不大于北；带高程时为六个数"
        case (.value(.integer), .english): "a whole number"
        case (.value(.integer), .chinese): "整数"
        case (.value(.real), .english): "a number"
        case (.value(.real), .chinese): "数"
        case (.value(.day), .english): "a day such as 2021-12-31"
        case (.value(.day), .chinese): "日期，如 2021-12-31"
        case (.value(.text), .english), (.text, .english): "a text that is not empty"
        case (.value(.text), .chinese), (.text, .chinese): "非空文本"
        case (.place, .english): "a place such as 116.397,39.908, longitude first, or 39°54'29\"N 116°23'50\"E"
        case (.place, .chinese): "地点，如 116.397,39.908（经度在前），或 39°54'29\"N 116°23'50\"E"
        case (.placeCRS, .english): "one of wgs84, cgcs2000, gcj02, bd09, or a code such as EPSG:4547"
        case (.placeCRS, .chinese): " wgs84、cgcs2000、gcj02、bd09 之一，或代码，如 EPSG:4547"
        case (.minutes(let most, let times), .english):
            "up to \(times) numbers of minutes, such as 5,10,15, each greater than 0 and at most \(most)"
        case (.minutes(let most, let times), .chinese):
            "至多 \(times) 个分钟数，如 5,10,15，每个大于 0 且不超过 \(most)"
        }
    }
}

extension String {
    /// The beginning of what a stranger wrote, long enough to recognise it.
    fileprivate var shortened: String { count > 80 ? prefix(80) + "…" : self }
}
