import GeoModel

extension WalkGraph {
    /// One array of the compiled form.
    public struct Section: Sendable {
        public let name: String
        /// As they lie in memory, least byte first.
        public let bytes: [UInt8]
    }

    /// The compiled form in sections, to be kept; ``init(sections:)`` reads them.
    public var sections: [Section] {
        [
            Section(name: "junctions", bytes: bytes(of: junctions)),
            Section(name: "chains", bytes: bytes(of: chains)),
            Section(name: "inner positions", bytes: bytes(of: innerPositions)),
            Section(name: "inner offsets", bytes: bytes(of: innerOffsets)),
        ]
    }

    /// Reads what ``sections`` gave; arcs and components follow from it.
    ///
    /// - Parameter bytes: Gives the section of a name.
    /// - Throws: ``WalkNetworkError/badImage(section:)`` where a section is not what it must be, and what `bytes` throws.
    /// - Complexity: O(*n*) in the number of junctions, chains and vertices.
    public init(sections bytes: (String) throws -> [UInt8]) throws {
        func read<Item: BitwiseCopyable>(_ name: String, as type: Item.Type) throws -> [Item] {
            let bytes = try bytes(name)
            guard bytes.count % MemoryLayout<Item>.stride == 0 else { throw WalkNetworkError.badImage(section: name) }
            let count = bytes.count / MemoryLayout<Item>.stride
            return [Item](unsafeUninitializedCapacity: count) { items, filled in
                bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(items).copyMemory(from: $0) }
                filled = count
            }
        }
        let junctions = try read("junctions", as: Position.self)
        let chains = try read("chains", as: Chain.self)
        let positions = try read("inner positions", as: Position.self)
        let offsets = try read("inner offsets", as: UInt32.self)
        guard (junctions + positions).allSatisfy(\.isOnEarth) else {
            throw WalkNetworkError.badImage(section: "junctions")
        }
        guard positions.count == offsets.count, Self.areSound(chains, offsets, junctionCount: junctions.count) else {
            throw WalkNetworkError.badImage(section: "chains")
        }
        self.init(junctions: junctions, chains: chains, innerPositions: positions, innerOffsets: offsets)
    }

    /// Whether chains lead from junctions to junctions, and their vertices stand in order, so that no search leaves its
    /// memory.
    private static func areSound(_ chains: [Chain], _ offsets: [UInt32], junctionCount: Int) -> Bool {
        for (index, chain) in chains.enumerated() {
            let end = index + 1 < chains.count ? Int(chains[index + 1].firstInner) : offsets.count
            guard chain.from <= chain.to, chain.to < junctionCount, chain.firstInner <= end, end <= offsets.count,
                index > 0 || chain.firstInner == 0
            else { return false }
            var last: UInt32 = 0
            for offset in offsets[Int(chain.firstInner)..<end] {
                guard offset >= last, offset <= chain.length else { return false }
                last = offset
            }
        }
        return !chains.isEmpty
    }

    private func bytes<Item: BitwiseCopyable>(of items: [Item]) -> [UInt8] {
        items.withUnsafeBytes { [UInt8]($0) }
    }
}
