internal import GEOSInterop
import GeoModel
import PlanningModel
internal import PolygonOverlay

/// Checks the areas of one tiling, and the areas above them.
struct TilingCheck {
    let layer: BoundaryLayer
    /// Of all areas of the layer, made valid.
    let shapes: [Boundary]
    /// The areas of the tiling, ascending.
    let members: [Int]
    /// For each area of the layer the one above it.
    let parents: [Int?]
    let ruler: GroundRuler

    init(_ layer: BoundaryLayer, _ shapes: [Boundary], _ members: [Int], _ parents: [Int?], _ ruler: GroundRuler) {
        (self.layer, self.shapes, self.members, self.parents, self.ruler) = (layer, shapes, members, parents, ruler)
    }

    private var areas: [Area] { members.map { layer.areas[$0] } }

    func report(invalid: [InvalidBoundary]) throws -> TilingReport {
        let parts = PartTable(members.map { shapes[$0] })
        let count = try CoverCount(of: parts.shapes, workers: ruler.workers)
        let defects = try TessellationDefects(count, of: parts.shapes, workers: ruler.workers)
        let shared = SharedGround(defects.overlaps, parts, ruler)
        let contained = try containments(shared, parts)
        return TilingReport(
            areas: areas, vertexCount: members.reduce(0) { $0 + layer.boundaries[$1].vertexCount }, invalid: invalid,
            overlaps: try overlaps(shared, contained), overlapPairs: pairs(shared),
            gaps: layer.areas[members[0]].level.liesFreely ? [] : try gaps(count, defects.gaps, parts),
            containments: contained.map(\.containment),
            duplicates: duplicates()
                + shared.sameGround().map { DuplicateAreas(likeness: .ground, areas: $0.map(area)) },
            outsideParents: try outsideParents(),
            contradictedCodes: areas.filter { area in
                area.code.flatMap(AdministrativeCode.init)?.contradicts(area.level) ?? false
            })
    }

    func area(_ place: Int) -> Area { layer.areas[members[place]] }

    private func overlaps(_ shared: SharedGround, _ contained: [ContainedPart]) throws -> [DataOverlap] {
        let grounds = shared.grounds.map(\.ground)
        return zip(shared.grounds, try ruler.measures(of: grounds)).map { cell, measure in
            DataOverlap(
                areas: cell.owners.map(area),
                enclaves: contained.filter { cell.parts.contains($0.part) && cell.owners.contains($0.outer) }
                    .map(\.containment), ground: cell.ground, measure: measure)
        }.sorted { $1.size < $0.size }
    }

    private func pairs(_ shared: SharedGround) -> [OverlapPair] {
        shared.pairSizes.sorted { ($1.value, $0.key.first, $0.key.second) < ($0.value, $1.key.first, $1.key.second) }
            .map { OverlapPair(first: area($0.key.first), second: area($0.key.second), size: $0.value) }
    }

    /// A part within another area, by its index among all parts and that of the area among the members.
    private struct ContainedPart {
        let part: Int
        let outer: Int
        let containment: Containment
    }

    /// The largest first. A part that is itself no wider than a sliver is told as an overlap only.
    private func containments(_ shared: SharedGround, _ parts: PartTable) throws -> [ContainedPart] {
        let found = shared.containedParts()
        return try zip(found, ruler.measures(of: found.map { parts.shapes[$0.part] })).filter { !$1.isSliver }
            .map { found, measure in
                ContainedPart(
                    part: found.part, outer: found.outer,
                    containment: Containment(
                        outer: area(found.outer), inner: area(parts.owners[found.part]),
                        part: parts.shapes[found.part].polygons[0], size: measure.size, place: measure.place))
            }.sorted { $1.containment.size < $0.containment.size }
    }

    /// Areas of one code, and areas of one name under one parent.
    private func duplicates() -> [DuplicateAreas] {
        func repeated(_ likeness: DuplicateAreas.Likeness, _ key: (Area) -> [String?]?) -> [DuplicateAreas] {
            Dictionary(grouping: areas.enumerated().filter { key($0.element) != nil }, by: { key($0.element) })
                .values.filter { $0.count > 1 }.sorted { $0[0].offset < $1[0].offset }
                .map { DuplicateAreas(likeness: likeness, areas: $0.map(\.element)) }
        }
        return repeated(.code) { $0.code.map { [$0] } }
            + repeated(.name) { $0.name.isEmpty ? nil : [$0.parent, $0.name] }
    }
}

/// The parts of some shapes, each as a shape by itself.
struct PartTable: Sendable {
    private(set) var shapes: [Boundary] = []
    /// The index of the shape that each part is of.
    private(set) var owners: [Int] = []

    init(_ shapes: [Boundary]) {
        for (owner, shape) in shapes.enumerated() {
            for polygon in shape.polygons {
                self.shapes.append(Boundary([polygon]))
                owners.append(owner)
            }
        }
    }
}
