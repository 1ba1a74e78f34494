/// Triangles yet to be searched, to be taken in the order of their bounds, the highest first: a binary heap.
struct WidestFirst {
    private var heap: [Candidate] = []

    mutating func push(_ candidate: Candidate) {
        heap.append(candidate)
        var place = heap.count - 1
        while place > 0, heap[place].bound > heap[(place - 1) / 2].bound {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    /// The bound of the next; below any where there is none.
    var bound: Double { heap.first?.bound ?? -.infinity }

    mutating func pop() -> Candidate? {
        guard let last = heap.popLast() else { return nil }
        guard let first = heap.first else { return last }
        heap[0] = last
        var place = 0
        while true {
            var highest = place
            for child in 2 * place + 1..<min(2 * place + 3, max(heap.count, 2 * place + 1))
            where heap[child].bound > heap[highest].bound { highest = child }
            if highest == place { return first }
            heap.swapAt(place, highest)
            place = highest
        }
    }
}
