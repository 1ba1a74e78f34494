import GeoModel
import ProjectStore

extension MapOption {
    /// A list of places, with what the user says of its columns and coordinates.
    func list(_ path: String, in crs: String?) throws -> ListFile {
        var file = ListFile(path)
        file.crs = try crs.map(CRS.understood)
        file.columns = columns
        return file
    }
}
