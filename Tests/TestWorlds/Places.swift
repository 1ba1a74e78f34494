import Foundation
public import Testing

/// Where things lie on this machine.
public enum Places {
    /// The folder of `Package.swift`.
    public static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// What the project shares with others lies beside the package; not everybody has it.
    public static let shared = package + "/../shared"

    /// Real data lies in `../shared/data`.
    public static let realData = shared + "/data"

    public static let geodata = package + "/geodata"
    public static let sample = package + "/geodata/sample"

    /// The folder that the tests were built into, with the program.
    public static let build: String = {
        // On Linux `Bundle.main` is the test bundle, which lies beside the program.
        let candidates = [Bundle.main.bundlePath, URL(filePath: CommandLine.arguments[0]).path]
        let folders = candidates.flatMap { path -> [String] in
            let url = URL(filePath: path).resolvingSymlinksInPath()
            return [url.path, url.deletingLastPathComponent().path]
        }
        return folders.first { isFile($0 + "/zegui") } ?? package + "/.build/debug"
    }()

    /// The Python with the validators that `Scripts/setup test` installs.
    public static let python = package + "/.build/test-venv/bin/python"

    public static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// Where a program of the system lies; nil where it is not installed.
    public static func program(_ name: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
            .map { "\($0)/\(name)" }.first { isFile($0) && FileManager.default.isExecutableFile(atPath: $0) }
    }

    private static func isFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips a test, saying why, where the real data is absent.
    public static func needsRealData(_ path: String) -> Self {
        .enabled(
            if: Places.exists("\(Places.realData)/\(path)"), "needs real data: \(Places.realData)/\(path) is absent")
    }

    /// Skips a test, saying why, where a folder beside the package is absent.
    public static func needsShared(_ path: String) -> Self {
        .enabled(if: Places.exists("\(Places.shared)/\(path)"), "\(Places.shared)/\(path) is absent")
    }

    /// Skips a test, saying why, where a program of the system is absent.
    public static func needsProgram(_ name: String, package: String) -> Self {
        .enabled(if: Places.program(name) != nil, "needs '\(name)': install Debian's \(package)")
    }

    /// Skips a test, saying why, where the Python validators are absent.
    public static var needsPython: Self {
        .enabled(if: Places.exists(Places.python), "needs \(Places.python): run 'Scripts/setup test'")
    }
}
