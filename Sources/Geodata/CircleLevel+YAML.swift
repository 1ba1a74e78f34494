import GeoModel
import PlanningModel
internal import Yams

extension CircleLevel {
    static let keys = [
        "minutes", "title", "residents", "dwellings", "land-ha", "green-m2-per-person", "source", "certainty",
    ]

    /// Nil where something that it needs is absent or not understood.
    init?(_ mapping: YAMLMapping) {
        let minutes = mapping.required("minutes")?.wholeNumber(from: 1)
        let title = mapping["title"]?.translations() ?? [:]
        let residents = mapping["residents"]?.wholeRange()
        let dwellings = mapping["dwellings"]?.wholeRange()
        let land = mapping["land-ha"]?.range()
        let green = mapping["green-m2-per-person"]?.positiveNumber()
        let source = mapping.required("source")?.word()
        let certainty: Certainty? = mapping.required("certainty")?.choice()
        guard let minutes, let source, let certainty else { return nil }
        self.init(
            minutes: minutes, title: title, residents: residents, dwellings: dwellings, land: land,
            greenPerPerson: green, source: source, certainty: certainty)
    }
}

extension YAMLValue {
    /// `[130, 200]`: two numbers greater than 0, the first not above the second.
    fileprivate func range() -> ClosedRange<Double>? { range(.range) { Double($0) } }

    /// The same of whole numbers.
    fileprivate func wholeRange() -> ClosedRange<Int>? { range(.wholeRange) { Int($0) } }

    private func range<Number: Comparable & Numeric>(
        _ expected: SchemeDefect.Expectation, _ number: (String) -> Number?
    ) -> ClosedRange<Number>? {
        if case .sequence(let sequence) = node, sequence.count == 2 {
            let bounds = sequence.compactMap { $0.scalar.flatMap { number($0.string) } }
            if bounds.count == 2, 0 < bounds[0], bounds[0] <= bounds[1] { return bounds[0]...bounds[1] }
        }
        refuse(expected)
        return nil
    }
}
