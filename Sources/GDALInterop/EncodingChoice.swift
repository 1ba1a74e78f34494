/// Which encoding a file's text is read in, and why.
public struct EncodingChoice: Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        case givenByUser
        /// A Shapefile's `.cpg` file.
        case codePageFile
        /// The language driver byte in the header of a `.dbf`; 0x4D is GBK.
        case languageDriver(Int)
        case bytesAreUTF8
        case bytesAreGB18030
        /// The format allows nothing but UTF-8.
        case format
    }

    /// `UTF-8`, `GB18030` (also for GBK, GB2312 and CP936, which are part of it), or a name that iconv knows.
    public let name: String
    public let reason: Reason
    /// What the file says of itself where its bytes prove it wrong.
    public let overruled: String?

    init(_ name: String, because reason: Reason, overruling overruled: String? = nil) {
        self.name = name
        self.reason = reason
        self.overruled = overruled
    }

    public static let formatIsUTF8 = EncodingChoice("UTF-8", because: .format)
}
