import Geodata
import Glibc
import ZeguiServer

extension GeodataFolder {
    /// The data that ships with this program, found from where the program itself lies.
    static func installed() throws -> GeodataFolder {
        try find(environment: environment("ZEGUI_GEODATA"), executable: program)
    }
}

extension PageFolders {
    /// The map page that ships with this program, and MapLibre where it is installed.
    static func installed() -> PageFolders { find(environment: environment("ZEGUI_MAPLIBRE"), executable: program) }
}

private func environment(_ name: String) -> [String: String] {
    guard let value = getenv(name) else { return [:] }
    return [name: String(cString: value)]
}

/// The path of the program that runs.
private var program: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    return length > 0
        ? String(decoding: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self) : CommandLine.arguments[0]
}
