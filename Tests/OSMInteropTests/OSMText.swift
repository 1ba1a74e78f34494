import Geodata
import OSMInterop
import PlanningModel
import TestWorlds

/// OpenStreetMap XML as it is written by hand.
enum OSMText {
    static func node(_ id: Int64, _ longitude: Double, _ latitude: Double, _ tags: String = "") -> String {
        "<node id='\(id)' version='1' lon='\(longitude)' lat='\(latitude)'>\(self.tags(tags))</node>"
    }

    /// - Parameter tags: As `highway=footway foot=yes`.
    static func way(_ id: Int64, _ nodes: [Int64], _ tags: String = "highway=residential") -> String {
        "<way id='\(id)' version='1'>" + nodes.map { "<nd ref='\($0)'/>" }.joined() + self.tags(tags) + "</way>"
    }

    static func tags(_ tags: String) -> String {
        tags.split(separator: " ").map { tag in
            let parts = tag.split(separator: "=")
            return "<tag k='\(parts[0])' v='\(parts[1])'/>"
        }.joined()
    }

    static func file(_ objects: [String]) -> String {
        "<?xml version='1.0' encoding='UTF-8'?>\n<osm version='0.6'>\n\(objects.joined(separator: "\n"))\n</osm>\n"
    }

    /// Reads objects by the rules that ship.
    static func read(_ objects: [String], facilities: Bool = false) throws -> OSMExtract {
        try withTemporaryFolder { folder in
            let geodata = GeodataFolder(path: Places.geodata)
            let path = try folder.write(file(objects), to: "x.osm")
            return try OSMExtract(
                reading: path, rules: geodata.walkingRules(), facilities: facilities ? geodata.facilityTags() : nil)
        }
    }
}

extension OSMExtract {
    /// Each street as `way from to positions`.
    var pieces: [[Int64]] { streets.map { [$0.way, $0.from, $0.to, Int64($0.shape.count)] } }
}
