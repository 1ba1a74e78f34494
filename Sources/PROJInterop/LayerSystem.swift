public import GeoModel

/// What a layer's numbers are in: what is said of it, checked against the numbers themselves.
///
/// What is said is believed where the layer then lies in the area in which the CRS is used. Where it does not, or where
/// nothing is said, two things that happen to Chinese data all the time are looked for: eastings with the zone's number
/// in front, and northings (or latitudes) before eastings. One answer serves the whole layer.
public struct LayerSystem: Hashable, Sendable {
    public let crs: CRS
    public let order: AxisOrder
    /// Why another CRS than the one that was said was taken; nil where it was not.
    public let correction: Correction?

    public enum Correction: Hashable, Sendable {
        /// All eastings begin with a zone's number, which the system that was said does not have.
        case prefixed(said: CRS, zone: GaussKrugerZone)
        /// Nobody said a plane, and all eastings begin with a zone's number: taken as CGCS2000.
        case placed(zone: GaussKrugerZone)
    }

    /// The numbers taken for what is said.
    public init(_ crs: CRS) {
        self.init(crs, .eastFirst, nil)
    }

    private init(_ crs: CRS, _ order: AxisOrder, _ correction: Correction?) {
        (self.crs, self.order, self.correction) = (crs, order, correction)
    }

    /// Whether a layer can be read as it says without a look at all of its numbers: it is in one of the systems that
    /// nearly all files are in, and its first shape lies where that is used. False for what has to be looked up.
    public static func isPlain(_ crs: CRS, first: Extent) -> Bool {
        if case .pipeline = crs { return true }
        guard let area = AreaOfUse.known(of: crs) else { return false }
        return first.isEmpty || area.corner(outside: first) == nil
    }

    /// A place of a box, in degrees, where CGCS2000 is not used; nil for other systems and for a box inside.
    ///
    /// It is the only system with a narrow area that ``isPlain(_:first:)`` passes by its first shape alone.
    public static func place(of extent: Extent, outside crs: CRS) -> Coordinate? {
        crs == .cgcs2000 && !extent.isEmpty ? AreaOfUse.china.corner(outside: extent) : nil
    }

    /// - Parameters:
    ///   - said: What the file or its user says, identified; nil where nobody says anything.
    ///   - isDeclared: Whether it was the user.
    ///   - extent: The box around all of the layer's numbers, as they stand.
    /// - Returns: Nil where nobody says anything and the numbers say nothing either.
    /// - Throws: ``PROJError/outsideAreaOfUse(at:crs:area:)``, ``PROJError/zoneContradicted(said:meridian:zone:)``,
    ///   ``PROJError/unknownCRS(_:reason:)``.
    /// - Complexity: 2 ms for a CRS that has to be looked up.
    public static func find(
        said: CRS?, isDeclared: Bool, numbers extent: Extent
    ) throws(PROJError) -> LayerSystem? {
        guard !extent.isEmpty else { return said.map { LayerSystem($0) } }
        guard let said else {
            let datum = DatumFamily.cgcs2000
            return placed(extent, .eastFirst, datum) ?? placed(extent.swapped, .northFirst, datum)
        }
        let area = try LayerArea(said)
        // Degrees can't be millions: a plane was meant, on the datum that was said. GeoJSON says WGS 84 of itself.
        let meansPlane = said == .cgcs2000 || (said == .wgs84 && !isDeclared)
        func corrected(_ numbers: Extent, _ order: AxisOrder) throws(PROJError) -> LayerSystem? {
            if meansPlane, let placed = placed(numbers, order, .cgcs2000) { return placed }
            return try prefixed(numbers, order, said: said)
        }
        if let corrected = try corrected(extent, .eastFirst) { return corrected }
        guard let place = area.place(outside: extent) else { return LayerSystem(said) }
        if let corrected = try corrected(extent.swapped, .northFirst) { return corrected }
        // Some places outside are mistakes of theirs; all of them, and none the other way, are a mistake in the order.
        if area.isWhollyOutside(extent), area.place(outside: extent.swapped) == nil {
            return LayerSystem(said, .northFirst, nil)
        }
        // Of degrees each row is judged by itself, so that all that are wrong are told.
        if AreaOfUse.known(of: said) != nil { return LayerSystem(said) }
        throw .outsideAreaOfUse(at: place, crs: area.name, area: area.use?.box ?? .empty)
    }

    private static func placed(_ extent: Extent, _ order: AxisOrder, _ datum: DatumFamily) -> LayerSystem? {
        guard let zone = zone(of: extent, datum), let crs = zone.crs else { return nil }
        return LayerSystem(crs, order, .placed(zone: zone))
    }

    private static func prefixed(
        _ extent: Extent, _ order: AxisOrder, said: CRS
    ) throws(PROJError) -> LayerSystem? {
        guard let own = GaussKrugerZone(said), !own.isPrefixed, let zone = zone(of: extent, own.datum) else {
            return nil
        }
        guard zone.centralMeridian == own.centralMeridian, let crs = zone.crs else {
            throw .zoneContradicted(said: said.shortName, meridian: own.centralMeridian, zone: zone)
        }
        return LayerSystem(crs, order, .prefixed(said: said, zone: zone))
    }

    private static func zone(of extent: Extent, _ datum: DatumFamily) -> GaussKrugerZone? {
        GaussKrugerZone(
            prefixOf: extent.minX...extent.maxX, northings: extent.minY...extent.maxY, datum: datum)
    }
}

/// Where a layer would lie if its numbers were in a CRS, against where the CRS is used.
private struct LayerArea {
    let name: String
    let use: AreaOfUse?
    private let system: ReferenceSystem?

    init(_ crs: CRS) throws(PROJError) {
        if let known = AreaOfUse.known(of: crs) {
            (name, use, system) = (crs.shortName, known, nil)
            return
        }
        let context = PROJContext()
        let system = try ReferenceSystem(crs, in: context)
        self.system = system
        use = system.areaOfUse.map { AreaOfUse($0) }
        name = crs.shortName == system.name ? system.name : "\(crs.shortName) (\(system.name))"
    }

    /// A corner of the layer that lies outside, in degrees, or its middle in its own numbers where it has no place on
    /// Earth. A system that states no area is taken at its word.
    func place(outside numbers: Extent) -> Coordinate? {
        guard let use else { return nil }
        return degrees(of: numbers).map { use.corner(outside: $0) } ?? numbers.center
    }

    /// Whether no place of the layer's box lies where the system is used.
    func isWhollyOutside(_ numbers: Extent) -> Bool {
        guard let use, let degrees = degrees(of: numbers) else { return use != nil }
        return !use.meets(degrees)
    }

    private func degrees(of numbers: Extent) -> Extent? {
        guard let system else { return numbers }
        return system.degrees(of: numbers).flatMap { $0.isEmpty ? nil : $0 }
    }
}
