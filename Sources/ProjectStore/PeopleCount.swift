/// Reads a number of people. They come as whole numbers, also where a model gave them a fraction: rounded to the nearest.
///
/// - Returns: Nil for what is no number from 0 to ten thousand million.
func peopleCount(_ text: String) -> Int? {
    guard let number = Double(text), number >= 0, number < 1e10 else { return nil }
    return Int(number.rounded())
}
