public import GeoModel
public import PROJInterop

/// That the borders of two layers differ as if one were in GCJ-02 or BD-09 and did not say so.
public struct BorderShift: Hashable, Sendable {
    /// What the new layer's numbers are likely in; nil where they are what they are said to be.
    public let new: OffsetSystem?
    /// What the numbers of the layer held are likely in; nil where they are what they are said to be.
    public let held: OffsetSystem?
    /// How far the one layer is moved against the other, in the middle.
    public let shift: Meters
    /// How far a border of the coarser layer lies from the nearest border of the finer one, as they stand: the median.
    public let apart: Meters
    /// The same with the likely systems taken for what they are.
    public let remaining: Meters
    /// Of how many places on borders those are the medians.
    public let samples: Int

    public init(
        new: OffsetSystem?, held: OffsetSystem?, shift: Meters, apart: Meters, remaining: Meters, samples: Int
    ) {
        self.new = new
        self.held = held
        self.shift = shift
        self.apart = apart
        self.remaining = remaining
        self.samples = samples
    }
}
