/// The number that a text of digits says, with a sign and a point or without, correctly rounded: `-116.3975`.
///
/// Nil for every other form, and for more digits than 2^53 has: those are left to `Double(_:)`, which takes four times as
/// long. A whole number below 2^53 and a power of ten up to 10^22 are exact, so that their quotient is rounded once
/// (W. D. Clinger, How to Read Floating Point Numbers Accurately, 1990).
func plainDecimal(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    var index = 0
    let isNegative = text.first == UInt8(ascii: "-")
    if isNegative { index = 1 }
    var (digits, whole, places) = (0, 0 as UInt64, -1)
    while index < text.count {
        let byte = text[index]
        index += 1
        if byte == UInt8(ascii: "."), places < 0 {
            places = 0
            continue
        }
        let digit = byte &- UInt8(ascii: "0")
        guard digit < 10, digits < 18 else { return nil }
        whole = whole &* 10 &+ UInt64(digit)
        digits += 1
        if places >= 0 { places += 1 }
    }
    guard digits > 0, places != 0, whole <= 1 << 53 else { return nil }
    let number = Double(whole) / powersOfTen[max(0, places)]
    return isNegative ? -number : number
}

/// From 10^0 on, each exact.
private let powersOfTen: [Double] = (0...18).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
}
