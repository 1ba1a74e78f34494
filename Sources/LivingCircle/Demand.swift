public import GeoModel
public import PlanningModel
public import WalkNetwork

/// Who walks, from where: places, each with a weight and the areas it lies in.
public struct Demand: Sendable {
    /// A place of demand: homes, a cell of a grid, a piece of street.
    public struct Place: Sendable {
        public var position: Position
        /// Where it hangs on the network; nil for one that is too far from any street, which reaches nothing.
        public var foothold: Foothold?
        /// People, metres of street, square metres of land or buildings: see ``Demand/weight``; at least 0.
        public var weight: Double

        public init(position: Position, foothold: Foothold?, weight: Double) {
            (self.position, self.foothold, self.weight) = (position, foothold, weight)
        }
    }

    public let weight: CircleFormula.Weight
    public let places: [Place]
    /// Where the areas of each place begin in ``areaNumbers``, and behind the last where they end.
    public let areaOffsets: [Int32]
    /// The numbers of the areas a place lies in, place by place; none for a place outside them all.
    public let areaNumbers: [Int32]

    /// - Parameters:
    ///   - weight: What the weights count.
    ///   - areas: Of each place the numbers of its areas.
    public init(_ weight: CircleFormula.Weight, _ places: [Place], areas: [[Int32]]) {
        precondition(places.count == areas.count, "every place has its list of areas")
        self.weight = weight
        self.places = places
        var offsets: [Int32] = [0]
        offsets.reserveCapacity(areas.count + 1)
        for list in areas { offsets.append(offsets[offsets.count - 1] + Int32(list.count)) }
        areaOffsets = offsets
        areaNumbers = areas.flatMap { $0 }
    }

    /// The numbers of the areas that a place lies in.
    public func areas(of place: Int) -> ArraySlice<Int32> {
        areaNumbers[Int(areaOffsets[place])..<Int(areaOffsets[place + 1])]
    }
}
