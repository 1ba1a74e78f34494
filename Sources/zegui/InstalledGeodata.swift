import Geodata
import Glibc

extension GeodataFolder {
    /// The data that ships with this program, found from where the program itself lies.
    static func installed() throws -> GeodataFolder {
        var environment: [String: String] = [:]
        if let path = getenv("ZEGUI_GEODATA") { environment["ZEGUI_GEODATA"] = String(cString: path) }
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        let program =
            length > 0
            ? String(decoding: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self) : CommandLine.arguments[0]
        return try find(environment: environment, executable: program)
    }
}
