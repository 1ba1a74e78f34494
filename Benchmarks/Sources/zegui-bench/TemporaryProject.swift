import FoundationEssentials
import PlanningModel
import ProjectStore

/// A project in a folder that goes with it.
final class TemporaryProject {
    let path: String
    private let folder: String

    init(settings: [Project.Setting: String]) throws {
        let folder = FileManager.default.temporaryDirectory.path + "/zegui-bench-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        self.folder = folder
        path = folder + "/project.gpkg"
        try Project.create(at: path, settings: settings, overwrite: false)
    }

    // A folder that is left behind is no failure of the job.
    deinit { _ = try? FileManager.default.removeItem(atPath: folder) }
}
