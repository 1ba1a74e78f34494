internal import GeoModel

/// What the project says on a day, under a scheme, in a language.
struct ServedDay: Sendable {
    let edition: ServedEdition
    let day: CalendarDay
    /// One that ships; nil for the one that the project is served with.
    let scheme: String?
    let language: Language

    /// A collection with its features, out of what is kept or computed now.
    func layer(_ collection: ServedCollection) async throws -> ServedLayer {
        try await edition.answer(
            to: ServedLayer.Question(
                collection: collection, day: day, scheme: collection.isJudged ? scheme : nil,
                language: collection.isTold ? language : .english))
    }
}
