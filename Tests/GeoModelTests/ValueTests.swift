import GeoModel
import Testing

@Suite("names of coordinate reference systems")
struct CRSTests {
    @Test("what people write is understood in any case")
    func named() {
        #expect(CRS(named: "wgs84") == .epsg(4326))
        #expect(CRS(named: "CGCS2000") == .epsg(4490))
        #expect(CRS(named: "epsg:4547") == .epsg(4547))
        #expect(CRS(named: "OGC:CRS84") == .epsg(4326))
        for name in ["gcj02", "GCJ-02", "Gcj02"] { #expect(CRS(named: name) == .gcj02) }
        for name in ["bd09", "BD-09"] { #expect(CRS(named: name) == .bd09) }
        #expect(CRS(named: "+proj=pipeline +step +proj=noop") == .pipeline("+proj=pipeline +step +proj=noop"))
    }

    @Test("anything else is not", arguments: ["", "4547", "EPSG:", "EPSG:x", "EPSG:-1", "EPSG:0", "beijing54"])
    func notNamed(text: String) {
        #expect(CRS(named: text) == nil)
    }
}

@Suite("attribute values")
struct AttributeValueTests {
    @Test("codes are text also where a file has numbers")
    func codes() throws {
        #expect(AttributeValue.integer(110_101_001_000).text == "110101001000")
        #expect(AttributeValue.real(110_101_001_000).text == "110101001000")
        #expect(AttributeValue.real(0.5).text == "0.5")
        #expect(AttributeValue.text("011").text == "011")
        #expect(AttributeValue.null.text == nil)
        #expect(AttributeValue.day(try #require(CalendarDay("2021-12-31"))).text == "2021-12-31")
    }
}
