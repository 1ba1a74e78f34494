// swift-tools-version: 6.2
import PackageDescription

// Layers are targets: dependencies run downward only, and one module alone imports each C library.
let package = Package(
    name: "Zegui",
    products: [
        .executable(name: "zegui", targets: ["zegui"]),
        .library(
            name: "Zegui",
            targets: [
                "AreaLookup", "BoundaryQuality", "GDALInterop", "Geodata", "GEOSInterop", "GeoModel", "Isochrones",
                "LivingCircle", "OSMInterop", "PlanningModel",
                "PolygonOverlay", "PolygonWidth", "ProjectStore", "PROJInterop", "Reporting", "Responsibility",
                "VectorTiles", "WalkNetwork",
            ]
        ),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // GDAL (apt: libgdal-dev) is loaded when a format is first needed, not linked: see its load.c.
        .target(name: "CGDAL"),
        .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
        .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // What ships as data; its C file is empty.
        .target(
            name: "GeodataFiles", path: "geodata", exclude: ["sample"], sources: ["geodata.c"],
            resources: [.copy("schemes"), .copy("standards")], publicHeadersPath: "."),

        // The map page: HTML, style sheet and scripts as browsers read them; its C file is empty.
        .target(name: "MapPage", resources: [.copy("Page")], publicHeadersPath: "."),

        .target(name: "GeoModel"),
        .target(name: "GEOSInterop", dependencies: ["CGEOS", "GeoModel"]),
        .target(name: "PROJInterop", dependencies: ["CPROJ", "GeoModel"]),
        .target(name: "GDALInterop", dependencies: ["CGDAL", "COpenSSL", "GeoModel"]),
        .target(name: "SQLiteInterop", dependencies: ["CSQLite", "GeoModel"]),
        .target(name: "ZlibInterop", dependencies: ["CZlib"]),

        // libosmium (apt: libosmium2-dev and what it reads with) is C++ in headers, behind a C header of ours.
        .target(
            name: "COsmium",
            linkerSettings: ["z", "bz2", "lz4", "expat", "pthread"].map { .linkedLibrary($0) }),
        .target(name: "OSMInterop", dependencies: ["COsmium", "GeoModel", "PlanningModel"]),
        .target(name: "WalkNetwork", dependencies: ["GeoModel", "PlanningModel", "PROJInterop"]),

        // protozero (apt: libprotozero-dev) is C++ in headers, behind a C header of ours.
        .target(name: "CVectorTile"),
        .target(name: "VectorTiles", dependencies: ["CVectorTile", "GEOSInterop", "GeoModel"]),

        .target(name: "Isochrones", dependencies: ["GEOSInterop", "GeoModel", "PolygonOverlay", "PROJInterop"]),
        .target(name: "PolygonOverlay", dependencies: ["GeoModel"]),
        .target(name: "PolygonWidth", dependencies: ["GeoModel", "PROJInterop"]),
        .target(
            name: "BoundaryQuality",
            dependencies: [
                "GEOSInterop", "GeoModel", "PlanningModel", "PolygonOverlay", "PolygonWidth", "PROJInterop",
            ]),
        .target(name: "AreaLookup", dependencies: ["GeoModel"]),
        .target(
            name: "LivingCircle",
            dependencies: ["AreaLookup", "GeoModel", "PlanningModel", "PROJInterop", "WalkNetwork"]),
        .target(name: "PlanningModel", dependencies: ["GeoModel"]),
        .target(name: "Geodata", dependencies: ["GeodataFiles", "GeoModel", "PlanningModel", "Yams"]),
        .target(
            name: "ProjectStore",
            dependencies: [
                "AreaLookup", "BoundaryQuality", "GDALInterop", "GEOSInterop", "GeoModel", "OSMInterop",
                "PlanningModel",
                "PROJInterop", "SQLiteInterop", "WalkNetwork",
            ]
        ),
        .target(
            name: "Responsibility",
            dependencies: ["GEOSInterop", "GeoModel", "PlanningModel", "PolygonOverlay", "PolygonWidth", "PROJInterop"]),
        .target(
            name: "Reporting",
            dependencies: [
                "AreaLookup", "BoundaryQuality", "GDALInterop", "Geodata", "GEOSInterop", "GeoModel", "Isochrones",
                "LivingCircle", "PlanningModel", "ProjectStore", "PROJInterop", "Responsibility", "WalkNetwork",
            ]
        ),
        .target(
            name: "ZeguiServer",
            dependencies: [
                "GDALInterop", "Geodata", "GEOSInterop", "GeoModel", "MapPage", "PlanningModel", "ProjectStore",
                "PROJInterop", "Reporting", "Responsibility", "VectorTiles", "ZlibInterop",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"), .product(name: "Metrics", package: "swift-metrics"),
            ]),
        .executableTarget(
            name: "zegui",
            dependencies: [
                "BoundaryQuality", "GDALInterop", "Geodata", "GeoModel", "PlanningModel", "ProjectStore", "Reporting",
                "Responsibility", "ZeguiServer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),

        .target(
            name: "TestWorlds", dependencies: ["GeoModel", "PlanningModel", "SQLiteInterop", "WalkNetwork"],
            path: "Tests/TestWorlds"),
        .testTarget(name: "GeoModelTests", dependencies: ["GeoModel", "TestWorlds"]),
        .testTarget(name: "GEOSInteropTests", dependencies: ["GEOSInterop", "GeoModel"]),
        .testTarget(name: "PROJInteropTests", dependencies: ["GeoModel", "PROJInterop"]),
        .testTarget(name: "GDALInteropTests", dependencies: ["GDALInterop", "GeoModel", "PROJInterop"]),
        .testTarget(name: "PlanningModelTests", dependencies: ["GeoModel", "PlanningModel", "TestWorlds"]),
        .testTarget(
            name: "OSMInteropTests", dependencies: ["Geodata", "GeoModel", "OSMInterop", "PlanningModel", "TestWorlds"]),
        .testTarget(
            name: "WalkNetworkTests",
            dependencies: [
                "Geodata", "GeoModel", "OSMInterop", "PlanningModel", "PROJInterop", "TestWorlds", "WalkNetwork",
            ]),
        .testTarget(
            name: "IsochronesTests",
            dependencies: [
                "GDALInterop", "GEOSInterop", "GeoModel", "Isochrones", "PROJInterop", "TestWorlds",
            ]),
        .testTarget(
            name: "AreaLookupTests",
            dependencies: ["AreaLookup", "GDALInterop", "GEOSInterop", "GeoModel", "TestWorlds"]),
        .testTarget(
            name: "VectorTilesTests",
            dependencies: ["GDALInterop", "GEOSInterop", "GeoModel", "TestWorlds", "VectorTiles"]),
        .testTarget(
            name: "LivingCircleTests",
            dependencies: [
                "AreaLookup", "GeoModel", "LivingCircle", "PlanningModel", "PROJInterop", "TestWorlds", "WalkNetwork",
            ]),
        .testTarget(
            name: "PolygonOverlayTests",
            dependencies: ["GDALInterop", "GEOSInterop", "GeoModel", "PolygonOverlay", "TestWorlds"]),
        .testTarget(
            name: "BoundaryQualityTests",
            dependencies: [
                "BoundaryQuality", "GDALInterop", "GEOSInterop", "GeoModel", "PlanningModel", "PolygonOverlay",
                "PolygonWidth", "PROJInterop", "TestWorlds",
            ]),
        .testTarget(
            name: "PolygonWidthTests",
            dependencies: [
                "GDALInterop", "GEOSInterop", "GeoModel", "PolygonOverlay", "PolygonWidth", "PROJInterop", "TestWorlds",
            ]),
        .testTarget(
            name: "ResponsibilityTests",
            dependencies: [
                "Geodata", "GeoModel", "PlanningModel", "PolygonOverlay", "PROJInterop", "Responsibility", "TestWorlds",
            ]),
        .testTarget(name: "GeodataTests", dependencies: ["Geodata", "GeoModel", "PlanningModel", "TestWorlds"]),
        .testTarget(
            name: "ProjectStoreTests",
            dependencies: [
                "GDALInterop", "Geodata", "GeoModel", "OSMInterop", "PlanningModel", "PROJInterop", "ProjectStore",
                "SQLiteInterop", "TestWorlds", "WalkNetwork", "zegui",
            ]),
        .testTarget(name: "ZlibInteropTests", dependencies: ["ZlibInterop"]),
        .testTarget(
            name: "ZeguiServerTests",
            dependencies: ["GeoModel", "SQLiteInterop", "TestWorlds", "ZeguiServer", "zegui"],
            exclude: ["map_page.py", "strangers.py", "under_load.py"]),
        .testTarget(
            name: "zeguiTests",
            dependencies: [
                "GDALInterop", "Geodata", "GeoModel", "PlanningModel", "ProjectStore", "Reporting", "SQLiteInterop",
                "TestWorlds", "zegui",
            ]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
