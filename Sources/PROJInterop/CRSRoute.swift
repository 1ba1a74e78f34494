public import GeoModel

/// How a layer anywhere in a CRS's area of use would go to another CRS, or why it would not.
///
/// A layer that lies in a smaller place may find an operation where the whole area has none.
public struct CRSRoute: Hashable, Sendable {
    public let target: CRS
    public let outcome: Outcome

    public enum Outcome: Hashable, Sendable {
        /// The names of the steps, none where numbers stay as they are; an accuracy where one is stated.
        case operation(steps: [String], accuracy: Meters?, isBallpark: Bool)
        case refused(PROJError)
    }

    public init(from crs: CRS, described facts: CRSDescription, to target: CRS) {
        self.target = target
        do throws(PROJError) {
            let operation = try CoordinateOperation(from: crs.identified(), to: target, over: facts.numbersOfUse)
            outcome = .operation(
                steps: operation.stepNames, accuracy: operation.accuracy, isBallpark: operation.isBallpark)
        } catch {
            outcome = .refused(error)
        }
    }
}
