internal import CVectorTile
internal import GeoModel

/// A tile of one layer on its way to bytes: its features' commands, and each key and value once.
struct TileContent {
    private var texts: [UInt8] = []
    private let name: zegui_tile_text
    private var keys: [zegui_tile_text] = []
    private var values: [zegui_tile_value] = []
    private var valueNumbers: [AttributeValue: UInt32] = [:]
    private var tags: [UInt32] = []
    private var commands: [UInt32] = []
    private var features: [zegui_tile_feature] = []

    init(name: String, fields: [Field]) {
        self.name = Self.append(name, to: &texts)
        for field in fields { keys.append(Self.append(field.name, to: &texts)) }
    }

    var isEmpty: Bool { features.isEmpty }

    /// - Parameters:
    ///   - shape: On the grid, not empty.
    ///   - attributes: In the order of the fields; those that are null are left out.
    mutating func append(_ shape: Geometry<Coordinate>, attributes: [AttributeValue], id: Int) {
        let words = GeometryCommands(shape).words
        let firstTag = tags.count
        for (key, value) in attributes.enumerated() where !value.isNull {
            tags.append(UInt32(key))
            tags.append(number(of: value))
        }
        features.append(
            zegui_tile_feature(
                id: UInt64(id), shape: shape.kind, first_command: commands.count, command_count: words.count,
                first_tag: firstTag, tag_count: tags.count - firstTag))
        commands += words
    }

    private mutating func number(of value: AttributeValue) -> UInt32 {
        if let number = valueNumbers[value] { return number }
        var written = zegui_tile_value()
        switch value {
        case .integer(let number): (written.kind, written.integer) = (ZEGUI_TILE_INTEGER, number)
        case .real(let number): (written.kind, written.real) = (ZEGUI_TILE_REAL, number)
        case .null, .text, .day:
            (written.kind, written.text) = (ZEGUI_TILE_TEXT, Self.append(value.text ?? "", to: &texts))
        }
        let number = UInt32(values.count)
        values.append(written)
        valueNumbers[value] = number
        return number
    }

    private static func append(_ text: String, to texts: inout [UInt8]) -> zegui_tile_text {
        let start = texts.count
        texts += text.utf8
        return zegui_tile_text(start: start, length: texts.count - start)
    }

    func bytes() throws(VectorTileError) -> [UInt8] {
        var layer = zegui_tile_layer()
        layer.name = name
        layer.extent = UInt32(TileGrid.extent)
        var bytes: [UInt8] = []
        let reason = texts.withUnsafeBytes { texts in
            keys.withUnsafeBufferPointer { keys in
                values.withUnsafeBufferPointer { values in
                    tags.withUnsafeBufferPointer { tags in
                        commands.withUnsafeBufferPointer { commands in
                            features.withUnsafeBufferPointer { features in
                                layer.texts = texts.assumingMemoryBound(to: CChar.self).baseAddress
                                (layer.keys, layer.key_count) = (keys.baseAddress, keys.count)
                                (layer.values, layer.value_count) = (values.baseAddress, values.count)
                                (layer.tags, layer.commands) = (tags.baseAddress, commands.baseAddress)
                                (layer.features, layer.feature_count) = (features.baseAddress, features.count)
                                return withUnsafeMutablePointer(to: &bytes) { zegui_tile_write(&layer, take, $0) }
                            }
                        }
                    }
                }
            }
        }
        if let reason { throw .notWritten(reason: String(cString: reason)) }
        return bytes
    }
}

private func take(context: UnsafeMutableRawPointer?, bytes: UnsafePointer<UInt8>?, count: Int) {
    context?.assumingMemoryBound(to: [UInt8].self).pointee = Array(UnsafeBufferPointer(start: bytes, count: count))
}

extension Geometry {
    fileprivate var kind: zegui_tile_shape {
        switch self {
        case .points: ZEGUI_TILE_POINTS
        case .lines: ZEGUI_TILE_LINES
        case .polygons: ZEGUI_TILE_POLYGONS
        }
    }
}
