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
        if cursor.isFiltered || cursor.format == .openStreetMap { return try extentOfAll() }
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

    /// What a format keeps is the box around features that are not read too.
    private func extentOfAll() throws(FormatError) -> Extent {
        var box = Extent.empty
        cursor.messages.collecting {
            cursor.peek { feature in
                if let shape = OGR_F_GetGeometryRef(feature) { box.formUnion(Extent(envelopeOf: shape)) }
                return true
            }
        }
        guard !cursor.messages.hasFailure else {
            throw .damaged(
                file: cursor.source.file, layer: layerName, row: nil, reason: cursor.messages.takeReason())
        }
        return box
    }

    func firstExtent() -> Extent {
        var box = Extent.empty
        var count = 0
        // What GDAL has to say of these features it says again when they are read.
        GDALMessages().collecting {
            cursor.peek { feature in
                count += 1
                if let shape = OGR_F_GetGeometryRef(feature) { box = Extent(envelopeOf: shape) }
                return box.isEmpty && count < 100
            }
        }
        return box
    }
}
