/// A length in metres.
public struct Meters: Hashable, Comparable, Sendable {
    public var value: Double

    public init(_ value: Double) { self.value = value }

    public static func < (left: Meters, right: Meters) -> Bool { left.value < right.value }
}

/// An area in square metres.
public struct SquareMeters: Hashable, Comparable, Sendable {
    public var value: Double

    public static let zero = SquareMeters(0)

    public init(_ value: Double) { self.value = value }
    public init(squareKilometers: Double) { value = squareKilometers * 1e6 }

    public var squareKilometers: Double { value / 1e6 }

    public static func < (left: SquareMeters, right: SquareMeters) -> Bool { left.value < right.value }
    public static func + (left: SquareMeters, right: SquareMeters) -> SquareMeters { .init(left.value + right.value) }
}

/// How fast somebody walks, in metres a second, greater than zero.
public struct WalkingSpeed: Hashable, Comparable, Sendable {
    public var metersPerSecond: Double

    public init(metersPerSecond: Double) { self.metersPerSecond = metersPerSecond }

    public static func < (left: WalkingSpeed, right: WalkingSpeed) -> Bool {
        left.metersPerSecond < right.metersPerSecond
    }
}
