internal import GeoModel

/// What is asked of the features of a collection.
struct ItemsQuery: Sendable {
    static let limits = 1...10_000
    static let usualLimit = 100

    let collection: ServedCollection
    let day: ServedDay
    let limit: Int
    let offset: Int
    /// In CRS84; nil for no box.
    let boxes: [Extent]?
    let crs: ServedCRS
    /// Values that fields must have.
    let wanted: [(field: Int, value: AttributeValue)]
    /// A part of the name.
    let search: String?
    let isHTML: Bool

    init(_ inquiry: Inquiry, _ collection: ServedCollection) throws {
        let fields = collection.fields(in: inquiry.edition)
        let parameters = try inquiry.query.parameters(Self.names(of: collection) + fields.map(\.name))
        self.collection = collection
        day = try inquiry.servedDay(parameters)
        // More than the most is not refused but taken for the most (requirement /req/core/fc-limit-response-1).
        limit = try parameters.wholeNumber("limit", atMost: Self.limits) ?? Self.usualLimit
        offset = try parameters.wholeNumber("offset", in: 0...Int.max) ?? 0
        crs = try parameters.crs("crs") ?? .crs84
        boxes = try parameters.boxes()
        search = collection.nameField == nil ? nil : try parameters.text("q")
        isHTML = try inquiry.wantsHTML(parameters)
        wanted = try fields.enumerated().compactMap { index, field in
            try parameters.value(of: field).map { (index, $0) }
        }
    }

    /// The parameters that every collection, or this one, has beside its fields.
    static func names(of collection: ServedCollection) -> [String] {
        ["limit", "offset", "bbox", "bbox-crs", "crs"] + (collection.nameField == nil ? [] : ["q"]) + Inquiry.passedOn
            + ["f"]
    }

    /// The numbers of the features that are asked for, in their order, all pages together.
    func matches(in layer: ServedLayer) async -> [Int] {
        let searched = search?.lowercased()
        let nameField = collection.nameField.flatMap { name in layer.fields.firstIndex { $0.name == name } }
        let matches = layer.features.indices.filter { index in
            let attributes = layer.features[index].attributes
            guard wanted.allSatisfy({ attributes[$0.field].isSame(as: $0.value) }) else { return false }
            guard let searched, let nameField else { return true }
            return attributes[nameField].text?.lowercased().contains(searched) ?? false
        }
        guard let boxes else { return matches }
        return await BoxFilter(boxes: boxes).matches(among: matches, of: layer)
    }
}

extension QueryParameters {
    func crs(_ name: String) throws(ServerError) -> ServedCRS? {
        try word(name, among: ServedCRS.uris).flatMap(ServedCRS.init(rawValue:))
    }

    /// The box of `bbox` in the system of `bbox-crs`; heights are left out, as features have none.
    fileprivate func boxes() throws -> [Extent]? {
        let crs = try crs("bbox-crs") ?? .crs84
        guard let text = self["bbox"] else { return nil }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Double(plain: $0) }
        guard numbers.count == parts.count, numbers.count == 4 || numbers.count == 6 else {
            throw ServerError.badParameter("bbox", value: text, .box)
        }
        let flat = numbers.count == 4 ? numbers : [numbers[0], numbers[1], numbers[3], numbers[4]]
        guard let boxes = try crs.boxes(flat) else { throw ServerError.badParameter("bbox", value: text, .box) }
        return boxes
    }

    /// The value that a field must have; nil where nothing is said of it.
    fileprivate func value(of field: Field) throws(ServerError) -> AttributeValue? {
        guard let text = self[field.name] else { return nil }
        let value: AttributeValue? =
            switch field.type {
            case .integer: Int64(text).map(AttributeValue.integer)
            case .real: Double(plain: text[...]).map(AttributeValue.real)
            case .text: .text(text)
            case .day: CalendarDay(text).map(AttributeValue.day)
            }
        guard let value else { throw .badParameter(field.name, value: text, .value(of: field.type)) }
        return value
    }
}

extension AttributeValue {
    /// The same value; whole numbers also where one is a real.
    fileprivate func isSame(as other: AttributeValue) -> Bool {
        switch (self, other) {
        case (.integer(let number), .real(let real)): Double(number) == real
        case (.real(let real), .integer(let number)): Double(number) == real
        default: self == other
        }
    }
}

extension Double {
    /// A finite number in decimal figures, as JSON has them; nil for anything else.
    init?(plain text: Substring) {
        let figures = "0123456789+-.eE".utf8
        guard !text.isEmpty, text.utf8.allSatisfy(figures.contains), let number = Double(text), number.isFinite else {
            return nil
        }
        self = number
    }
}
