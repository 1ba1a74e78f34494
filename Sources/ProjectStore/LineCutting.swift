import GeoModel
internal import PROJInterop

/// A feature of a layer of lines, in the project's CRS.
struct LineFeature {
    let row: Int
    let name: String?
    /// Of all its lines together, as the file states it.
    let length: Meters?
    let lines: [[Position]]
}

/// Cuts lines where they share a vertex, so that they meet at their ends only.
///
/// Lines that cross without a vertex in common do not meet: one passes over the other. A line that comes back to a vertex
/// of its own is cut there too. A length that is stated is shared out by what the pieces measure on the ellipsoid.
struct LineCutting {
    /// How often each vertex was passed.
    private var passes: [Position: Int] = [:]
    private var features: [LineFeature] = []
    /// The rows of lines without length, which are left out.
    private(set) var withoutLength: [Int] = []

    mutating func add(_ feature: LineFeature) {
        var lines: [[Position]] = []
        for line in feature.lines {
            var kept: [Position] = []
            for place in line where place != kept.last { kept.append(place) }
            guard kept.count > 1 else {
                withoutLength.append(feature.row)
                continue
            }
            for place in kept { passes[place, default: 0] += 1 }
            lines.append(kept)
        }
        features.append(LineFeature(row: feature.row, name: feature.name, length: feature.length, lines: lines))
    }

    /// The pieces, in the order of their features.
    func pieces(on ellipsoid: Ellipsoid) -> [StreetRow] {
        let ruler = Geodesic(on: ellipsoid)
        var pieces: [StreetRow] = []
        for feature in features {
            let lines = feature.lines.flatMap(cut)
            let measured = feature.length == nil ? [] : lines.map { ruler.length(of: $0).value }
            let whole = measured.reduce(0, +)
            for (index, line) in lines.enumerated() {
                var street = StreetRow(row: feature.row, line: line)
                street.name = feature.name
                street.length = feature.length.map {
                    Meters($0.value * (whole > 0 ? measured[index] / whole : 1 / Double(lines.count)))
                }
                pieces.append(street)
            }
        }
        return pieces
    }

    private func cut(_ line: [Position]) -> [[Position]] {
        var pieces: [[Position]] = []
        var start = 0
        for index in 1..<line.count where index == line.count - 1 || passes[line[index], default: 0] > 1 {
            pieces.append(Array(line[start...index]))
            start = index
        }
        return pieces
    }
}
