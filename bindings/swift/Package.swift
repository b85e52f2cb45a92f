// swift-tools-version: 6.0
import Foundation
import PackageDescription

/// Where build-xcframework.sh puts the core for Apple's platforms. Without it the linker is to find the library `keel_ffi`.
let framework = "build/KeelCoreFFI.xcframework"
let isBuilt = FileManager.default.fileExists(atPath: "\(Context.packageDirectory)/\(framework)")

let core: Target =
    isBuilt
    ? .binaryTarget(name: "KeelCoreFFI", path: framework)
    : .target(
        name: "KeelCoreFFI", path: "Generated/KeelCoreFFI", linkerSettings: [.linkedLibrary("keel_ffi")])

let package = Package(
    name: "Keel",
    platforms: [.iOS(.v16), .macOS(.v13)],
    products: [.library(name: "Keel", targets: ["Keel"])],
    targets: [
        core,
        // The crossing, as generate.sh writes it.
        .target(
            name: "KeelCore", dependencies: ["KeelCoreFFI"], path: "Generated/KeelCore",
            swiftSettings: [.swiftLanguageMode(.v5)]),
        .target(name: "Keel", dependencies: ["KeelCore"]),
        .executableTarget(name: "HandOver", dependencies: ["Keel"], path: "Benches/HandOver"),
        // Processes of their own, for what a test can't survive or would blur.
        .executableTarget(name: "Opening", dependencies: ["Keel"], path: "Tests/Opening"),
        .executableTarget(name: "Pushing", dependencies: ["Keel"], path: "Tests/Pushing"),
        .testTarget(name: "KeelTests", dependencies: ["Keel", "KeelCore", "Opening", "Pushing"]),
    ]
)
