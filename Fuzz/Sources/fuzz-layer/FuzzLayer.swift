import FuzzWorld
import GDALInterop
import GeoModel
import ProjectStore

/// Any bytes as GeoJSON: they become features and then areas, or one explained error.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLayer(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let path = scratch.write(UnsafeRawBufferPointer(start: bytes, count: count), to: "a.geojson")
    read(path)
    importAreas(path)
    return 0
}

private let scratch = Scratch("layer")

private func read(_ path: String) {
    do {
        let reader = try LayerReader(path)
        let width = reader.fields.count
        _ = try reader.crs
        var last = 0
        try reader.forEach { row, feature in
            precondition(row > last, "rows do not grow")
            last = row
            guard case .success(let feature) = feature else { return }
            precondition(feature.attributes.count == width, "a feature of other fields than its layer's")
        }
    } catch let error as FormatError {
        explain(error)
    } catch {
        fatalError("an error that explains nothing: \(error)")
    }
}

/// Into a new project each time, so that one input never depends on another.
private func importAreas(_ path: String) {
    let city = scratch.file("city.gpkg")
    let project = expectSuccess {
        try Project.create(at: city, settings: [.scheme: "beijing"], overwrite: true)
        return try Project(opening: city)
    }
    var plan = AreaImport(path: path, level: .constant("street"))
    plan.name = .constant("x")
    plan.keptFields = .all
    plan.mergesSameCode = true
    do {
        _ = try plan.run(on: project)
    } catch let error as any ExplainedError {
        explain(error)
        precondition(expectSuccess { try project.areas() }.isEmpty, "a refused layer left areas behind")
    } catch {
        fatalError("an error that explains nothing: \(error)")
    }
}

private func explain(_ error: any ExplainedError) {
    precondition(error.kind != .defect, "\(error)")
    for language in Language.allCases { precondition(!error.explanation(in: language).isEmpty) }
}
