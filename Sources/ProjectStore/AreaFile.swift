internal import GDALInterop
public import GeoModel
internal import PROJInterop
public import PlanningModel

/// A layer of areas in a file, read to be looked at and not to be kept.
///
/// What is not said about its fields is guessed by their names, as our own exports call them; an area without a name is
/// called by its row.
public struct AreaFile {
    public var path: String
    public var layer: String?
    public var encoding: String?
    /// What the coordinates are in, whatever the file says of itself.
    public var crs: CRS?
    /// The level of all areas; nil to take it from a field, or to take all for one level without a name.
    public var level: Level?
    public var levelField: String?
    public var nameField: String?
    public var codeField: String?
    public var parentField: String?
    /// Whether all fields are read, for a copy of the file.
    public var keepsFields = false

    public init(path: String) { self.path = path }

    /// What was read: areas and their boundaries, which may be invalid, in the order of the file.
    public struct Content: Sendable {
        public var areas: [Area] = []
        public var boundaries: [Boundary] = []
        /// What the boundaries are in: CGCS2000 in China, WGS 84 elsewhere.
        public let crs: CRS
        /// The fields of the file in its order, and their values for each area; only where they are kept.
        public var fields: [Field] = []
        public var attributes: [[AttributeValue]] = []
        public var remarks: [ImportRemark] = []
    }

    /// - Parameter progress: Called now and then with the number of features read so far.
    /// - Throws: ``StoreError/unreadableRows(file:_:)`` with every feature that is no area on Earth. One without ground is
    ///   a remark.
    public func read(progress: (Int) -> Void = { _ in }) throws -> Content {
        let digest = try FileDigest(ofFile: path)
        return try CRS.ofFirstLayer { layer in
            let content = try read(digest, into: layer.crs, progress)
            let extent = content.boundaries.reduce(into: Extent.empty) { $0.formUnion(Extent($1)) }
            if !extent.isEmpty { try layer.check(extent) }
            return content
        }
    }

    private func read(_ digest: FileDigest, into target: CRS, _ progress: (Int) -> Void) throws -> Content {
        let reader = try LayerReader(path, layer: layer, encoding: encoding, text: digest.text)
        let move = try LayerMove(reader, declared: crs, to: target)
        let inFile = reader.fields
        let guess = FieldGuess(inFile.map(\.name))
        let fields = try FieldPlan(plan(guess), reader: reader, callsByRow: true)
        let places = inFile.compactMap(fields.fields.firstIndex)
        let record = SourceRecord("areas", path, digest, layer: layer, encoding: reader.encoding)
        let source = Source(
            id: 0, kind: record.kind, file: record.file, layer: layer, sha256: record.sha256, rows: 0,
            crs: move.summary.from, operation: move.summary.operation, accuracy: move.summary.accuracy,
            encoding: nil, importedAt: "")
        let measure = GeodesicArea(on: Ellipsoid(of: target))
        var content = Content(crs: target)
        if keepsFields { content.fields = inFile }
        var defects: [RowDefect] = []
        try reader.forEach { row, feature in
            if row % 1000 == 0 { progress(row) }
            do {
                let feature = try feature.get()
                let area = try fields.area(row, feature, move)
                if keepsFields { content.attributes.append(places.map { feature.attributes[$0] }) }
                content.areas.append(
                    Area(
                        id: area.id, code: area.code, name: area.name, level: area.level, parent: area.parent,
                        tags: [], population: nil, area: measure.area(of: area.ground), term: .always,
                        predecessors: [], attributes: nil, origin: Origin(source: source, row: row)))
                content.boundaries.append(area.ground)
            } catch let error as FormatError {
                defects.append(try RowDefect(row, error))
            } catch let refused as FieldPlan.Refused {
                if refused.isWithoutGround {
                    content.remarks.append(.leftOut(row: row))
                } else {
                    defects += refused.defects
                }
            }
        }
        guard defects.isEmpty else { throw StoreError.unreadableRows(file: path, defects) }
        guard !content.areas.isEmpty else { throw StoreError.noFeatures(path) }
        content.remarks = move.remarks + reader.remarks + content.remarks
        if codeField == nil, guess.codeIsOnlyAnID { content.dropUnlikelyCodes() }
        return content
    }

    private func plan(_ guess: FieldGuess) -> AreaImport {
        var plan = AreaImport(
            path: path,
            level: level.map { .constant($0) } ?? (levelField ?? guess.level).map { .field($0) } ?? .constant(""))
        plan.name = (nameField ?? guess.name).map { .field($0) } ?? .constant("")
        plan.code = (codeField ?? guess.code).map { .field($0) }
        plan.parent = (parentField ?? guess.parent).map { .field($0) }
        if keepsFields { plan.keptFields = .all }
        return plan
    }
}

/// Which fields of a layer hold what, by their names.
private struct FieldGuess {
    let name: String?
    let code: String?
    let parent: String?
    let level: String?
    /// Whether the field taken for the code is called `id`, as much else is.
    let codeIsOnlyAnID: Bool

    init(_ fields: [String]) {
        func first(_ names: String...) -> String? {
            names.lazy.compactMap { name in fields.first { $0.lowercased() == name } }.first
        }
        name = first("name", "名称")
        let surely = first("code", "adcode", "代码", "区划代码")
        code = surely ?? first("id")
        codeIsOnlyAnID = surely == nil && code != nil
        parent = first("parent", "上级")
        level = first("level", "层级")
    }
}

extension AreaFile.Content {
    /// Ids are administrative codes only where all of them look so.
    fileprivate mutating func dropUnlikelyCodes() {
        let lengths = Set(areas.map { $0.code?.count ?? 0 })
        let areDigits = areas.allSatisfy { $0.code?.allSatisfy { ("0"..."9").contains($0) } ?? false }
        if areDigits, lengths.isSubset(of: [6, 9, 12]) { return }
        areas = areas.map { area in
            Area(
                id: area.parent.map { "\($0)/\(area.name)" } ?? area.name, code: nil, name: area.name,
                level: area.level, parent: area.parent, tags: area.tags, population: area.population,
                area: area.area, term: area.term, predecessors: area.predecessors, attributes: area.attributes,
                origin: area.origin)
        }
    }
}
