internal import CGDAL

/// What a Shapefile says of its encoding, and what its bytes say.
///
/// The order is that of pyogrio#380 and shapelib#173: the user, then `.cpg`, then the language driver byte, then the
/// bytes. Bytes that prove a declaration wrong overrule it.
struct ShapefileEncoding {
    private let file: String
    private let declared: (name: String, reason: EncodingChoice.Reason)?
    private var canBeUTF8 = true
    private var canBeGB18030 = true
    /// At least one character that only UTF-8 has, and that is not there by chance.
    private var surelyUTF8 = false
    private var firstNotUTF8: TextPlace?
    private var firstNotGB18030: TextPlace?
    /// Where it became clear that it is neither.
    private var firstNeither: TextPlace?

    /// Reads all names and texts once, no shapes. The layer must be open without recoding.
    init(layer: OGRLayerH, file: String, messages: GDALMessages) throws(FormatError) {
        self.file = file
        declared = Self.declaration(of: layer)
        try messages.collecting { () throws(FormatError) in try inspect(layer, messages: messages) }
    }

    func choice(askedFor asked: TextDecoder?) throws(FormatError) -> EncodingChoice {
        if let asked {
            try check(asked)
            return EncodingChoice(asked.name, because: .givenByUser)
        }
        if let declared { return try choice(declaredAs: declared.name, because: declared.reason) }
        if canBeUTF8 { return EncodingChoice("UTF-8", because: .bytesAreUTF8) }
        if canBeGB18030 { return EncodingChoice("GB18030", because: .bytesAreGB18030) }
        throw undecided
    }

    private func choice(
        declaredAs name: String, because reason: EncodingChoice.Reason
    ) throws(FormatError) -> EncodingChoice {
        let canonical = TextDecoder.canonicalName(name)
        switch canonical {
        case "UTF-8" where !canBeUTF8:
            guard canBeGB18030 else { throw undecided }
            return EncodingChoice("GB18030", because: .bytesAreGB18030, overruling: name)
        case "GB18030" where !canBeGB18030 && !canBeUTF8:
            throw undecided
        case "UTF-8": return EncodingChoice(canonical, because: reason)
        default:
            return surelyUTF8 || (canonical == "GB18030" && !canBeGB18030)
                ? EncodingChoice("UTF-8", because: .bytesAreUTF8, overruling: name)
                : EncodingChoice(canonical, because: reason)
        }
    }

    private func check(_ asked: TextDecoder) throws(FormatError) {
        let misfit: TextPlace? = asked.isUTF8 ? firstNotUTF8 : asked.isGB18030 ? firstNotGB18030 : nil
        if let misfit { throw .undecodableText(file: file, encoding: asked.name, place: misfit) }
    }

    private var undecided: FormatError {
        .undecidedEncoding(file: file, place: firstNeither ?? .columnName(index: 1))
    }

    // MARK: What the file says of itself

    private static func declaration(of layer: OGRLayerH) -> (name: String, reason: EncodingChoice.Reason)? {
        func fact(_ name: String) -> String? {
            GDALGetMetadataItem(layer, name, "SHAPEFILE").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        if let name = fact("ENCODING_FROM_CPG") ?? fact("CPG_VALUE") {
            // A .cpg nobody understands is no declaration.
            if TextDecoder.isKnown(name) { return (name, .codePageFile) }
        }
        guard let driver = fact("LDID_VALUE").flatMap({ Int($0) }) else { return nil }
        // 0x57 says 'the ANSI of the machine that wrote it', which is no machine we know; GDAL takes it for Latin-1.
        guard driver != 0, driver != 0x57, let name = fact("ENCODING_FROM_LDID") else { return nil }
        return (name, .languageDriver(driver))
    }

    // MARK: What the bytes say

    private mutating func inspect(_ layer: OGRLayerH, messages: GDALMessages) throws(FormatError) {
        let definition = OGR_L_GetLayerDefn(layer)
        var texts: [(index: Int32, width: Int)] = []
        for index in 0..<OGR_FD_GetFieldCount(definition) {
            let field = OGR_FD_GetFieldDefn(definition, index)
            let name = LayerCursor.bytes(of: OGR_Fld_GetNameRef(field))
            judge(name, mayBeCut: name.count >= 10, at: .columnName(index: Int(index) + 1))
            if OGR_Fld_GetType(field) == OFTString { texts.append((index, Int(OGR_Fld_GetWidth(field)))) }
        }
        guard !texts.isEmpty else { return }
        _ = StringList(["OGR_GEOMETRY"]).withUnconstPointer { OGR_L_SetIgnoredFields(layer, $0) }
        var row = 0
        while let feature = OGR_L_GetNextFeature(layer) {
            defer { OGR_F_Destroy(feature) }
            row += 1
            for text in texts where OGR_F_IsFieldSetAndNotNull(feature, text.index) != 0 {
                let bytes = LayerCursor.bytes(of: OGR_F_GetFieldAsString(feature, text.index))
                judge(
                    bytes, mayBeCut: bytes.count >= text.width, at: .value(row: row, field: "\(text.index + 1)"))
            }
        }
        if messages.hasFailure {
            throw .damaged(
                file: file, layer: Dataset.name(of: layer), row: row + 1, reason: messages.takeReason())
        }
        OGR_L_ResetReading(layer)
        _ = OGR_L_SetIgnoredFields(layer, nil)
    }

    private mutating func judge(
        _ bytes: UnsafeBufferPointer<UInt8>, mayBeCut: Bool, at place: @autoclosure () -> TextPlace
    ) {
        var findings = TextFindings()
        findings.feed(UnsafeRawBufferPointer(bytes))
        guard findings.hasNonASCII else { return }
        if !(mayBeCut ? findings.isUTF8IfCut : findings.isUTF8) {
            canBeUTF8 = false
            surelyUTF8 = false
            if firstNotUTF8 == nil { firstNotUTF8 = place() }
        } else if canBeUTF8, findings.hasLongUTF8 {
            surelyUTF8 = true
        }
        if !(mayBeCut ? findings.isGB18030IfCut : findings.isGB18030) {
            canBeGB18030 = false
            if firstNotGB18030 == nil { firstNotGB18030 = place() }
        }
        if !canBeUTF8, !canBeGB18030, firstNeither == nil { firstNeither = place() }
    }
}
