public import GeoModel

extension EncodingChoice {
    /// The encoding and how it was found out, for people: `GB18030 (its bytes; the file says UTF-8)`.
    public func text(in language: Language) -> String {
        switch language {
        case .english: "\(name) (\(english)\(overruled.map { "; the file says \($0)" } ?? ""))"
        case .chinese: "\(name)（\(chinese)\(overruled.map { "；文件自称 \($0)" } ?? "")）"
        }
    }

    private var english: String {
        switch reason {
        case .givenByUser: "as told"
        case .codePageFile: "its .cpg file"
        case .languageDriver(let byte): "language driver \(byte) of its .dbf"
        case .bytesAreUTF8, .bytesAreGB18030: "its bytes"
        case .format: "as the format says"
        }
    }

    private var chinese: String {
        switch reason {
        case .givenByUser: "按指定"
        case .codePageFile: "依据 .cpg 文件"
        case .languageDriver(let byte): "依据 .dbf 的语言标识 \(byte)"
        case .bytesAreUTF8, .bytesAreGB18030: "依据字节"
        case .format: "依据格式"
        }
    }
}
