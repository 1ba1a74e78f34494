import GeoModel
import PROJInterop
import Testing

/// A square kilometre on 114°E at 33.002°N in a three-degree zone without prefix: the meridian's length to 33° is
/// 3,652,748 m. As northing first, as prefixed, and both.
private let plain = Extent(minX: 500_000, minY: 3_653_000, maxX: 501_000, maxY: 3_654_000)
private let prefixed = Extent(minX: 38_500_000, minY: 3_653_000, maxX: 38_501_000, maxY: 3_654_000)
private func reversed(_ box: Extent) -> Extent {
    Extent(minX: box.minY, minY: box.minX, maxX: box.maxY, maxY: box.maxX)
}

private func found(_ said: CRS?, _ numbers: Extent, isDeclared: Bool = false) throws -> LayerSystem? {
    try LayerSystem.find(said: said, isDeclared: isDeclared, numbers: numbers)
}

@Suite("What a layer is in") struct LayerSystemTests {
    @Test("what is said is believed where the layer then lies in the system's area")
    func believed() throws {
        #expect(try found(.epsg(4547), plain) == LayerSystem(.epsg(4547)))
        #expect(try found(.epsg(4526), prefixed) == LayerSystem(.epsg(4526)))
        let beijing = Extent(minX: 116, minY: 39, maxX: 117, maxY: 40)
        #expect(try found(.epsg(4610), beijing) == LayerSystem(.epsg(4610)))
    }

    @Test(
        "prefixed eastings in a system without are read in the prefixed one of its datum",
        // CM 114E of each datum, and six-degree zone 19 (CM 111E).
        arguments: [
            (4547, 4526, 38_500_000.0), (2383, 2362, 38_500_000), (2435, 2414, 38_500_000), (4795, 4774, 38_500_000),
            (4508, 4497, 19_500_000), (21459, 21419, 19_500_000), (2344, 2333, 19_500_000), (4585, 4574, 19_500_000),
        ])
    func prefixedInPlain(said: Int, read: Int, easting: Double) throws {
        let numbers = Extent(minX: easting, minY: 3_653_000, maxX: easting + 1000, maxY: 3_654_000)
        let system = try #require(try found(.epsg(said), numbers))
        #expect(system.crs == .epsg(read))
        #expect(system.order == .eastFirst)
        guard case .prefixed(.epsg(said), let zone)? = system.correction else {
            Issue.record("not told")
            return
        }
        #expect(zone.number == Int(easting / 1e6))
    }

    @Test(
        "a layer of which nobody says anything is placed by its prefixed eastings, as CGCS2000",
        arguments: [nil, CRS.cgcs2000, .wgs84])
    func placed(said: CRS?) throws {
        let system = try #require(try found(said, prefixed))
        #expect(system.crs == .epsg(4526))
        guard case .placed? = system.correction else {
            Issue.record("not told")
            return
        }
    }

    @Test("degrees that a user declares as WGS 84 are no zone of CGCS2000")
    func declaredDegrees() throws {
        #expect(try found(.wgs84, prefixed, isDeclared: true) == LayerSystem(.wgs84))
    }

    @Test("unprefixed eastings of which nobody says the zone say nothing")
    func unplaced() throws {
        #expect(try found(nil, plain) == nil)
        // Zone 24 is in neither numbering; two zones are not one.
        #expect(try found(nil, Extent(minX: 24_400_000, minY: 3e6, maxX: 24_500_000, maxY: 3.1e6)) == nil)
        #expect(try found(nil, Extent(minX: 38_400_000, minY: 3e6, maxX: 39_500_000, maxY: 3.1e6)) == nil)
    }

    @Test("northings before eastings are found by where they would lie")
    func northFirst() throws {
        for (said, numbers, read) in [
            (CRS.epsg(4547), plain, 4547), (.epsg(4526), prefixed, 4526), (.epsg(4547), prefixed, 4526),
        ] {
            let system = try #require(try found(said, reversed(numbers)))
            #expect(system.order == .northFirst)
            #expect(system.crs == .epsg(read))
        }
        #expect(try found(nil, reversed(prefixed))?.order == .northFirst)
    }

    @Test(
        "latitudes before longitudes too, in degrees",
        arguments: [CRS.wgs84, .cgcs2000, .gcj02, .bd09, .epsg(4610)])
    func latitudeFirst(said: CRS) throws {
        let system = try #require(try found(said, Extent(minX: 39, minY: 116, maxX: 40, maxY: 117)))
        #expect(system == (try found(said, Extent(minX: 39, minY: 116, maxX: 40, maxY: 117), isDeclared: true)))
        #expect(system.order == .northFirst)
        #expect(system.crs == said)
    }

    @Test("one latitude beyond the pole does not turn a layer around")
    func spike() throws {
        // Swapped, all of it would lie on Earth.
        let spiked = Extent(minX: 7, minY: 46, maxX: 10, maxY: 95)
        #expect(try found(.wgs84, spiked) == LayerSystem(.wgs84))
        #expect(!LayerSystem.isPlain(.wgs84, first: spiked))
    }

    @Test("a layer in another zone than its prefix says is refused, and both are named")
    func contradiction() throws {
        #expect {
            _ = try found(.epsg(4548), prefixed)
        } throws: { error in
            guard case .zoneContradicted("EPSG:4548", 117, let zone)? = error as? PROJError else { return false }
            let text = (error as? PROJError)?.explanation(in: .english) ?? ""
            return zone.number == 38 && text.contains("114°E") && text.contains("EPSG:4526")
        }
    }

    @Test(
        "what lies outside the area of use is refused, with the place, the system and its area",
        arguments: [
            // 4000 km east of 114°E; a UTM zone of Norway for a place in China's numbers; degrees of Osaka in Xian 1980.
            (CRS.epsg(4547), Extent(minX: 4_500_000, minY: 3_653_000, maxX: 4_501_000, maxY: 3_654_000)),
            (.epsg(2154), Extent(minX: 500_000, minY: 3_653_000, maxX: 501_000, maxY: 3_654_000)),
            (.epsg(4610), Extent(minX: 139.5, minY: 34.6, maxX: 139.6, maxY: 34.7)),
        ])
    func outside(said: CRS, numbers: Extent) throws {
        #expect {
            _ = try found(said, numbers)
        } throws: { error in
            guard let error = error as? PROJError, case .outsideAreaOfUse = error else { return false }
            return error.kind == .badInput && error.explanation(in: .english).contains(said.shortName)
                && error.explanation(in: .english).contains("°E") && error.explanation(in: .chinese).contains("适用范围")
        }
    }

    @Test("a city that straddles its zone's border is taken")
    func straddling() throws {
        // Chongqing, 105.3 to 110.2°E and 28.2 to 32.2°N, in CM 108E (106.5 to 109.5): 265 km west to 207 km east.
        let chongqing = Extent(minX: 236_000, minY: 3_122_000, maxX: 707_000, maxY: 3_565_000)
        #expect(try found(.epsg(4545), chongqing) == LayerSystem(.epsg(4545)))
    }

    @Test("all of China's outline is CGCS2000's area, the South China Sea too")
    func southChinaSea() {
        let zengmu = Extent(minX: 112.2, minY: 3.9, maxX: 112.3, maxY: 4)
        #expect(LayerSystem.isPlain(.cgcs2000, first: zengmu))
        #expect(LayerSystem.place(of: zengmu, outside: .cgcs2000) == nil)
        let tokyo = Extent(minX: 139.6, minY: 35.6, maxX: 139.7, maxY: 35.7)
        #expect(LayerSystem.place(of: tokyo, outside: .cgcs2000) != nil)
        #expect(LayerSystem.place(of: tokyo, outside: .wgs84) == nil)
    }

    @Test("the table of zones agrees with the names in EPSG's dataset")
    func zones() throws {
        var count = 0
        for code in Array(2327...2442) + Array(4491...4589) + Array(4652...4822) + Array(21413...21463) {
            guard let zone = GaussKrugerZone(.epsg(code)) else { continue }
            count += 1
            let facts = try CRSDescription(of: .epsg(code))
            #expect(facts.datum == zone.datum, "\(code)")
            let ending = zone.isPrefixed ? "zone \(zone.number)" : "CM \(zone.centralMeridian)E"
            #expect(facts.name.hasSuffix(ending), "\(code): \(facts.name)")
            #expect(facts.name.contains("3-degree") == zone.isThreeDegree, "\(code): \(facts.name)")
            #expect(zone.crs == .epsg(code))
        }
        // 11 + 11 + 21 + 21 for each of four datums.
        #expect(count == 256)
    }
}
