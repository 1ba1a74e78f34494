public import GeoModel
internal import PROJInterop

/// Tells whether two layers of one region differ because one of them is in GCJ-02 or BD-09 without saying so.
///
/// Places on the inner borders of the coarser layer are moved as each hypothesis says, and the nearest border of the
/// finer layer is looked for. Borders that are the same on the ground come together under the true hypothesis and under
/// no other: not by name nor by any matching of areas, so that it does not matter what the layers call them, or where
/// their outer limits lie. The offset that a hypothesis stands for is that of each place, not one for the layer.
///
/// Nothing is said of other differences: another shift, a rotation, borders drawn anew.
public struct ShiftDetector: Sendable {
    /// The fewest places on borders that say anything.
    static let fewestSamples = 40
    /// Farther away, a border is not the one that was looked for. BD-09 moves by 1,400 m at most.
    static let reach = 1500.0

    public init() {}

    /// - Parameters:
    ///   - new: The extents of the new layer's areas, in degrees of WGS 84 or CGCS2000.
    ///   - held: The extents of the other's.
    ///   - boundaries: Gives the boundaries of some areas of a layer, by their numbers in those lists; called three
    ///     times at most, for at most some thousand areas.
    /// - Returns: Nil where nothing is suspected: where the layers do not meet, lie outside China, or where no
    ///   hypothesis makes them agree.
    /// - Complexity: Whatever the layers' size, 1,000 places are looked for among the borders of 48 areas of the coarser
    ///   layer, their neighbours, and the areas of the finer one that meet them.
    public func shift<Failure: Error>(
        new: [Extent], held: [Extent], boundaries: (LayerSide, [Int]) throws(Failure) -> [Boundary]
    ) throws(Failure) -> BorderShift? {
        guard let areas = ComparedAreas([.new: new, .held: held]) else { return nil }
        let samples = BorderSamples(
            of: try boundaries(areas.coarse, areas.sampled), beside: try boundaries(areas.coarse, areas.neighbours),
            in: areas.extent)
        guard samples.places.count >= Self.fewestSamples else { return nil }
        let index = BorderIndex(try boundaries(areas.coarse.other, areas.fine), in: areas.extent.grown)
        return shift(of: samples.places, on: areas.coarse, to: index)
    }

    /// The same for layers that are at hand.
    public func shift(new: [Boundary], held: [Boundary]) -> BorderShift? {
        shift(new: new.map { Extent($0) }, held: held.map { Extent($0) }) { side, numbers in
            numbers.map { side == .new ? new[$0] : held[$0] }
        }
    }

    private func shift(of places: [Position], on coarse: LayerSide, to index: BorderIndex) -> BorderShift? {
        var trials = ShiftHypothesis.all.map { ShiftTrial($0, of: places, on: coarse, to: index) }
        // A place where no hypothesis finds a border lies where the finer layer has none.
        let isMet = places.indices.map { place in trials.contains { $0.distances[place] < Self.reach } }
        let count = isMet.count { $0 }
        guard count >= Self.fewestSamples else { return nil }
        for trial in trials.indices { trials[trial].keep(isMet) }
        let apart = trials[0].median  // as they stand
        let ranked = trials.dropFirst().sorted { $0.median < $1.median }
        let (best, second) = (ranked[0], ranked[1])
        // Of a border moved by the shift, its direction lets 0 to 1 be seen: 0.7 in the middle, less where another
        // border is near by chance. Borders drawn anew, or simplified, leave some metres.
        guard best.median <= 0.2 * apart, best.median <= 0.1 * best.shift, apart >= 0.1 * best.shift,
            best.median <= 0.5 * second.median
        else { return nil }
        return BorderShift(
            new: best.hypothesis.new, held: best.hypothesis.held, shift: Meters(best.shift), apart: Meters(apart),
            remaining: Meters(best.median), samples: count)
    }
}

/// What two layers may be in, whatever is said of them.
private struct ShiftHypothesis {
    let new: OffsetSystem?
    let held: OffsetSystem?

    /// That both are what they are said to be, first; then all in which they differ.
    static let all: [ShiftHypothesis] = {
        let systems: [OffsetSystem?] = [nil, .gcj02, .bd09]
        let pairs = systems.flatMap { new in systems.map { ShiftHypothesis(new: new, held: $0) } }
        return [ShiftHypothesis(new: nil, held: nil)] + pairs.filter { $0.new != $0.held }
    }()

    /// Places of one layer as the other would have them.
    func moved(_ places: [Position], from side: LayerSide) -> [Position] {
        let (own, other) = side == .new ? (new, held) : (held, new)
        let onGround = own?.unshifted(places) ?? places
        return other?.shifted(onGround) ?? onGround
    }
}

/// How well a hypothesis brings two layers together.
private struct ShiftTrial {
    let hypothesis: ShiftHypothesis
    /// How far each place, moved, lies from a border of the other layer, in metres.
    private(set) var distances: [Double]
    /// How far places are moved: the median, in metres.
    let shift: Double

    init(_ hypothesis: ShiftHypothesis, of places: [Position], on side: LayerSide, to index: BorderIndex) {
        self.hypothesis = hypothesis
        let moved = hypothesis.moved(places, from: side)
        distances = moved.map { index.distance(from: $0, within: ShiftDetector.reach) }
        shift = zip(places, moved).map { GroundOffset(from: $0, to: $1).length.value }.median
    }

    /// Forgets the places that are not marked.
    mutating func keep(_ isKept: [Bool]) {
        distances = zip(distances, isKept).filter(\.1).map(\.0)
    }

    var median: Double { distances.median }
}

extension [Double] {
    /// The upper of the two in the middle, where there are two. The list may not be empty.
    fileprivate var median: Double { sorted()[count / 2] }
}
