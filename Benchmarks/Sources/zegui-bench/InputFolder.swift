import FoundationEssentials

/// The folder that `make_inputs.py` filled.
struct InputFolder {
    let path: String
    /// The steps of `make_inputs.py` that make what the job needs.
    let madeBy: String

    /// Finds an input by its file name.
    ///
    /// - Throws: ``MissingInput`` when it was not made.
    func file(_ name: String) throws(MissingInput) -> String {
        let file = path + "/" + name
        guard FileManager.default.fileExists(atPath: file) else {
            throw MissingInput(file: file, folder: path, madeBy: madeBy)
        }
        return file
    }
}

struct MissingInput: Error, CustomStringConvertible {
    let file: String
    let folder: String
    let madeBy: String

    var description: String {
        "\(file): there is no such file. "
            + "Make it: 'python ../shared/bench/make_inputs.py --only \(madeBy) --data \(folder)'."
    }
}
