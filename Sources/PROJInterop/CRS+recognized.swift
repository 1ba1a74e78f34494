import GeoModel

extension CRS {
    /// `EPSG:4326` or `EPSG:4490` for a text that says just that, else the CRS itself.
    ///
    /// Most files are in one of the two, and PROJ takes 8 to 14 ms to read an ESRI .prj, as it looks the names up in
    /// proj.db. This takes 0.1 ms and is strict: ellipsoid, prime meridian, unit and name of the datum must all agree,
    /// and a part that is not understood leaves the text to PROJ. Axis order is not looked at, as data is always east
    /// first.
    var recognized: CRS {
        guard case .wellKnownText(let text) = self, let root = WellKnownText(text) else { return self }
        return root.knownGeographicCRS ?? self
    }
}

extension WellKnownText {
    fileprivate var knownGeographicCRS: CRS? {
        let known: Set = [
            "DATUM", "ENSEMBLE", "PRIMEM", "UNIT", "ANGLEUNIT", "AXIS", "CS", "AUTHORITY", "ID", "USAGE", "SCOPE",
            "AREA",
            "BBOX",
        ]
        guard ["GEOGCS", "GEOGCRS", "GEOGRAPHICCRS"].contains(keyword),
            children.allSatisfy({ known.contains($0.keyword) }),
            isFromGreenwich, isInDegrees, child("CS")?.numbers.first ?? 2 == 2,
            let datum = child("DATUM", "ENSEMBLE"), let crs = datum.knownDatum
        else { return nil }
        // A code at the root that contradicts the rest is for PROJ to judge.
        if let id = child("AUTHORITY", "ID"), id.code != crs { return nil }
        return crs
    }

    /// The geographic CRS of a datum; nil when name and ellipsoid do not both say so.
    private var knownDatum: CRS? {
        let known: Set = ["SPHEROID", "ELLIPSOID", "AUTHORITY", "ID", "TOWGS84", "MEMBER", "ENSEMBLEACCURACY"]
        guard children.allSatisfy({ known.contains($0.keyword) }), let name = texts.first,
            child("TOWGS84")?.numbers.allSatisfy({ $0 == 0 }) ?? true,
            let axes = child("SPHEROID", "ELLIPSOID")?.numbers, axes.count == 2, axes[0] == 6_378_137
        else { return nil }
        var plain = name.lowercased().split { $0 == "_" || $0 == " " }.map { String($0) }
        if plain.first == "d" { plain.removeFirst() }  // ESRI's prefix
        switch (plain.joined(separator: " "), axes[1]) {
        case ("wgs 1984", Ellipsoid.wgs84.inverseFlattening), ("wgs 84", Ellipsoid.wgs84.inverseFlattening),
            ("world geodetic system 1984", Ellipsoid.wgs84.inverseFlattening),
            ("world geodetic system 1984 ensemble", Ellipsoid.wgs84.inverseFlattening):
            return .wgs84
        case ("china 2000", Ellipsoid.cgcs2000.inverseFlattening),
            ("china geodetic coordinate system 2000", Ellipsoid.cgcs2000.inverseFlattening),
            ("cgcs2000", Ellipsoid.cgcs2000.inverseFlattening):
            return .cgcs2000
        default: return nil
        }
    }

    private var isFromGreenwich: Bool {
        child("PRIMEM").map { $0.numbers.first == 0 } ?? true
    }

    /// Files write π/180 with 10 to 17 digits; the shortest, 0.0174532925, is off by 1.1e-9 of itself.
    private var isInDegrees: Bool {
        let units = children.flatMap { $0.keyword == "AXIS" ? $0.children : [$0] }
            .filter { ["UNIT", "ANGLEUNIT"].contains($0.keyword) }
        return !units.isEmpty && units.allSatisfy { abs(($0.numbers.first ?? 0) - .pi / 180) < 1e-10 }
    }

    private var code: CRS? {
        guard texts.first?.uppercased() == "EPSG" else { return nil }
        return (texts.dropFirst().first.flatMap { Int($0) } ?? numbers.first.flatMap { Int(exactly: $0) })
            .map { .epsg($0) }
    }
}
