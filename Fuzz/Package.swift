// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that tests of Zegui don't build it: see its README.
let package = Package(
    name: "ZeguiFuzz",
    dependencies: [.package(name: "Zegui", path: "..")],
    targets: [
        .target(name: "FuzzWorld"),
        // libFuzzer brings their main.
        .executableTarget(
            name: "fuzz-layer", dependencies: ["FuzzWorld", .product(name: "Zegui", package: "Zegui")],
            swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
        .executableTarget(
            name: "fuzz-planners", dependencies: ["FuzzWorld", .product(name: "Zegui", package: "Zegui")],
            swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
    ],
    swiftLanguageModes: [.v6]
)
