internal import GeoModel
internal import Hummingbird
internal import PlanningModel
internal import Reporting

/// Questions about one place, answered as the commands answer them, byte for byte.
struct PlaceRoutes {
    let served: ServedProject

    func add(to router: Router<ServerContext>) {
        router.answer("/query", from: served) { try await query($0) }
        router.answer("/isochrone", from: served) { try await isochrone($0) }
    }

    static let queryParameters = ["at", "crs", "datetime", "as-of", "scheme", "standard", "profile", "lang"]
    static let isochroneParameters = ["at", "crs", "minutes", "profile", "lang"]

    /// What `zegui query --at … --format json` prints.
    private func query(_ inquiry: Inquiry) async throws -> Response {
        let parameters = try inquiry.query.parameters(Self.queryParameters)
        let question = PlaceIndexQuestion(
            day: try inquiry.day(parameters), scheme: try inquiry.scheme(parameters),
            standard: try parameters.word("standard", among: served.words.standards),
            pace: try inquiry.pace(parameters))
        let (place, crs) = (try parameters.place(), try parameters.placeCRS())
        return try await inquiry.tagged(question.day.description) {
            let index = try await inquiry.edition.answer(to: question)
            let answer = index.answer(at: try await inquiry.edition.located(place, in: crs, by: index.reader))
            return Response(json: try answer.json(in: inquiry.language), in: inquiry.language)
        }
    }

    /// The GeoJSON that `zegui isochrone` writes.
    private func isochrone(_ inquiry: Inquiry) async throws -> Response {
        let parameters = try inquiry.query.parameters(Self.isochroneParameters)
        let (place, crs) = (try parameters.place(), try parameters.placeCRS())
        let (minutes, pace) = (try parameters.minutes(), try inquiry.pace(parameters))
        return try await inquiry.tagged {
            let index = try await inquiry.edition.answer(to: WalkIndexQuestion())
            let bytes = try await inquiry.edition.read { project in
                let located = try project.placeReader().located(place, in: crs)
                return try index.isochrones(from: located, minutes: minutes, at: pace).geoJSON()
            }
            return Response(
                status: .ok, headers: [.contentType: MediaType.geoJSON],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }
    }
}

/// All that answers about places on a day need.
struct PlaceIndexQuestion: KeptAnswer {
    let day: CalendarDay
    let scheme: String?
    let standard: String?
    let pace: WalkingPace

    func computed(in edition: ServedEdition) async throws -> PlaceIndex {
        try await edition.read { project in
            let standard = try standard.map { try edition.settings.geodata.standard(named: $0) } ?? edition.standard
            return try project.placeIndex(
                PlaceQuestion(under: edition.scheme(named: scheme), asOf: day, standard: standard, at: pace))
        }
    }

    static func size(of index: PlaceIndex) -> Int { index.byteCount }
}

/// The streets, for isochrones.
struct WalkIndexQuestion: KeptAnswer {
    func computed(in edition: ServedEdition) async throws -> WalkIndex {
        try await edition.read { try $0.walkIndex() }
    }

    static func size(of index: WalkIndex) -> Int { index.byteCount }
}

extension ServedEdition {
    /// Where a place lies.
    ///
    /// Systems that have to be looked up in PROJ's database, which takes milliseconds, are not read on the threads that answer
    /// requests.
    fileprivate func located(_ place: String, in crs: CRS, by reader: PlaceReader) async throws -> LocatedPlace {
        switch crs {
        case .wgs84, .cgcs2000, .gcj02, .bd09: try reader.located(place, in: crs)
        default: try await read { _ in try reader.located(place, in: crs) }
        }
    }
}

extension Inquiry {
    fileprivate func pace(_ parameters: QueryParameters) throws -> WalkingPace {
        let words = served.words
        let name = try parameters.word("profile", among: words.profiles.map(\.name))
        return WalkingPace(words.profiles.first { $0.name == name } ?? words.usualProfile)
    }
}

extension QueryParameters {
    /// The limits of `minutes`, which a stranger's walk may not go beyond.
    private static let mostMinutes = 60.0
    private static let mostTimes = 10

    fileprivate func place() throws(ServerError) -> String {
        guard let place = try text("at") else { throw .missingParameter("at", .place) }
        return place
    }

    /// A stranger names a system by its name or code; texts of PROJ are not read.
    fileprivate func placeCRS() throws(ServerError) -> CRS {
        guard let name = try text("crs") else { return .wgs84 }
        switch CRS(named: name) {
        case .epsg(let code)?: return .epsg(code)
        case .gcj02?: return .gcj02
        case .bd09?: return .bd09
        case .wellKnownText?, .pipeline?, nil: throw .badParameter("crs", value: name, .placeCRS)
        }
    }

    fileprivate func minutes() throws(ServerError) -> [Double] {
        guard let text = try text("minutes") else { return [5, 10, 15] }
        let words = text.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = words.compactMap { Double($0) }.filter { $0 > 0 && $0 <= Self.mostMinutes }
        guard numbers.count == words.count, numbers.count <= Self.mostTimes else {
            throw .badParameter("minutes", value: text, .minutes(most: Int(Self.mostMinutes), times: Self.mostTimes))
        }
        return numbers
    }
}
