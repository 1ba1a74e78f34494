import GeoModel
import Testing

struct City: CustomTestStringConvertible, Sendable {
    let name: String
    let longitude: Double
    let latitude: Double
    var testDescription: String { name }

    init(_ name: String, _ longitude: Double, _ latitude: Double) {
        (self.name, self.longitude, self.latitude) = (name, longitude, latitude)
    }
}

@Suite("the outline of China")
struct ChinaOutlineTests {
    @Test(
        "the seats of the provinces and the corners of the country lie inside",
        arguments: [
            City("Beijing", 116.40, 39.90), City("Tianjin", 117.20, 39.13), City("Shijiazhuang", 114.51, 38.04),
            City("Taiyuan", 112.55, 37.87), City("Hohhot", 111.75, 40.84), City("Shenyang", 123.43, 41.80),
            City("Changchun", 125.32, 43.90), City("Harbin", 126.64, 45.76), City("Shanghai", 121.47, 31.23),
            City("Nanjing", 118.80, 32.06), City("Hangzhou", 120.15, 30.28), City("Hefei", 117.23, 31.82),
            City("Fuzhou", 119.30, 26.08), City("Nanchang", 115.86, 28.68), City("Jinan", 117.00, 36.65),
            City("Zhengzhou", 113.62, 34.75), City("Wuhan", 114.31, 30.59), City("Changsha", 112.94, 28.23),
            City("Guangzhou", 113.26, 23.13), City("Nanning", 108.37, 22.82), City("Haikou", 110.35, 20.02),
            City("Chongqing", 106.55, 29.56), City("Chengdu", 104.07, 30.67), City("Guiyang", 106.63, 26.65),
            City("Kunming", 102.83, 24.88), City("Lhasa", 91.11, 29.65), City("Xi'an", 108.94, 34.34),
            City("Lanzhou", 103.83, 36.06), City("Xining", 101.78, 36.62), City("Yinchuan", 106.23, 38.49),
            City("Ürümqi", 87.62, 43.83), City("Hong Kong", 114.17, 22.30), City("Macao", 113.55, 22.20),
            City("Taipei", 121.56, 25.04), City("Mohe", 122.53, 52.97), City("Fuyuan", 134.30, 48.36),
            City("Kashgar", 75.99, 39.47), City("Sanya", 109.51, 18.25), City("Yongxing Island", 112.34, 16.83),
        ])
    func inside(city: City) {
        #expect(ChinaOutline.contains(longitude: city.longitude, latitude: city.latitude))
    }

    @Test(
        "cities of other countries lie outside, also those inside China's box",
        arguments: [
            City("Osaka", 135.50, 34.69), City("Seoul", 126.98, 37.57), City("Hanoi", 105.85, 21.03),
            City("Thimphu", 89.64, 27.47), City("Ulaanbaatar", 106.92, 47.92), City("Kathmandu", 85.32, 27.72),
            City("Vladivostok", 131.89, 43.12), City("Almaty", 76.95, 43.24), City("Pyongyang", 125.75, 39.02),
            City("Fukuoka", 130.40, 33.59), City("Naha", 127.68, 26.21), City("Manila", 120.98, 14.60),
            City("Bishkek", 74.59, 42.87), City("Khabarovsk", 135.07, 48.48), City("Irkutsk", 104.28, 52.29),
            City("Delhi", 77.21, 28.61), City("Dhaka", 90.41, 23.81), City("Vientiane", 102.60, 17.97),
            City("Bangkok", 100.50, 13.76), City("Vaduz", 9.52, 47.14), City("Helsinki", 24.94, 60.17),
            City("New York", -74.01, 40.71), City("Null Island", 0, 0),
        ])
    func outside(city: City) {
        #expect(!ChinaOutline.contains(longitude: city.longitude, latitude: city.latitude))
    }

    @Test("what is no position lies outside", arguments: [Double.nan, .infinity])
    func noPosition(odd: Double) {
        #expect(!ChinaOutline.contains(longitude: odd, latitude: 39.9))
        #expect(!ChinaOutline.contains(longitude: 116.4, latitude: odd))
        #expect(!ChinaOutline.contains(longitude: odd, latitude: odd))
    }
}
