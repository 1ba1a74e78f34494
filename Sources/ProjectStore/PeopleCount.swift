/// Whether a number can be one of people: from 0 to ten thousand million, and perhaps with a fraction, as models give them.
func isPeople(_ number: Double) -> Bool { number >= 0 && number < 1e10 }

/// Reads a number of people. They come as whole numbers, also where a model gave them a fraction: rounded to the nearest.
///
/// - Returns: Nil for what is no number from 0 to ten thousand million.
func peopleCount(_ text: String) -> Int? {
    guard let number = Double(text), isPeople(number) else { return nil }
    return Int(number.rounded())
}
