/// A place on the network: on a chain, some way from its start.
public struct StreetPoint: Hashable, Sendable {
    /// The number of the chain in its graph.
    public var chain: Int
    /// In units of ``WalkLength``, at most the chain's length.
    public var offset: UInt32

    public init(chain: Int, offset: UInt32) { (self.chain, self.offset) = (chain, offset) }
}
