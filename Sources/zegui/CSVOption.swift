import ArgumentParser
import GeoModel
import Reporting

/// Where an answer of many rows goes.
struct CSVOption: ParsableArguments {
    @Option(name: .shortAndLong, help: "The file to write; its name ends in .csv.")
    var output: String

    @Flag(help: "Replace a file that is there.")
    var force = false

    func validate(in language: Language) throws {
        if output.lowercased().hasSuffix(".csv") { return }
        throw ValidationError(
            language == .english
                ? "The answer is written as CSV, and '\(output)' is called otherwise. Choose a name that ends in .csv."
                : "结果以 CSV 写出，而“\(output)”不是 CSV 文件名。请使用以 .csv 结尾的名称。")
    }

    func place(_ common: CommonOptions) -> OutputFile {
        OutputFile(output, overwrites: force, writesBOM: common.bom)
    }
}
