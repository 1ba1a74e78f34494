import Foundation
import Geodata
import OSMInterop
import PlanningModel
import TestWorlds

/// Writes a small OSM file and reads it by the rules that ship.
func extract(_ elements: String, facilities: Bool = false) throws -> OSMExtract {
    try withTemporaryFolder { folder in
        try read(folder.write("<osm version=\"0.6\">\n\(elements)\n</osm>\n", to: "town.osm"), facilities: facilities)
    }
}

/// Reads a file by the rules that ship.
func read(_ path: String, facilities: Bool = false) throws -> OSMExtract {
    let geodata = GeodataFolder(path: Places.geodata)
    return try OSMExtract(
        reading: path, rules: geodata.walkingRules(), facilities: facilities ? geodata.facilityTags() : nil)
}

/// A node at hundred-thousandths of a degree from 9.5°E 47.1°N.
func node(_ id: Int64, _ east: Int, _ north: Int, _ tags: [String: String] = [:]) -> String {
    let (lon, lat) = (9.5 + Double(east) / 1e5, 47.1 + Double(north) / 1e5)
    return #"<node id="\#(id)" lat="\#(lat)" lon="\#(lon)">\#(xml(tags))</node>"#
}

func way(_ id: Int64, _ nodes: [Int64], _ tags: [String: String] = ["highway": "residential"]) -> String {
    let refs = nodes.map { #"<nd ref="\#($0)"/>"# }.joined()
    return #"<way id="\#(id)">\#(refs)\#(xml(tags))</way>"#
}

private func xml(_ tags: [String: String]) -> String {
    tags.sorted { $0.key < $1.key }.map { #"<tag k="\#($0.key)" v="\#($0.value)"/>"# }.joined()
}
