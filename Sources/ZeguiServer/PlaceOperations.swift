internal import GeoModel
internal import Reporting

/// What can be asked about one place, for the OpenAPI document.
struct PlaceOperations {
    let inquiry: Inquiry

    private var isEnglish: Bool { inquiry.language == .english }

    func all() -> [OpenAPIOperation] {
        let common = CommonParameters(inquiry: inquiry)
        let words = inquiry.served.words
        var at = parameter(
            "at", ("The place: longitude,latitude, or as people write it.", "地点：经度,纬度，或常见写法。"), Schema.text)
        at.isRequired = true
        let crs = parameter(
            "crs",
            (
                "What the place is in: wgs84, cgcs2000, gcj02, bd09 or EPSG:n.",
                "地点的坐标系：wgs84、cgcs2000、gcj02、bd09 或 EPSG:n。"
            ),
            Schema.text)
        let profile = parameter(
            "profile", ("Who walks.", "步行者。"), Schema.oneOf(words.profiles.map(\.name), usual: words.usualProfile.name))
        let asOf = parameter(
            "as-of",
            (
                "The day that is asked about, as the command calls it; not beside 'datetime'.",
                "查询日期（同命令选项）；不可与“datetime”并用。"
            ),
            Schema.value(of: .day, isNullable: false))
        let standard = parameter(
            "standard", ("Another standard than the project's.", "其他标准；默认为项目的标准。"), Schema.oneOf(words.standards))
        let minutes = OpenAPIParameter(
            name: "minutes", description: isEnglish ? "The times, 5,10,15 unless said." : "分钟数，默认 5,10,15。",
            schema: Schema.list(of: .object(["type": .text("number")]), least: 1, most: 10), isList: true)
        return [
            OpenAPIOperation(
                path: "/query", id: "query",
                summary: isEnglish
                    ? "Whose area a place is, who is responsible, and what is near." : "某地属于哪个区域、由谁负责、周边有何设施。",
                parameters: [at, crs, common.datetime, asOf, common.scheme(), standard, profile, common.language],
                answers: [MediaType.json: Schema.anyObject], failures: [400, 422]),
            OpenAPIOperation(
                path: "/isochrone", id: "isochrone",
                summary: isEnglish ? "Where one gets on foot from a place." : "自某地步行可达的范围。",
                parameters: [at, crs, minutes, profile, common.language],
                answers: [MediaType.geoJSON: Schema.anyObject], failures: [400, 422]),
        ]
    }

    private func parameter(
        _ name: String, _ description: (english: String, chinese: String), _ schema: JSONPiece
    ) -> OpenAPIParameter {
        OpenAPIParameter(
            name: name, description: isEnglish ? description.english : description.chinese, schema: schema)
    }
}
