// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that tests of Zegui don't build it.
let package = Package(
    name: "ZeguiBenchmarks",
    dependencies: [
        .package(name: "Zegui", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        .executableTarget(
            name: "zegui-bench",
            dependencies: [
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Zegui", package: "Zegui"),
            ]
        )
    ],
    swiftLanguageModes: [.v6]
)
