internal import CPROJ
import GeoModel

/// The one way in which all coordinates of a layer move from one CRS to another.
///
/// One operation serves the whole layer: PROJ would otherwise choose anew for each point, and tear a layer apart where
/// the areas of two operations meet. Numbers are east before north on both sides, whatever the CRS's own order is.
///
/// Not `Sendable`: PROJ's objects serve one thread at a time.
public final class CoordinateOperation {
    /// What PROJ calls its steps, in their order; none where source and target are the same.
    public let stepNames: [String]
    public var name: String { stepNames.isEmpty ? "none" : stepNames.joined(separator: " + ") }
    /// How far results may be off; zero for formulas within one datum, nil where nobody has stated it.
    public let accuracy: Meters?
    /// Whether it passes over a difference between datums: only CGCS2000 ↔ WGS 84, less than a metre.
    public let isBallpark: Bool
    /// Whether source and target are the same.
    public let isIdentity: Bool

    /// Applied one after the other; none where numbers stay as they are.
    let steps: [OperationStep]
    let sourceIsGeographic: Bool
    let order: AxisOrder

    /// Chooses the operation for a layer.
    ///
    /// - Parameters:
    ///   - extent: Where the layer lies, in its own numbers. An operation is taken only if its own area holds the whole
    ///     extent. An empty extent asks for an operation that is good everywhere.
    ///   - order: Of the source's numbers; the target's are east first.
    /// - Throws: ``PROJError/ballpark(from:to:)`` when PROJ has only a guess, save between CGCS2000 and WGS 84;
    ///   ``PROJError/unknownCRS(_:reason:)``; ``PROJError/noOperation(from:to:)``.
    /// - Complexity: Nothing between 4490 and 4326; 1 ms within a datum; 10 ms for a projected CRS that is a text, and
    ///   between datums; 5 ms more for the first in a process, which loads proj.db.
    public init(from: CRS, to: CRS, over extent: Extent, order: AxisOrder = .eastFirst) throws(PROJError) {
        let plan = try OperationPlan(
            from: from.recognized, to: to.recognized, over: order == .eastFirst ? extent : extent.swapped)
        self.order = order
        stepNames = (order == .northFirst ? ["Axis order reversed"] : []) + plan.names
        accuracy = plan.accuracy
        isBallpark = plan.isBallpark
        isIdentity = plan.isIdentity && order == .eastFirst
        steps = plan.steps
        sourceIsGeographic = plan.sourceIsGeographic
    }
}
