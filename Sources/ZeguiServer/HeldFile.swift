internal import GeoModel
internal import Glibc

/// A file that is held open, so that it is the same file also when another takes its name; and whether it has changed since.
final class HeldFile: Sendable {
    /// What tells one state of a file from another.
    struct State: Hashable, Sendable {
        let device: UInt
        let inode: UInt
        let size: Int
        let seconds: Int
        let nanoseconds: Int
        /// What SQLite counts up with each transaction (file format, 1.3.7): clocks are coarser than two commits.
        let changes: [UInt8]

        /// In a few characters, for tags of answers.
        var tag: String {
            let numbers = [device, inode] + [size, seconds, nanoseconds].map { UInt(bitPattern: $0) }
            return (numbers + changes.map { UInt($0) }).map { String($0, radix: 36) }.joined(separator: ".")
        }
    }

    let path: String
    let state: State
    private let descriptor: Int32

    /// - Throws: ``ServerError/unreadable(file:reason:)``.
    init(_ path: String) throws(ServerError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(file: path, reason: String(cString: strerror(errno))) }
        guard let state = Self.state(of: descriptor) else {
            let reason = String(cString: strerror(errno))
            close(descriptor)
            throw .unreadable(file: path, reason: reason)
        }
        self.state = state
    }

    deinit { close(descriptor) }

    /// Whether nobody has written into it since it was opened.
    var isUnchanged: Bool { Self.state(of: descriptor) == state }

    /// Whether its name is still its own.
    var hasItsName: Bool {
        var found = stat()
        return stat(path, &found) == 0 && UInt(found.st_dev) == state.device && UInt(found.st_ino) == state.inode
    }

    private static func state(of descriptor: Int32) -> State? {
        var found = stat()
        guard fstat(descriptor, &found) == 0 else { return nil }
        var changes: [UInt8] = [0, 0, 0, 0]
        guard pread(descriptor, &changes, changes.count, 24) >= 0 else { return nil }
        return State(
            device: UInt(found.st_dev), inode: UInt(found.st_ino), size: Int(found.st_size),
            seconds: found.st_mtim.tv_sec, nanoseconds: found.st_mtim.tv_nsec, changes: changes)
    }
}
