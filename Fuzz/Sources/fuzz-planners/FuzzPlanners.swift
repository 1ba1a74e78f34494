import Foundation
import FuzzWorld
import GeoModel
import ProjectStore

/// Any bytes as a planner list in CSV: they become appointments, or one explained error.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPlanners(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let path = scratch.write(UnsafeRawBufferPointer(start: bytes, count: count), to: "p.csv")
    expectSuccess { try emptyCity.write(to: URL(filePath: city)) }
    let project = expectSuccess { try Project(opening: city) }
    do {
        _ = try ListImport.planners.run(ListFile(path), on: project)
    } catch let error as any ExplainedError {
        precondition(error.kind != .defect, "\(error)")
        for language in Language.allCases { precondition(!error.explanation(in: language).isEmpty) }
        precondition(expectSuccess { try project.sources() }.count == 1, "a refused list left something behind")
    } catch {
        fatalError("an error that explains nothing: \(error)")
    }
    return 0
}

private let scratch = Scratch("planners")
private let city = scratch.file("city.gpkg")

/// A project with two streets of one name and one of another, as the seeds name them.
private let emptyCity: Data = expectSuccess {
    let squares = [("甲街道", "东区"), ("甲街道", "西区"), ("乙街道", "西区")].enumerated().map { index, names in
        let (west, east) = (112 + index, 113 + index)
        return
            #"{"type":"Feature","properties":{"name":"\#(names.0)","parent":"\#(names.1)"},"geometry":{"type":"Polygon","#
            + #""coordinates":[[[\#(west),33],[\#(east),33],[\#(east),34],[\#(west),34],[\#(west),33]]]}}"#
    }
    let areas = scratch.file("areas.geojson")
    try Data(#"{"type":"FeatureCollection","features":[\#(squares.joined(separator: ","))]}"#.utf8)
        .write(to: URL(filePath: areas))
    let made = scratch.file("made.gpkg")
    try Project.create(at: made, settings: [.scheme: "beijing"], overwrite: true)
    var plan = AreaImport(path: areas, level: .constant("street"))
    plan.parent = .field("parent")
    _ = try plan.run(on: Project(opening: made))
    return try Data(contentsOf: URL(filePath: made))
}
