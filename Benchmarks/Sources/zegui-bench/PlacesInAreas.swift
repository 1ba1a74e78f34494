import GDALInterop
import GeoModel

/// Areas and places of `make_inputs.py`.
struct PlacesInAreas: Sendable {
    struct Pair: BitwiseCopyable, Sendable {
        let place: Int32
        let area: Int32
    }

    static func madeBy(_ size: String) -> String {
        ["city", "nation"].contains(size) ? size : "none --real ../shared/data"
    }

    let areas: [Boundary]
    let places: [Position]

    init(size: String, inputs: InputFolder) throws {
        areas = try inputs.boundaries("\(size)_areas.gpkg")
        let reader = try TableReader(inputs.file("points_\(size).csv"))
        let columns = ["lon", "lat"].compactMap { reader.columns.firstIndex(of: $0) }
        var places: [Position] = []
        try reader.forEachRow { _, values in
            let numbers = columns.map { values[$0].flatMap(Double.init) ?? .nan }
            places.append(Position(longitude: numbers[0], latitude: numbers[1]))
        }
        self.places = places
    }

    /// `pairs:sum((place % 1000) * area)`, as `peers.py` writes it.
    static func checksum(of pairs: [Pair]) -> String {
        "\(pairs.count):\(pairs.reduce(0) { $0 + Int($1.place % 1000) * Int($1.area) })"
    }
}
