internal import CGDAL
internal import GeoModel

/// The features of a layer that a GDAL driver reads.
final class DriverLayer: FeatureSource {
    private let cursor: LayerCursor
    private var readsGeometry = true

    init(_ cursor: LayerCursor) { self.cursor = cursor }

    var format: String { cursor.format.driver }
    var layerName: String { cursor.layerName }
    var fields: [Field] { cursor.columns.map(\.field) }
    var encoding: EncodingChoice { cursor.encoding }
    var warnings: [String] { cursor.messages.warnings }
    var holdsShapes: Bool { OGR_L_GetGeomType(cursor.layer) != wkbNone }

    var featureCount: Int? {
        let count = cursor.messages.collecting { OGR_L_GetFeatureCount(cursor.layer, 0) }
        return count < 0 ? nil : Int(count)
    }

    var sidecars: [String] {
        let own = cursor.source.virtual
        // The files within a geodatabase are the geodatabase.
        return cursor.messages.collecting { cursor.dataset.files }
            .filter { $0 != own && !$0.hasPrefix(own + "/") }
    }

    func statedCRS() -> StatedCRS { LayerCRS(cursor).stated }

    func select(_ names: [String]?, geometry: Bool) throws(FormatError) {
        try cursor.select(names, geometry: geometry)
        readsGeometry = geometry
    }

    func next(_ decoder: inout GeometryDecoder) throws(FormatError) -> SourceFeature? {
        let readsGeometry = readsGeometry
        return try cursor.next { feature throws(FormatError) in
            let attributes = try cursor.attributes(of: feature)
            let shape = readsGeometry ? OGR_F_GetGeometryRef(feature) : nil
            return SourceFeature(
                row: cursor.row, attributes: attributes,
                shape: shape.map { .decoded(decoder.decode($0)) } ?? .none)
        }
    }

    func extent() throws(FormatError) -> Extent {
        var envelope = OGREnvelope()
        let status = cursor.messages.collecting { OGR_L_GetExtent(cursor.layer, &envelope, 1) }
        guard status == OGRERR_NONE else {
            // An empty layer has no extent, and that is no failure.
            guard cursor.messages.hasFailure else { return .empty }
            throw .damaged(
                file: cursor.source.file, layer: layerName, row: nil, reason: cursor.messages.takeReason())
        }
        return Extent(minX: envelope.MinX, minY: envelope.MinY, maxX: envelope.MaxX, maxY: envelope.MaxY)
    }

    func firstExtent() -> Extent {
        var box = Extent.empty
        // What GDAL has to say of these features it says again when they are read.
        GDALMessages().collecting {
            for _ in 0..<100 where box.isEmpty {
                guard let feature = OGR_L_GetNextFeature(cursor.layer) else { break }
                defer { OGR_F_Destroy(feature) }
                if let shape = OGR_F_GetGeometryRef(feature) { box = Extent(envelopeOf: shape) }
            }
            OGR_L_ResetReading(cursor.layer)
        }
        return box
    }
}
