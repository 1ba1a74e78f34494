/// What can be told of a text's encoding by its bytes alone, fed in pieces of any size.
public struct TextFindings: Sendable {
    /// UTF-8's byte-order mark, EF BB BF.
    public private(set) var startsWithBOM = false
    public private(set) var byteCount = 0
    public private(set) var hasNonASCII = false
    /// Whether a character of three or four bytes in UTF-8 was seen: Chinese has no shorter ones, and bytes in GBK form
    /// such a sequence only by rare chance.
    public private(set) var hasLongUTF8 = false

    private var utf8 = UTF8Check()
    private var gb18030 = GB18030Check()
    private var line = 1
    private var utf8BadLine = 1
    private var gb18030BadLine = 1
    private var head: (UInt8, UInt8, UInt8) = (0, 0, 0)

    public init() {}

    /// Valid UTF-8 from first to last byte, by the strict rules of RFC 3629: nothing overlong, no surrogates.
    public var isUTF8: Bool { utf8.isValid && utf8.isComplete }
    /// Built as GB18030 is (GBK and GB2312 are part of it). Whether each code is assigned is not asked.
    public var isGB18030: Bool { gb18030.isValid && gb18030.isComplete }
    /// As `isUTF8`, but the last character may be cut off, as at the end of a field of fixed width.
    var isUTF8IfCut: Bool { utf8.isValid }
    var isGB18030IfCut: Bool { gb18030.isValid }

    /// Where the text stops being UTF-8; its end, when its last character is cut off.
    var endOfUTF8: TextPlace { .byte(offset: utf8.badOffset ?? byteCount, line: utf8.isValid ? line : utf8BadLine) }
    /// Where the text stops being GB18030.
    var endOfGB18030: TextPlace {
        .byte(offset: gb18030.badOffset ?? byteCount, line: gb18030.isValid ? line : gb18030BadLine)
    }
    /// Where it is clear that the text is neither.
    var endOfBoth: TextPlace {
        (utf8.badOffset ?? byteCount) > (gb18030.badOffset ?? byteCount) ? endOfUTF8 : endOfGB18030
    }

    public mutating func feed(_ bytes: UnsafeRawBufferPointer) {
        var index = 0
        let count = bytes.count
        while byteCount < 3, index < count {
            // The mark may lie across the border of two pieces.
            switch byteCount {
            case 0: head.0 = bytes[index]
            case 1: head.1 = bytes[index]
            default:
                head.2 = bytes[index]
                startsWithBOM = head == (0xEF, 0xBB, 0xBF)
            }
            step(bytes[index])
            index += 1
        }
        while index < count {
            guard utf8.isValid || gb18030.isValid else {
                // What is no text has nothing more to tell.
                byteCount += count - index
                return
            }
            if utf8.isComplete, gb18030.isComplete {
                let start = index
                index = Self.endOfASCII(in: bytes, from: index)
                line += Self.newlines(in: bytes, from: start, to: index)
                byteCount += index - start
                guard index < count else { return }
            }
            step(bytes[index])
            index += 1
        }
    }

    private mutating func step(_ byte: UInt8) {
        if byte >= 0x80 { hasNonASCII = true }
        if byte == 0x0A { line += 1 }
        if utf8.isValid {
            if utf8.step(byte, at: byteCount) { hasLongUTF8 = true }
            utf8BadLine = line
        }
        if gb18030.isValid {
            gb18030.step(byte, at: byteCount)
            gb18030BadLine = line
        }
        byteCount += 1
    }

    /// Eight bytes at a time.
    private static func endOfASCII(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while index + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if word & 0x8080_8080_8080_8080 != 0 { break }
            index += 8
        }
        while index < bytes.count, bytes[index] < 0x80 { index += 1 }
        return index
    }

    private static func newlines(in bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int {
        var count = 0
        for index in start..<end where bytes[index] == 0x0A { count += 1 }
        return count
    }
}

/// RFC 3629, one byte at a time.
private struct UTF8Check {
    private(set) var badOffset: Int?
    private var remaining: UInt8 = 0
    private var isLong = false
    private var low: UInt8 = 0x80
    private var high: UInt8 = 0xBF

    var isValid: Bool { badOffset == nil }
    var isComplete: Bool { remaining == 0 || badOffset != nil }

    /// Whether this byte completes a character of three or four bytes.
    mutating func step(_ byte: UInt8, at offset: Int) -> Bool {
        guard badOffset == nil else { return false }
        if remaining > 0 {
            guard (low...high).contains(byte) else {
                badOffset = offset
                return false
            }
            remaining -= 1
            (low, high) = (0x80, 0xBF)
            return remaining == 0 && isLong
        }
        switch byte {
        case 0x00...0x7F: break
        case 0xC2...0xDF: begin(1)
        case 0xE0: begin(2, low: 0xA0)
        case 0xED: begin(2, high: 0x9F)
        case 0xE1...0xEF: begin(2)
        case 0xF0: begin(3, low: 0x90)
        case 0xF1...0xF3: begin(3)
        case 0xF4: begin(3, high: 0x8F)
        default: badOffset = offset
        }
        return false
    }

    private mutating func begin(_ following: UInt8, low: UInt8 = 0x80, high: UInt8 = 0xBF) {
        remaining = following
        isLong = following > 1
        self.low = low
        self.high = high
    }
}

/// GB 18030: one byte below 80; 81-FE then 40-7E or 80-FE; or 81-FE, 30-39, 81-FE, 30-39.
private struct GB18030Check {
    private enum Awaited { case first, second, third, fourth }

    private(set) var badOffset: Int?
    private var awaited = Awaited.first

    var isValid: Bool { badOffset == nil }
    var isComplete: Bool { awaited == .first || badOffset != nil }

    mutating func step(_ byte: UInt8, at offset: Int) {
        guard badOffset == nil else { return }
        switch (awaited, byte) {
        case (.first, 0x00...0x7F): break
        case (.first, 0x81...0xFE): awaited = .second
        case (.second, 0x40...0x7E), (.second, 0x80...0xFE): awaited = .first
        case (.second, 0x30...0x39): awaited = .third
        case (.third, 0x81...0xFE): awaited = .fourth
        case (.fourth, 0x30...0x39): awaited = .first
        default: badOffset = offset
        }
    }
}
