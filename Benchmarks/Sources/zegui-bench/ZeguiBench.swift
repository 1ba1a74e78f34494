import ArgumentParser
import FoundationEssentials
import GeoModel
import Glibc

@main
struct ZeguiBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zegui-bench",
        abstract: "Runs one job of ../shared/bench and prints its figures as one line of JSON, for peers.py compare.",
        discussion: "Jobs and sizes:\n" + jobsAndSizes)

    @Argument(help: "The job, as peers.py calls it.")
    var job: String
    @Option(help: "Which of the job's inputs.")
    var size: String
    @Option(help: "The folder that make_inputs.py filled.")
    var data: String
    @Option(name: .customLong("repeat"), help: "How often it is run; the fastest run counts.")
    var repeats = 3
    @Option(help: "How many threads the jobs use that can use several.")
    var workers = coreCount

    func validate() throws {
        guard let known = allJobs.first(where: { $0.name == job }) else {
            throw ValidationError("There is no job '\(job)'. Jobs and sizes:\n\(Self.jobsAndSizes)")
        }
        guard known.sizes.contains(size) else {
            throw ValidationError("\(job) has no size '\(size)'. It has: \(known.sizes.joined(separator: ", ")).")
        }
        guard repeats > 0 else { throw ValidationError("'--repeat' takes a number from 1.") }
        guard workers > 0 else { throw ValidationError("'--workers' takes a number from 1.") }
    }

    func run() throws {
        guard let known = allJobs.first(where: { $0.name == job }) else { return }
        do {
            let measurement = try Measurement(of: known, size: size, folder: data, repeats: repeats, workers: workers)
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            print(String(decoding: try encoder.encode(measurement), as: UTF8.self))
        } catch let missing as MissingInput {
            complain(missing.description)
            throw ExitCode(66)
        } catch let failure as any ExplainedError {
            complain(failure.description)
            throw ExitCode(65)
        }
    }

    private static var jobsAndSizes: String {
        allJobs.map { "  \($0.name)  \($0.sizes.joined(separator: ", "))" }.joined(separator: "\n")
    }

    private func complain(_ text: String) {
        let bytes = Array("zegui-bench: \(text)\n".utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
