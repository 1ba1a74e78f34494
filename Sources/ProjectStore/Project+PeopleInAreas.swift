internal import AreaLookup
import GeoModel
internal import SQLiteInterop

extension Project {
    enum CountedAreas {
        case allAreas
        /// Those whose number nobody knows.
        case withoutNumber
    }

    /// Gives areas the number of people that the layer has in them, rounded to the nearest; an area without any keeps what it
    /// has. To be called inside a transaction.
    ///
    /// Who lives on a border belongs to one of the areas that share it (``AreaLookup``), so that areas that fill a city add
    /// up to its people.
    ///
    /// - Returns: Nil where the project has no layer of people, or no such areas.
    func countPeople(in which: CountedAreas) throws -> PeopleInAreas? {
        guard try populationKind() == .people else { return nil }
        var areas: [(fid: Int, held: Int?)] = []
        var grounds: [Boundary] = []
        if try hasTable("area") {
            let condition = which == .withoutNumber ? "WHERE population IS NULL" : ""
            try database.query("SELECT fid, population, geom FROM area \(condition) ORDER BY fid") { row in
                guard let ground = try row.boundary(2) else { return }
                areas.append((row.integer(0) ?? 0, row.integer(1)))
                grounds.append(ground)
            }
        }
        guard !areas.isEmpty, let places = try populationPlaces() else { return nil }
        let lookup = AreaLookup(grounds)
        var people = [Double](repeating: 0, count: areas.count)
        var counted = PeopleInAreas()
        for (position, weight) in zip(places.positions, places.weights) where weight > 0 {
            let numbers = lookup.numbers(containing: position)
            for number in numbers { people[number] += weight }
            if numbers.isEmpty { counted.outside += weight }
        }
        for (area, people) in zip(areas, people) {
            guard people > 0 else {
                counted.empty += 1
                continue
            }
            let number = Int(people.rounded())
            counted.set += 1
            if let held = area.held, held != number { counted.changed += 1 }
            try database.run(
                "UPDATE area SET population = ? WHERE fid = ?", .integer(Int64(number)), .integer(Int64(area.fid)))
        }
        if counted.set > 0 { try package.touch("area") }
        return counted
    }
}
