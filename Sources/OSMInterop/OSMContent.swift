internal import COsmium
internal import FoundationEssentials
import GeoModel
import PlanningModel

/// The objects of a file that some rules may be about, as COsmium gives them; freed with the last use.
final class OSMContent {
    private let pointer: UnsafeMutablePointer<zegui_osm_content>
    /// Every key and value once.
    private let texts: [String]

    deinit { zegui_osm_free(pointer) }

    /// - Parameters:
    ///   - ways: Ways that match one of these are read; of a pattern its first condition decides.
    ///   - areas: As `ways`, of closed ways and multipolygons.
    ///   - otherKeys: Whose values are read too.
    ///   - progress: Told the share of the work that is done, from 0 to 1; reading stops when it throws.
    /// - Throws: ``OSMError``, and what `progress` throws.
    init(
        of path: String, ways: [TagPattern], areas: [TagPattern], nodes: [TagPattern],
        progress: ((Double) throws -> Void)?, otherKeys: [String]
    ) throws {
        let format = try OSMFormat(of: path)
        let texts = CTexts()
        let (wayTags, areaTags, nodeTags) = (texts.tags(ways), texts.tags(areas), texts.tags(nodes))
        let used =
            (ways + areas + nodes).flatMap(\.conditions).map(\.key) + otherKeys + ["name", "highway", "ref", "route"]
        let keys = Set(used).sorted().map { Optional(UnsafePointer(texts.text($0))) }
        let listener = Listener(progress)
        let read = wayTags.withUnsafeBufferPointer { wayTags in
            areaTags.withUnsafeBufferPointer { areaTags in
                nodeTags.withUnsafeBufferPointer { nodeTags in
                    keys.withUnsafeBufferPointer { keys in
                        var wanted = zegui_osm_wanted()
                        (wanted.ways, wanted.way_count) = (wayTags.baseAddress, wayTags.count)
                        (wanted.areas, wanted.area_count) = (areaTags.baseAddress, areaTags.count)
                        (wanted.nodes, wanted.node_count) = (nodeTags.baseAddress, nodeTags.count)
                        (wanted.keys, wanted.key_count) = (keys.baseAddress, keys.count)
                        wanted.context = Unmanaged.passUnretained(listener).toOpaque()
                        wanted.progress = { context, share in
                            guard let context else { return true }
                            return Unmanaged<Listener>.fromOpaque(context).takeUnretainedValue().goesOn(at: share)
                        }
                        // libosmium takes "-" and "http:" for other things than files.
                        return zegui_osm_read(URL(filePath: path).absoluteURL.path, format.rawValue, &wanted)
                    }
                }
            }
        }
        withExtendedLifetime((texts, listener)) {}
        guard let read else { throw OSMError.tooLarge(file: path, limit: nil) }
        pointer = read
        self.texts = (0..<read.pointee.text_count).map { index in
            read.pointee.texts[index].map { String(cString: $0) } ?? ""
        }
        if let failure = listener.failure { throw failure }
        try check(path)
    }

    private func check(_ path: String) throws(OSMError) {
        let content = pointer.pointee
        switch content.failure {
        case ZEGUI_OSM_FINE: return
        case ZEGUI_OSM_OFF_EARTH: throw .offEarth(file: path, node: content.node)
        case ZEGUI_OSM_TOO_LARGE: throw .tooLarge(file: path, limit: content.limit > 0 ? content.limit : nil)
        case ZEGUI_OSM_VERSIONS: throw .changes(file: path)
        default:
            let reason = content.message.map { String(cString: $0) } ?? "unknown"
            // Blobs of a PBF may be packed in ways that libosmium was built without.
            for packing in ["zstd", "lzma", "lz4"] where reason.contains(packing) {
                throw .unknownPacking(file: path, packing)
            }
            throw .damaged(file: path, reason: reason)
        }
    }

    struct Way {
        let id: Int64
        /// Its nodes, as numbers of places.
        let nodes: UnsafeBufferPointer<UInt32>
        let tags: [String: String]
    }

    struct Node {
        let id: Int64
        let position: Position
        let tags: [String: String]
    }

    struct Area {
        /// `way/2` or `relation/3`.
        let id: String
        /// Empty where its outline does not close.
        let shape: Boundary
        let tags: [String: String]
    }

    var wayCount: Int { pointer.pointee.way_count }

    /// In the order of their ids.
    func way(_ index: Int) -> Way {
        let way = pointer.pointee.ways[index]
        return Way(
            id: way.id, nodes: UnsafeBufferPointer(start: pointer.pointee.refs + way.first_node, count: way.node_count),
            tags: tags(way.first_tag, way.tag_count))
    }

    /// Those with tags that were asked for, in the order of their ids.
    var nodes: [Node] {
        (0..<pointer.pointee.node_count).map { index in
            let node = pointer.pointee.nodes[index]
            return Node(
                id: node.id, position: Position(longitude: node.longitude, latitude: node.latitude),
                tags: tags(node.first_tag, node.tag_count))
        }
    }

    var areas: [Area] { (0..<pointer.pointee.area_count).map { area(pointer.pointee.areas[$0]) } }

    private func area(_ area: zegui_osm_area) -> Area {
        var polygons: [Polygon<Position>] = []
        for index in area.first_ring..<area.first_ring + area.ring_count {
            let ring = pointer.pointee.rings[index]
            let positions = (ring.first_point..<ring.first_point + ring.point_count).map {
                position(pointer.pointee.points[$0])
            }
            if ring.is_outer || polygons.isEmpty {
                polygons.append(Polygon(exterior: positions))
            } else {
                polygons[polygons.count - 1].interiors.append(positions)
            }
        }
        return Area(
            id: "\(area.is_relation ? "relation" : "way")/\(area.id)", shape: MultiPolygon(polygons),
            tags: tags(area.first_tag, area.tag_count))
    }

    /// How many nodes ways have.
    var placeCount: Int { pointer.pointee.place_count }

    func id(ofPlace place: UInt32) -> Int64 { pointer.pointee.place_ids[Int(place)] }

    /// Nil where the file does not have the node.
    func position(ofPlace place: UInt32) -> Position? {
        let point = pointer.pointee.places[Int(place)]
        return point.longitude.isNaN ? nil : position(point)
    }

    /// The place of a node; nil where no way has it.
    func place(ofNode id: Int64) -> UInt32? {
        var (low, high) = (0, placeCount)
        while low < high {
            let middle = (low + high) / 2
            if pointer.pointee.place_ids[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low < placeCount && pointer.pointee.place_ids[low] == id ? UInt32(low) : nil
    }

    var repeated: Int { pointer.pointee.repeated_nodes + pointer.pointee.repeated_ways }
    var openWays: Int { pointer.pointee.open_ways }

    private func position(_ point: zegui_osm_point) -> Position {
        Position(longitude: point.longitude, latitude: point.latitude)
    }

    private func tags(_ first: Int, _ count: Int) -> [String: String] {
        var tags: [String: String] = [:]
        for index in first..<first + count {
            let tag = pointer.pointee.tags[index]
            tags[texts[Int(tag.key)]] = texts[Int(tag.value)]
        }
        return tags
    }
}

/// Hears of progress, and keeps why it was stopped.
private final class Listener {
    private let progress: ((Double) throws -> Void)?
    private(set) var failure: (any Error)?

    init(_ progress: ((Double) throws -> Void)?) { self.progress = progress }

    func goesOn(at share: Double) -> Bool {
        do {
            try progress?(share)
            return true
        } catch {
            failure = error
            return false
        }
    }
}

/// Texts in C's form, freed with the last use.
private final class CTexts {
    private var owned: [UnsafeMutablePointer<CChar>] = []

    deinit { for text in owned { text.deallocate() } }

    func text(_ text: String) -> UnsafeMutablePointer<CChar> {
        let bytes = Array(text.utf8CString)
        let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
        copy.initialize(from: bytes, count: bytes.count)
        owned.append(copy)
        return copy
    }

    /// What to look for, so that everything that may match is read.
    func tags(_ patterns: [TagPattern]) -> [zegui_osm_tag] {
        let firsts = patterns.compactMap(\.conditions.first)
        let anyValue = Set(firsts.filter { $0.values.isEmpty }.map(\.key))
        let single = Set(
            firsts.filter { !anyValue.contains($0.key) }.flatMap { first in first.values.map { [first.key, $0] } })
        return anyValue.sorted().map { zegui_osm_tag(key: text($0), value: nil) }
            + single.sorted { $0.lexicographicallyPrecedes($1) }.map {
                zegui_osm_tag(key: text($0[0]), value: text($0[1]))
            }
    }
}
