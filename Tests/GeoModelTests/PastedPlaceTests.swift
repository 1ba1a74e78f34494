import GeoModel
import Testing

@Suite("Places as people paste them")
struct PastedPlaceTests {
    @Test(
        "two numbers are taken as they stand, whatever is between them",
        arguments: [
            "116.397,39.908", "116.397 39.908", "116.397, 39.908", "116.397，39.908", "(116.397; 39.908)",
            "[116.397,39.908]",
            " 116.397\t39.908\n", "116.397/39.908", "116.397°,39.908°", "116.397、39.908", "+116.397,+39.908",
        ])
    func plain(text: String) throws {
        let place = try #require(PastedPlace(text), "\(text)")
        #expect(place.first == 116.397 && place.second == 39.908 && place.order == nil)
        #expect(place.coordinate(.longitudeFirst) == Coordinate(x: 116.397, y: 39.908))
        #expect(place.coordinate(.latitudeFirst) == Coordinate(x: 39.908, y: 116.397))
    }

    @Test(
        "letters and words say which is the latitude",
        arguments: [
            "39.908N, 116.397E", "N39.908 E116.397", "lat: 39.908, lng: 116.397", "纬度：39.908，经度：116.397",
            "北纬39.908度 东经116.397度", "39.908° n 116.397° e", "latitude=39.908 longitude=116.397",
        ])
    func named(text: String) throws {
        let place = try #require(PastedPlace(text), "\(text)")
        #expect(place.first == 39.908 && place.second == 116.397 && place.order == .latitudeFirst)
    }

    // 39 + 54/60 + 29/3600 = 143669/3600; 116 + 23/60 + 50/3600 = 419030/3600.
    @Test(
        "degrees, minutes and seconds are a sum of parts",
        arguments: [
            "39°54'29\"N 116°23'50\"E", "39°54′29″N,116°23′50″E", "N39°54'29'' E116°23'50''", "39 54 29 N 116 23 50 E",
            "北纬39度54分29秒，东经116度23分50秒", "39º54’29”N 116º23’50”E", "39°54'29\"N116°23'50\"E",
        ])
    func sexagesimal(text: String) throws {
        let place = try #require(PastedPlace(text), "\(text)")
        #expect(abs(place.first - 143669.0 / 3600) < 1e-12 && abs(place.second - 419030.0 / 3600) < 1e-12)
        #expect(place.order == .latitudeFirst)
    }

    @Test("without letters degrees keep their order, and a sign is that of the whole angle")
    func signs() throws {
        let plain = try #require(PastedPlace("116°23'50\" 39°54'29\""))
        #expect(plain.order == nil && abs(plain.first - 419030.0 / 3600) < 1e-12)
        let mixed = try #require(PastedPlace("39°54.5' 116°30'"))
        #expect(mixed.first == 39 + 54.5 / 60 && mixed.second == 116.5)
        let south = try #require(PastedPlace("33°30'S 70°15'W"))
        #expect(south.first == -33.5 && south.second == -70.25 && south.order == .latitudeFirst)
        let negative = try #require(PastedPlace("-70°15', -33°30'"))
        #expect(negative.first == -70.25 && negative.second == -33.5)
        let plane = try #require(PastedPlace("447000.5, 4418000"))
        #expect(plane.first == 447000.5 && plane.second == 4_418_000)
    }

    @Test(
        "what is no place is refused",
        arguments: [
            "", "116.397", "116.397,39.908,12", "a,b", "39°60'N 116°0'E", "39°54'61\"N 116°23'50\"E", "39N 40N",
            "39.908N 116.397", "-39N 116E", "39.5°30'N 116°E", "116..3,39", "1,2,3,4,5,6,7,8", "nan,1", "inf,2",
            "116.397.39.908", "39°°N 116°E", "39'54°N 116°23'E", "0x10,3", "1e5,3", "116,397;39,908,1",
            String(repeating: "1", count: 300) + ",2",
        ])
    func refused(text: String) { #expect(PastedPlace(text) == nil, "\(text)") }
}
