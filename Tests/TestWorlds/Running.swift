import Foundation

/// What a program said and how it ended.
public struct Run: Sendable {
    public let status: Int32
    public let output: String
    public let errors: String

    /// The lines of the standard output, without the last empty one.
    public var lines: [String] {
        var lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    /// The standard output read as one JSON object.
    public func object() throws -> [String: Any] {
        guard let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] else {
            throw NotAnObject(text: output)
        }
        return object
    }

    struct NotAnObject: Error { let text: String }
}

/// A program that was started, before it ends.
public struct Running: Sendable {
    let process: Process
    let place: URL

    public var processID: Int32 { process.processIdentifier }

    public var isRunning: Bool { process.isRunning }

    /// What it has said on standard error until now.
    public func errorsSoFar() throws -> String {
        String(decoding: try Data(contentsOf: place.appending(path: "err")), as: UTF8.self)
    }

    /// Asks it to end.
    public func terminate() { Foundation.kill(process.processIdentifier, SIGTERM) }

    public func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

    /// Waits for the end.
    public func end() throws -> Run {
        process.waitUntilExit()
        func text(_ name: String) throws -> String {
            String(decoding: try Data(contentsOf: place.appending(path: name)), as: UTF8.self)
        }
        let run = Run(status: process.terminationStatus, output: try text("out"), errors: try text("err"))
        try FileManager.default.removeItem(at: place)
        return run
    }
}

/// Starts a program; its standard output and errors go to files, so that neither waits for us.
///
/// - Parameter environment: Put on top of our own; without `ZEGUI_GEODATA` unless it is given here.
public func start(
    _ program: String, _ arguments: [String], in folder: String, environment: [String: String] = [:]
) throws -> Running {
    let files = FileManager.default
    let place = files.temporaryDirectory.appending(path: "zegui-run-\(UUID().uuidString)")
    try files.createDirectory(at: place, withIntermediateDirectories: true)
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = ProcessInfo.processInfo.environment.filter { $0.key != "ZEGUI_GEODATA" }
        .merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    for (name, isOutput) in [("out", true), ("err", false)] {
        let url = place.appending(path: name)
        try Data().write(to: url)
        let handle = try FileHandle(forWritingTo: url)
        if isOutput { process.standardOutput = handle } else { process.standardError = handle }
    }
    try process.run()
    return Running(process: process, place: place)
}

public func run(
    _ program: String, _ arguments: [String], in folder: String, environment: [String: String] = [:]
) throws -> Run {
    try start(program, arguments, in: folder, environment: environment).end()
}

/// Runs the program that was built with the tests.
public func zegui(
    _ arguments: String..., in folder: TemporaryFolder, environment: [String: String] = [:]
) throws -> Run {
    try zegui(arguments, in: folder, environment: environment)
}

public func zegui(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]
) throws -> Run {
    try run(Places.build + "/zegui", arguments, in: folder.path, environment: environment)
}

/// Runs a Python script with the validators installed.
public func python(_ script: String, _ arguments: String..., in folder: TemporaryFolder) throws -> Run {
    try run(Places.python, ["-c", script] + arguments, in: folder.path)
}

/// Runs the program that was built with the tests, with bounds on what it may take: it is killed beyond them, which no
/// clock of ours has to tell.
///
/// - Parameters:
///   - mebibytes: Of address space. The program with all its libraries takes less than 300.
///   - seconds: Of processor time.
public func boundedZegui(
    _ arguments: [String], in folder: TemporaryFolder, mebibytes: Int = 1536, seconds: Int = 60
) throws -> Run {
    let script = "ulimit -v \(mebibytes * 1024); ulimit -t \(seconds); ulimit -c 0; exec \"$@\""
    return try run("/bin/sh", ["-c", script, "sh", Places.build + "/zegui"] + arguments, in: folder.path)
}
