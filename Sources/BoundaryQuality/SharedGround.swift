import GeoModel
internal import PolygonOverlay

/// Who shares which ground with whom: the cells of parts, joined to those of whole areas.
struct SharedGround {
    struct Cell {
        /// Two or more, ascending.
        let owners: [Int]
        var ground = Boundary([])
        /// All parts that have ground here.
        var parts: Set<Int> = []
    }

    /// Each ground once, in the order of their owners.
    private(set) var grounds: [Cell] = []
    /// How much two owners share, on their own or with others.
    private(set) var pairSizes: [ShapePair: SquareMeters] = [:]
    /// How much of a part lies in an owner that is not its own.
    private var partSizes: [PartInOwner: SquareMeters] = [:]
    private let parts: PartTable
    /// Of each part, and of each owner.
    private let ownSizes: [SquareMeters]
    private let sizes: [SquareMeters]

    private struct PartInOwner: Hashable {
        let part: Int
        let owner: Int
    }

    init(_ cells: [OverlayCell<Position>], _ parts: PartTable, _ ruler: GroundRuler) {
        self.parts = parts
        ownSizes = parts.shapes.map(ruler.size(of:))
        var sizes = [SquareMeters](repeating: .zero, count: (parts.owners.last ?? -1) + 1)
        for (part, owner) in parts.owners.enumerated() { sizes[owner] = sizes[owner] + ownSizes[part] }
        self.sizes = sizes
        var byOwners: [[Int]: Cell] = [:]
        for cell in cells {
            let owners = Set(cell.covers.map { parts.owners[$0] }).sorted()
            if owners.count < 2 { continue }
            // Parts of one area at most touch, so what they share with another at most touches too.
            byOwners[owners, default: Cell(owners: owners)].ground.polygons += cell.shape.polygons
            byOwners[owners]?.parts.formUnion(cell.covers)
            let size = ruler.size(of: cell.shape)
            for (place, first) in owners.enumerated() {
                for second in owners[(place + 1)...] {
                    let pair = ShapePair(first, second)
                    pairSizes[pair] = (pairSizes[pair] ?? .zero) + size
                }
            }
            for part in cell.covers {
                for owner in owners where owner != parts.owners[part] {
                    let key = PartInOwner(part: part, owner: owner)
                    partSizes[key] = (partSizes[key] ?? .zero) + size
                }
            }
        }
        grounds = byOwners.values.sorted {
            $0.owners.lexicographicallyPrecedes($1.owners)
        }
    }

    private func isSameGround(_ pair: ShapePair) -> Bool {
        let shared = pairSizes[pair] ?? .zero
        return shared.value >= max(sizes[pair.first].value, sizes[pair.second].value) * BoundaryCheck.wholeShare
    }

    /// The parts that lie within another owner that does not leave them out, with that owner; both ascending.
    func containedParts() -> [(part: Int, outer: Int)] {
        partSizes.filter { key, size in
            size.value >= ownSizes[key.part].value * BoundaryCheck.wholeShare
                && sizes[key.owner].value > ownSizes[key.part].value
                && !isSameGround(ShapePair(parts.owners[key.part], key.owner))
        }.keys.map { (part: $0.part, outer: $0.owner) }.sorted { ($0.part, $0.outer) < ($1.part, $1.outer) }
    }

    /// The owners that have one and the same ground, together.
    func sameGround() -> [[Int]] {
        var groups: [[Int]] = []
        for pair in pairSizes.keys.filter(isSameGround).sorted(by: { ($0.first, $0.second) < ($1.first, $1.second) }) {
            if let known = groups.firstIndex(where: { $0.contains(pair.first) }) {
                if !groups[known].contains(pair.second) { groups[known].append(pair.second) }
            } else {
                groups.append([pair.first, pair.second])
            }
        }
        return groups
    }
}
