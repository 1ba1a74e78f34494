import Foundation
import TestWorlds
import Testing

/// A page of features as a reader sees it.
struct FeatureCollection {
    let members: [String: Any]
    let features: [[String: Any]]

    init(_ answer: Serving.Answer) throws {
        try #require(answer.status == 200, "\(answer.text)")
        members = try answer.object()
        features = try #require(members["features"] as? [[String: Any]])
    }

    var matched: Int? { members["numberMatched"] as? Int }
    var returned: Int? { members["numberReturned"] as? Int }

    /// The values of a property, as texts.
    func texts(_ property: String) -> [String] {
        features.compactMap { ($0["properties"] as? [String: Any])?[property] as? String }
    }

    /// The path with query of a link; nil where there is none.
    func link(_ relation: String, on server: Serving) -> String? {
        let links = members["links"] as? [[String: Any]] ?? []
        let href = links.first { $0["rel"] as? String == relation }?["href"] as? String
        return href.map { String($0.dropFirst(server.address.count)) }
    }
}
