internal import GeoModel
internal import Reporting

/// One thing that can be asked with GET, as OpenAPI 3.0 describes it.
struct OpenAPIOperation: Sendable {
    /// Like `/collections/{collectionId}`.
    let path: String
    let id: String
    let summary: String
    var parameters: [OpenAPIParameter] = []
    /// What is answered, by media type.
    let answers: [String: JSONPiece]
    /// Of answers beside 200.
    var failures: [Int] = [400]
    /// What an answer without content (204) means; nil where there is none.
    var empty: String?

    /// - Parameter problem: The schema of failures.
    func json(problem: JSONPiece) -> JSONPiece {
        var responses: [String: JSONPiece] = [
            "200": .object([
                "description": .text(summary),
                "content": .object(answers.mapValues { .object(["schema": $0]) }),
            ])
        ]
        if let empty { responses["204"] = .object(["description": .text(empty)]) }
        for status in failures + [503] {
            responses[String(status)] = .object([
                "description": .text(Self.meaning(of: status)),
                "content": .object(["application/problem+json": .object(["schema": problem])]),
            ])
        }
        return .object([
            "get": .object([
                "operationId": .text(id), "summary": .text(summary), "parameters": .list(parameters.map(\.json)),
                "responses": .object(responses),
            ])
        ])
    }

    private static func meaning(of status: Int) -> String {
        switch status {
        case 400: "A parameter can't be read."
        case 404: "There is no such thing."
        case 422: "It was understood, and can't be answered out of this project."
        case 503: "Too much is asked at once, or the project is being changed: try again."
        default: "It can't be answered."
        }
    }
}

/// A parameter of an operation.
struct OpenAPIParameter: Sendable {
    let name: String
    /// Whether it is a part of the path; else it stands behind the `?`.
    var isInPath = false
    var isRequired = false
    let description: String
    let schema: JSONPiece
    /// Whether it is several values with commas between them.
    var isList = false

    var json: JSONPiece {
        var object: [String: JSONPiece] = [
            "name": .text(name), "in": .text(isInPath ? "path" : "query"), "required": .truth(isInPath || isRequired),
            "description": .text(description), "schema": schema,
        ]
        if isList { (object["style"], object["explode"]) = (.text("form"), .truth(false)) }
        return .object(object)
    }
}

/// Schemas as OpenAPI 3.0 has them.
enum Schema {
    static let text = JSONPiece.object(["type": .text("string")])
    static let html = text
    static let anyObject = JSONPiece.object(["type": .text("object")])

    static func oneOf(_ words: [String], usual: String? = nil) -> JSONPiece {
        var schema: [String: JSONPiece] = ["type": .text("string"), "enum": JSONPiece(words)]
        if let usual { schema["default"] = .text(usual) }
        return .object(schema)
    }

    static func wholeNumber(from least: Int, to most: Int? = nil, usual: Int? = nil) -> JSONPiece {
        var schema: [String: JSONPiece] = ["type": .text("integer"), "minimum": .integer(least)]
        if let most { schema["maximum"] = .integer(most) }
        if let usual { schema["default"] = .integer(usual) }
        return .object(schema)
    }

    static func list(of item: JSONPiece, least: Int? = nil, most: Int? = nil) -> JSONPiece {
        var schema: [String: JSONPiece] = ["type": .text("array"), "items": item]
        if let least { schema["minItems"] = .integer(least) }
        if let most { schema["maxItems"] = .integer(most) }
        return .object(schema)
    }

    static func object(_ properties: [String: JSONPiece], optional: Set<String> = []) -> JSONPiece {
        let required = properties.keys.filter { !optional.contains($0) }.sorted()
        return .object([
            "type": .text("object"), "required": JSONPiece(required), "properties": .object(properties),
        ])
    }

    static func named(_ name: String) -> JSONPiece { .object(["$ref": .text("#/components/schemas/\(name)")]) }

    /// The value of a field in a feature.
    static func value(of type: FieldType, isNullable: Bool) -> JSONPiece {
        var schema: [String: JSONPiece] =
            switch type {
            case .integer: ["type": .text("integer"), "format": .text("int64")]
            case .real: ["type": .text("number")]
            case .text: ["type": .text("string")]
            case .day: ["type": .text("string"), "format": .text("date")]
            }
        if isNullable { schema["nullable"] = .truth(true) }
        return .object(schema)
    }
}
