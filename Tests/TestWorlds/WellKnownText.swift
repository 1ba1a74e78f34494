public import GeoModel

/// Reads a shape from well-known text, the form in which tests write shapes: `POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))`.
///
/// Two dimensions; POINT, LINESTRING, POLYGON, their multi forms, and EMPTY.
public func shape<Point: Vertex>(_ text: String, as type: Point.Type = Point.self) throws -> Geometry<Point> {
    var reader = TextReader(text)
    let name = reader.word()
    let value: Nested<Point> = reader.accepts("EMPTY") ? .list([]) : try reader.nested()
    switch name {
    case "POINT": return .points(try value.points())
    case "MULTIPOINT": return .points(try value.list().flatMap { try $0.points() })
    case "LINESTRING": return .lines([try value.points()])
    case "MULTILINESTRING": return .lines(try value.list().map { try $0.points() })
    case "POLYGON": return .polygons(MultiPolygon([try value.polygon()]))
    case "MULTIPOLYGON": return .polygons(MultiPolygon(try value.list().map { try $0.polygon() }))
    default: throw WellKnownTextError(text: text)
    }
}

/// Reads a polygonal shape from well-known text.
public func boundary<Point: Vertex>(_ text: String, as type: Point.Type = Position.self) throws -> MultiPolygon<Point> {
    guard case .polygons(let shape) = try shape(text, as: type) else { throw WellKnownTextError(text: text) }
    return shape
}

struct WellKnownTextError: Error {
    let text: String
}

private indirect enum Nested<Point: Vertex> {
    case run([Point])
    case list([Nested])

    func points() throws -> [Point] {
        switch self {
        case .run(let points): return points
        case .list(let parts) where parts.isEmpty: return []
        case .list: throw WellKnownTextError(text: "a list where points were expected")
        }
    }

    func list() throws -> [Nested] {
        switch self {
        case .run(let points): return points.map { .run([$0]) }  // MULTIPOINT (1 2, 3 4)
        case .list(let parts): return parts
        }
    }

    func polygon() throws -> Polygon<Point> {
        let rings = try list().map { try $0.points() }
        return Polygon(exterior: rings.first ?? [], interiors: Array(rings.dropFirst()))
    }
}

private struct TextReader {
    private var rest: Substring
    private let text: String

    init(_ text: String) {
        self.text = text
        rest = text[...]
    }

    mutating func word() -> String {
        skipBlanks()
        let word = rest.prefix { $0.isLetter }
        rest = rest.dropFirst(word.count)
        return String(word)
    }

    mutating func accepts(_ token: String) -> Bool {
        skipBlanks()
        guard rest.hasPrefix(token) else { return false }
        rest = rest.dropFirst(token.count)
        return true
    }

    mutating func nested<Point: Vertex>() throws -> Nested<Point> {
        guard accepts("(") else { throw WellKnownTextError(text: text) }
        skipBlanks()
        if rest.first == "(" || rest.hasPrefix("EMPTY") {
            var parts: [Nested<Point>] = []
            repeat { parts.append(accepts("EMPTY") ? .list([]) : try nested()) } while accepts(",")
            guard accepts(")") else { throw WellKnownTextError(text: text) }
            return .list(parts)
        }
        var points: [Point] = []
        repeat { points.append(Point(x: try number(), y: try number())) } while accepts(",")
        guard accepts(")") else { throw WellKnownTextError(text: text) }
        return .run(points)
    }

    private mutating func number() throws -> Double {
        skipBlanks()
        let digits = rest.prefix { $0.isNumber || "+-.eE".contains($0) }
        rest = rest.dropFirst(digits.count)
        guard let number = Double(digits) else { throw WellKnownTextError(text: text) }
        return number
    }

    private mutating func skipBlanks() { rest = rest.drop(while: \.isWhitespace) }
}
