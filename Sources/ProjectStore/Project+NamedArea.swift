public import GeoModel
public import PlanningModel
internal import SQLiteInterop

extension Project {
    /// The area that a user means by a code, an id, or a name, with its parent before a `/` where names repeat: its
    /// version of the day, or the first there is.
    ///
    /// - Throws: ``StoreError/unknownArea(_:nearest:)`` with the nearest names, ``StoreError/ambiguousArea(_:candidates:)``.
    public func area(named text: String, on day: CalendarDay) throws -> Area {
        let areas = try areas()
        // Of several of one name the one that is in force is meant.
        var current = AreaDirectory(areas.inForce(on: day))
        var match = current.match(text, parent: nil)
        if case .refused = match {
            var directory = AreaDirectory(areas)
            match = directory.match(text, parent: nil)
        }
        switch match {
        case .found(let id):
            let versions = areas.filter { $0.id == id }
            guard let area = versions.inForce(on: day).first ?? versions.first else {
                throw StoreError.damaged(path, what: "area \(id)")
            }
            return area
        case .refused(.ambiguousArea(_, let candidates)): throw StoreError.ambiguousArea(text, candidates: candidates)
        case .refused(.unknownArea(_, let nearest)): throw StoreError.unknownArea(text, nearest: nearest)
        case .refused: throw StoreError.unknownArea(text, nearest: [])
        }
    }

    /// The levels that areas are of, in alphabetical order.
    public func areaLevels() throws -> [Level] {
        var levels: [Level] = []
        try database.query("SELECT DISTINCT level FROM area ORDER BY level") { row in
            if let level = row.text(0) { levels.append(Level(rawValue: level)) }
        }
        return levels
    }

    /// The name of its city; nil where areas of several names, or none, are of the level `city`.
    public func cityName() throws -> String? {
        var names: [String] = []
        try database.query("SELECT DISTINCT name FROM area WHERE level = 'city' LIMIT 2") { row in
            if let name = row.text(0) { names.append(name) }
        }
        return names.count == 1 ? names[0] : nil
    }

    /// How far the boundaries reach, in the project's CRS; nil without an area.
    public func areaExtent() throws -> Extent? { try extent(ofLayer: "area") }

    /// How far the streets reach, in the project's CRS; nil without a street.
    public func streetExtent() throws -> Extent? { try extent(ofLayer: "street") }

    private func extent(ofLayer layer: String) throws -> Extent? {
        var extent: Extent?
        try database.query("SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?", .text(layer)) {
            row in
            guard let minX = row.real(0), let minY = row.real(1), let maxX = row.real(2), let maxY = row.real(3) else {
                return
            }
            extent = Extent(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
        }
        return extent
    }
}
