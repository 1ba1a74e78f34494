internal import FoundationEssentials
import GeoModel
import PlanningModel

/// The data that ships with the program: schemes and standards.
public struct GeodataFolder: Sendable {
    public let path: String

    public init(path: String) { self.path = path }

    /// Finds the folder: `ZEGUI_GEODATA` where it is set, else what the build put beside the program
    /// (`Zegui_GeodataFiles.resources`), else a folder `geodata` beside the program or one of the folders above it. So a copy
    /// of the program works anywhere with either of them.
    ///
    /// - Throws: ``GeodataError/noFolder(looked:)`` with the places that were looked at.
    public static func find(environment: [String: String], executable: String) throws(GeodataError) -> GeodataFolder {
        if let path = environment["ZEGUI_GEODATA"], !path.isEmpty {
            guard isGeodata(path) else { throw .noFolder(looked: [path]) }
            return GeodataFolder(path: path)
        }
        let places = placesNearProgram(
            executable, named: ["Zegui_GeodataFiles.resources", "geodata", "share/zegui/geodata"])
        guard let path = places.first(where: isGeodata) else { throw .noFolder(looked: places) }
        return GeodataFolder(path: path)
    }

    private static func isGeodata(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path + "/schemes")
    }

    /// The names of the schemes that ship, in alphabetical order.
    public func schemeNames() throws(GeodataError) -> [String] { try names(in: "schemes") }

    /// Finds the text of a scheme: a file where `name` holds a `/` or ends in `.yaml`, else one that ships.
    public func schemeText(_ name: String) throws(GeodataError) -> GeodataText {
        if Self.isFile(name) { return GeodataText(file: name, text: try text(of: name)) }
        let names = try schemeNames()
        guard names.contains(name) else {
            throw .noSuchScheme(name, nearest: nearestNames(to: name, among: names), all: names)
        }
        return try text(named: name, in: "schemes")
    }

    /// Whether a name is a file of the user's own, and not what ships.
    static func isFile(_ name: String) -> Bool {
        name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    }

    /// The stems of the YAML files in one of the folders, in alphabetical order.
    func names(in folder: String) throws(GeodataError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")
                .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
        } catch {
            throw .unreadable(file: "\(path)/\(folder)", reason: error.localizedDescription)
        }
    }

    /// The text of a file by its stem.
    func text(named name: String, in folder: String) throws(GeodataError) -> GeodataText {
        GeodataText(file: name + ".yaml", text: try text(of: "\(path)/\(folder)/\(name).yaml"))
    }

    func text(of file: String) throws(GeodataError) -> String {
        guard FileManager.default.fileExists(atPath: file) else { throw .noSuchFile(file) }
        let bytes: Data
        do {
            bytes = try Data(contentsOf: URL(filePath: file))
        } catch {
            throw .unreadable(file: file, reason: error.localizedDescription)
        }
        guard let text = String(data: bytes, encoding: .utf8) else { throw .notUTF8(file) }
        return text
    }
}
