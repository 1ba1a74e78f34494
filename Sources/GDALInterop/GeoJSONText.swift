internal import GeoModel

/// The text of GeoJSON as it grows.
struct GeoJSONText {
    var bytes: [UInt8] = []

    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): raw("\\\"")
            case UInt8(ascii: "\\"): raw("\\\\")
            case UInt8(ascii: "\n"): raw("\\n")
            case UInt8(ascii: "\t"): raw("\\t")
            case UInt8(ascii: "\r"): raw("\\r")
            case 0x00...0x1F: raw(byte < 0x10 ? "\\u000" : "\\u00"); raw(String(byte, radix: 16))
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes the single form where the shape has one part. False when a coordinate is no number.
    mutating func geometry<Point: Vertex>(_ geometry: Geometry<Point>?) -> Bool {
        switch geometry {
        case nil:
            raw("null")
            return true
        case .points(let points):
            guard let positions = SevenDecimals.round(points, merging: false) else { return false }
            write(positions, single: "Point", multi: "MultiPoint") { $0.position($1) }
            return true
        case .lines(let lines):
            let parts = lines.compactMap { SevenDecimals.round($0, merging: true) }
            write(parts.filter { $0.count > 1 }, single: "LineString", multi: "MultiLineString") { $0.line($1) }
            return parts.count == lines.count
        case .polygons(let shape):
            var polygons: [[[SevenDecimals]]] = []
            for polygon in shape.polygons {
                guard let rings = Self.rings(of: polygon) else { return false }
                if !rings.isEmpty { polygons.append(rings) }
            }
            write(polygons, single: "Polygon", multi: "MultiPolygon") { $0.polygon($1) }
            return true
        }
    }

    /// The outer ring counter-clockwise, holes clockwise. Rings that fell together are left out, with their holes if it
    /// is the outer one. Nil when a coordinate is no number.
    private static func rings<Point: Vertex>(of polygon: Polygon<Point>) -> [[SevenDecimals]]? {
        var rings: [[SevenDecimals]] = []
        for (index, points) in polygon.rings.enumerated() {
            guard let ring = SevenDecimals.round(points, merging: true) else { return nil }
            let area = ring.count < 4 ? 0 : SevenDecimals.doubledArea(ring)
            if area == 0 {
                if index == 0 { return [] }
            } else {
                rings.append((area > 0) == (index == 0) ? ring : ring.reversed())
            }
        }
        return rings
    }

    private mutating func write<Part>(
        _ parts: [Part], single: String, multi: String, _ part: (inout GeoJSONText, Part) -> Void
    ) {
        raw("{\"type\":\"\(parts.count == 1 ? single : multi)\",\"coordinates\":")
        if parts.count == 1 { part(&self, parts[0]) } else { array(parts, part) }
        raw("}")
    }

    private mutating func array<Part>(_ parts: [Part], _ part: (inout GeoJSONText, Part) -> Void) {
        bytes.append(UInt8(ascii: "["))
        for (index, one) in parts.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            part(&self, one)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func polygon(_ rings: [[SevenDecimals]]) { array(rings) { $0.line($1) } }

    private mutating func line(_ positions: [SevenDecimals]) { array(positions) { $0.position($1) } }

    private mutating func position(_ position: SevenDecimals) {
        bytes.append(UInt8(ascii: "["))
        degrees(position.x)
        bytes.append(UInt8(ascii: ","))
        degrees(position.y)
        bytes.append(UInt8(ascii: "]"))
    }

    /// A number of 1e-7 degrees, without trailing zeros but with one decimal at least.
    private mutating func degrees(_ number: Int64) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { digits in
            // Written from the last digit to the first; nine digits before the point at most.
            var start = digits.count
            func put(_ byte: UInt8) {
                start -= 1
                digits[start] = byte
            }
            var rest = number.magnitude
            var place = 0
            while place < 6, rest.isMultiple(of: 10) {
                rest /= 10
                place += 1
            }
            while place < 7 {
                put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
                rest /= 10
                place += 1
            }
            put(UInt8(ascii: "."))
            repeat {
                put(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
                rest /= 10
            } while rest > 0
            if number < 0 { put(UInt8(ascii: "-")) }
            bytes.append(contentsOf: digits[start...])
        }
    }
}
