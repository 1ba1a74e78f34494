internal import FoundationEssentials

/// Where something that ships with the program may lie: beside it, or beside one of the five folders above it, nearest first.
/// So a copy of the program works anywhere with what belongs to it.
///
/// - Parameters:
///   - executable: The program; links are followed to where it lies.
///   - names: What the thing may be called, as paths from such a folder; at each folder in this order.
public func placesNearProgram(_ executable: String, named names: [String]) -> [String] {
    var folder = URL(filePath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
    var places: [String] = []
    for _ in 0..<6 {
        places += names.map { folder.appending(path: $0).path }
        if folder.path == "/" { break }
        folder.deleteLastPathComponent()
    }
    return places
}
