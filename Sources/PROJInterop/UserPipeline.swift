internal import CPROJ
import GeoModel

/// A PROJ pipeline that a user gives in place of a CRS: the way out where no published parameters lead (local systems of
/// cities, Xian 1980), or what `zegui fit` prints.
///
/// It takes the numbers of the file, east first and as they stand, to longitude and latitude in the CRS of the project:
/// in degrees or in radians, which PROJ knows of its last step. How good it is nobody states. It may pass over a datum
/// with no shift at all: that is the user's word, and stands in the project's records.
struct UserPipeline {
    let text: String
    private let object: PROJObject

    /// - Throws: ``PROJError/badPipeline(_:reason:)``.
    init(_ text: String, in context: PROJContext) throws(PROJError) {
        self.text = text
        do throws(PROJError) {
            object = try context.object("proj_create") { proj_create($0, text) }
        } catch .failed(_, let reason) {
            throw .badPipeline(text, reason: reason)
        }
        if proj_is_crs(object.pointer) != 0 {
            throw .badPipeline(text, reason: "it defines a coordinate system and not a way to one")
        }
    }

    /// Moves vertices in place and returns `proj_errno`, 0 when all went well.
    func move<Point: Vertex>(_ points: inout [Point]) -> Int32 {
        if proj_angular_input(object.pointer, PJ_FWD) != 0 { points.scale(by: .pi / 180) }
        let error = object.move(&points)
        if proj_angular_output(object.pointer, PJ_FWD) != 0 { points.scale(by: 180 / .pi) }
        return error
    }

    func text(ofError number: Int32) -> String { object.context.text(ofError: number) }
}

extension Array where Element: Vertex {
    fileprivate mutating func scale(by factor: Double) {
        withUnsafeMutableBytes { bytes in
            let numbers = bytes.assumingMemoryBound(to: Double.self)
            for index in numbers.indices { numbers[index] *= factor }
        }
    }
}
