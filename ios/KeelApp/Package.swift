// swift-tools-version: 6.0
import PackageDescription

/// Concurrency is complete in language mode 6; a warning stops the build.
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .unsafeFlags(["-warnings-as-errors"])]

let package = Package(
    name: "KeelApp",
    defaultLocalization: "en",
    platforms: [.iOS(.v17), .macOS(.v14)],
    products: [.library(name: "KeelApp", targets: ["KeelApp"])],
    dependencies: [.package(name: "Keel", path: "../../bindings/swift")],
    targets: [
        .target(name: "KeelApp", dependencies: [.product(name: "Keel", package: "Keel")], swiftSettings: strict),
        .testTarget(name: "KeelAppTests", dependencies: ["KeelApp"], swiftSettings: strict),
    ]
)
