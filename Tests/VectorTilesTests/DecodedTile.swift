import Foundation
import GeoModel
import TestWorlds
import Testing

@testable import VectorTiles

/// A tile as PyPI's mapbox-vector-tile reads it, coordinates in steps from the upper left corner.
struct DecodedTile {
    struct Feature {
        let id: Int
        let properties: [String: Any]
        let type: String
        /// The rings of each polygon, the exterior first; the lines, or the points as one line, of other shapes.
        let polygons: [[[[Int]]]]
        let lines: [[[Int]]]
    }

    let name: String
    let extent: Int
    let features: [Feature]

    init(_ bytes: [UInt8]) throws {
        let layers: [String: Any] = try withTemporaryFolder { folder in
            try folder.write(Data(bytes), to: "tile.mvt")
            let run = try python(
                """
                import json, mapbox_vector_tile
                data = open("tile.mvt", "rb").read()
                print(json.dumps(mapbox_vector_tile.decode(data, default_options={"y_coord_down": True})))
                """, in: folder)
            try #require(run.status == 0, Comment(rawValue: run.errors))
            return try run.object()
        }
        try #require(layers.count == 1)
        name = layers.keys.first ?? ""
        let layer = try #require(layers[name] as? [String: Any])
        extent = try #require(layer["extent"] as? Int)
        features = try #require(layer["features"] as? [[String: Any]]).map { feature in
            let geometry = try #require(feature["geometry"] as? [String: Any])
            let type = try #require(geometry["type"] as? String)
            let coordinates = geometry["coordinates"]
            return Feature(
                id: try #require(feature["id"] as? Int),
                properties: try #require(feature["properties"] as? [String: Any]), type: type,
                polygons: (coordinates as? [[[[Int]]]]) ?? (coordinates as? [[[Int]]]).map { [$0] } ?? [],
                lines: (coordinates as? [[[Int]]]) ?? (coordinates as? [[Int]]).map { [$0] }
                    ?? (coordinates as? [Int]).map { [[$0]] } ?? [])
        }
    }
}

/// A layer of shapes without attributes.
func layer(_ shapes: [String]) throws -> TileLayer {
    TileLayer(
        name: "shapes", fields: [],
        features: try shapes.map { Feature(geometry: try shape($0, as: Coordinate.self), attributes: []) })
}

func tile(_ zoom: Int, row: Int, column: Int) throws -> TileAddress {
    try #require(TileAddress(zoom: zoom, row: row, column: column))
}
