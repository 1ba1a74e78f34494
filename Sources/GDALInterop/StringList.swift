internal import CGDAL

/// A list of strings as GDAL takes options and names: owned here, freed with its owner.
final class StringList {
    private var pointer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

    init(_ strings: [String]) {
        for string in strings { pointer = CSLAddString(pointer, string) }
    }

    /// For names whose bytes may not be UTF-8.
    init(copying names: [UnsafePointer<CChar>]) {
        for name in names { pointer = CSLAddString(pointer, name) }
    }

    deinit { CSLDestroy(pointer) }

    func append(_ string: String) { pointer = CSLAddString(pointer, string) }

    /// Nil stands for the empty list, as in C.
    func withPointer<Result>(_ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result) -> Result {
        withExtendedLifetime(self) {
            body(UnsafeRawPointer(pointer)?.assumingMemoryBound(to: UnsafePointer<CChar>?.self))
        }
    }

    /// For functions that do not change the list, but do not say so.
    func withUnconstPointer<Result>(
        _ body: (UnsafeMutablePointer<UnsafePointer<CChar>?>?) -> Result
    ) -> Result {
        withExtendedLifetime(self) {
            body(UnsafeMutableRawPointer(pointer)?.assumingMemoryBound(to: UnsafePointer<CChar>?.self))
        }
    }

    func withMutablePointer<Result>(
        _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Result
    ) -> Result {
        withExtendedLifetime(self) { body(pointer) }
    }

    /// The strings of a list that GDAL owns.
    static func strings(of list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> [String] {
        guard let list else { return [] }
        var strings: [String] = []
        var index = 0
        while let string = list[index] {
            strings.append(String(cString: string))
            index += 1
        }
        return strings
    }
}
