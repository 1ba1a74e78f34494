import GeoModel
import PROJInterop
import Testing

@Suite("What a CRS is") struct CRSDescriptionTests {
    @Test("CGCS2000's zone of 114° E is projected, on CGCS2000, and meant for 112.5 to 115.5° E")
    func zone() throws {
        let facts = try CRSDescription(of: .epsg(4547))
        #expect(facts.name == "CGCS2000 / 3-degree Gauss-Kruger CM 114E")
        #expect(facts.kind == .projected)
        #expect(facts.datum == .cgcs2000)
        #expect(facts.epsgCode == 4547)
        #expect(facts.areaOfUse?.minX == 112.5)
        #expect(facts.areaOfUse?.maxX == 115.5)
    }

    @Test(
        "every Chinese system rests on its datum",
        arguments: [
            (4490, DatumFamily.cgcs2000), (4526, .cgcs2000), (4326, .wgs84), (3857, .wgs84), (4610, .xian1980),
            (2384, .xian1980), (4214, .beijing1954), (2436, .beijing1954), (4555, .newBeijing), (4796, .newBeijing),
            (3824, .other("Taiwan Datum 1997")),
        ])
    func datums(code: Int, datum: DatumFamily) throws {
        #expect(try CRSDescription(of: .epsg(code)).datum == datum)
    }

    @Test("kinds: degrees, plane, and neither")
    func kinds() throws {
        #expect(try CRSDescription(of: .wgs84).kind == .geographic)
        #expect(try CRSDescription(of: .epsg(32650)).kind == .projected)
        #expect(try CRSDescription(of: .epsg(4479)).kind == .other)
    }

    @Test(
        "a text that surely means a code is that code",
        arguments: [
            (Texts.esriWGS84, 4326), (Texts.gdalWGS84, 4326), (Texts.esriCGCS2000, 4490), (Texts.wkt2CGCS2000, 4490),
            (Texts.esriGaussKruger114, 4547), (Texts.esriGaussKrugerZone38, 4526), (CRS.epsg(4214), 4214),
        ])
    func identified(crs: CRS, code: Int) throws {
        #expect(try crs.identified() == .epsg(code))
        #expect(try CRSDescription(of: crs).epsgCode == code)
    }

    @Test("a text stays a text when it states its own shift, or says something that no code says")
    func unidentified() throws {
        let stated = Texts.beijing1954(shift: "15.8,-154.4,-82.3")
        let local = Texts.projected(base: Texts.esriCGCS2000, name: "Local", meridian: 116, easting: 40_000)
        for crs in [stated, local] { #expect(try crs.identified() == crs) }
        #expect(try CRSDescription(of: local).epsgCode == nil)
        #expect(try CRSDescription(of: local).datum == .cgcs2000)
    }

    @Test(
        "a text that only looks like WGS 84 is not taken for it",
        arguments: [
            // another ellipsoid, another meridian, another unit, a shift, another datum's name
            ("6378137.0,298.257223563", "6378245.0,298.3"), ("Greenwich\",0.0", "Paris\",2.33722917"),
            ("0.0174532925199433", "0.015707963267949"),
            ("298.257223563]", "298.257223563],TOWGS84[1,2,3,0,0,0,0]"), ("D_WGS_1984", "D_Local_1984"),
        ])
    func lookalike(part: String, replacement: String) throws {
        let text = Texts.esriWGS84.definition
        let range = try #require(text.firstRange(of: part))
        let changed = CRS.wellKnownText(text.replacingCharacters(in: range, with: replacement))
        #expect(try changed.identified() != .wgs84)
    }
}

extension String {
    /// The range of the first occurrence, without Foundation.
    fileprivate func firstRange(of part: String) -> Range<String.Index>? { ranges(of: part).first }

    fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
        var copy = self
        copy.replaceSubrange(range, with: text)
        return copy
    }
}
