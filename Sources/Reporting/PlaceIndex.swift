internal import AreaLookup
internal import BoundaryQuality
public import GeoModel
internal import PROJInterop
public import PlanningModel
public import ProjectStore
public import Responsibility
internal import WalkNetwork

/// All that questions about places of a project need on a day, read once: whose a place is, who is responsible there, where
/// claims meet, and what is within a walk.
///
/// Immutable, so that many threads may ask at once; the same place always gets the same answer.
public final class PlaceIndex: Sendable {
    public let question: PlaceQuestion
    /// What the project's positions are in.
    public let crs: CRS
    public let reader: PlaceReader
    /// Those in force on the day, the finest first: the smallest, then by id.
    public let areas: [Area]
    /// Of each area what each rule that judges it says, in the order of the scheme's rules.
    public let judgements: [[Judgement]]
    /// Of each area its state in one word, with what decided: see ``Responsibility/CoverageReport/leadingVerdicts``.
    let leading: [Verdict?]
    /// Those of the day; none where nobody asks.
    public let dutyOverlaps: [DutyOverlap]
    let dataOverlaps: [DataOverlap]
    let circle: PlaceCircle?
    /// The number of each area by its id.
    let numbers: [String: Int]
    let lookup: AreaLookup
    private let claims: PlaceClaims
    private let overlapLookup: AreaLookup
    private let geodesic: Geodesic

    /// How much memory it takes, in bytes, roughly: of each vertex its position and its edge, which stands in a few cells.
    public let byteCount: Int

    /// What a rule says of an area.
    public struct Judgement: Sendable {
        public let requirement: Requirement
        public let roles: [Role]
        public let verdict: Verdict
        let asOf: CalendarDay
    }

    /// - Throws: What is wrong with the project's boundaries, streets or facilities.
    init(_ question: PlaceQuestion, of project: Project) throws {
        self.question = question
        reader = try PlaceReader(of: project)
        crs = reader.crs
        geodesic = Geodesic(on: Ellipsoid(of: crs))
        areas = try project.areas().inForce(on: question.asOf).sorted {
            ($0.area.value, $0.id) < ($1.area.value, $1.id)
        }
        let boundaries = try areas.map(project.boundary(of:))
        lookup = AreaLookup(boundaries)
        byteCount = boundaries.reduce(0) { $0 + 1_024 + 96 * $1.vertexCount }
        let report = try project.coverage(under: question.scheme, on: question.asOf)
        let numbers = Dictionary(uniqueKeysWithValues: areas.enumerated().map { ($1.id, $0) })
        var judgements = [[Judgement]](repeating: [], count: areas.count)
        for rule in report.rules {
            for verdict in rule.verdicts {
                guard let number = numbers[verdict.area.id] else { continue }
                judgements[number].append(
                    Judgement(
                        requirement: rule.requirement, roles: rule.roles, verdict: verdict, asOf: question.asOf))
            }
        }
        (self.judgements, self.numbers) = (judgements, numbers)
        let verdicts = report.leadingVerdicts
        leading = areas.map { verdicts[$0.id] }
        claims = PlaceClaims(try project.appointments().filter { $0.term.contains(question.asOf) }, numbers)
        let overlaps =
            question.tellsOverlaps && !areas.isEmpty
            ? try project.overlaps(.all, under: question.scheme, on: question.asOf) : nil
        dutyOverlaps = overlaps?.dutyOverlaps ?? []
        dataOverlaps = overlaps?.dataOverlaps ?? []
        overlapLookup = AreaLookup(
            try dutyOverlaps.map { overlap in
                switch overlap.ground {
                case .area(let area): try project.boundary(of: area)
                case .shape(let shape): shape
                }
            } + dataOverlaps.map(\.ground))
        circle = try PlaceCircle(question, of: project)
    }

    /// What is known of a place.
    public func answer(at place: LocatedPlace) -> PlaceAnswer {
        let position = place.position
        let hits = lookup.hits(at: position)
        let overlaps = overlapLookup.hits(at: position).map(\.number)
        return PlaceAnswer(
            index: self, place: place,
            areas: hits.map { hit in
                PlaceAnswer.Hit(
                    number: hit.number, isOnBorder: hit.isOnBorder,
                    distance: hit.isOnBorder ? Meters(0) : distance(from: position, toBorderOf: hit.number))
            },
            others: claims.others(at: position, in: hits.map(\.number), judgements: judgements),
            dutyOverlaps: overlaps.filter { $0 < dutyOverlaps.count }.map { dutyOverlaps[$0] },
            dataOverlaps: overlaps.filter { $0 >= dutyOverlaps.count }.map { dataOverlaps[$0 - dutyOverlaps.count] },
            circle: circle?.walks(from: position, tags: hits.flatMap { areas[$0.number].tags }))
    }

    /// The area of an id, on the day; nil where there is none.
    public func area(id: String) -> Area? { numbers[id].map { areas[$0] } }

    /// How far it is to the nearest border of an area, on the ellipsoid.
    private func distance(from place: Position, toBorderOf number: Int) -> Meters {
        let meter = LocalPlane(at: place, on: geodesic.ellipsoid).degrees(1)
        let nearest = lookup.nearestBorder(
            of: number, to: place, metersPerDegree: (1 / meter.longitude, 1 / meter.latitude))
        // What contains a place has a border.
        return nearest.map { geodesic.distance(from: place, to: $0.position) } ?? Meters(0)
    }
}

extension Project {
    /// All that is needed for questions about places on a day.
    public func placeIndex(_ question: PlaceQuestion) throws -> PlaceIndex { try PlaceIndex(question, of: self) }

    /// Reads places as people paste them.
    public func placeReader() throws -> PlaceReader { try PlaceReader(of: self) }
}
