/// Numbers from 0 on, sorted into buckets, each bucket in rising order.
///
/// - Complexity: O(*n*).
struct Buckets: Sendable {
    private var starts: [Int32]
    private var items: [Int32]

    /// - Parameters:
    ///   - bucketOf: The bucket of each number, below `count`.
    init(_ bucketOf: [Int32], count: Int) {
        starts = Array(repeating: 0, count: count + 1)
        for bucket in bucketOf { starts[Int(bucket)] += 1 }
        var sum: Int32 = 0
        for bucket in starts.indices {
            sum += starts[bucket]
            starts[bucket] = sum
        }
        items = Array(repeating: 0, count: bucketOf.count)
        for number in bucketOf.indices.reversed() {
            let bucket = Int(bucketOf[number])
            starts[bucket] -= 1
            items[Int(starts[bucket])] = Int32(number)
        }
    }

    subscript(bucket: Int) -> ArraySlice<Int32> { items[Int(starts[bucket])..<Int(starts[bucket + 1])] }
}
