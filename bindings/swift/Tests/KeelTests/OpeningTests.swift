import Foundation
import Keel
import XCTest

/// What only a process of its own can show: libraries that are missing or stale.
final class OpeningTests: KeelTestCase {
    func testAnONNXRuntimeLibraryThatIsNotThereIsSaidToBeMissing() throws {
        let said = try open(arguments: [folder.appendingPathComponent("none.so").path])
        XCTAssertTrue(said.contains("model_runtime: choose_another") && said.contains("none.so"), said)
    }

    #if os(Linux)
        func testANativeLibraryOfAnotherVersionIsSaidToBeStale() throws {
            // A library in front of the real one, of which one call is not what it was.
            let source = folder.appendingPathComponent("stale.c")
            try Data("short uniffi_keel_ffi_checksum_func_version(void) { return 0; }\n".utf8).write(to: source)
            let stale = folder.appendingPathComponent("stale.so").path
            _ = try run("/usr/bin/env", ["clang", "-shared", "-fPIC", "-o", stale, source.path])
            let said = try open(environment: ["LD_PRELOAD": stale])
            XCTAssertEqual(said.components(separatedBy: "native_library: update: ").count, 3, said)
            XCTAssertTrue(said.contains("checksum mismatch"), said)
            XCTAssertTrue(said.contains("ship libkeel_ffi and this package from one build"), said)
        }
    #endif

    private func open(arguments: [String] = [], environment: [String: String] = [:]) throws -> String {
        let built = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        return try run(built.appendingPathComponent("Opening").path, arguments, environment)
    }

    /// Runs a program, which must end well; what it said.
    private func run(_ path: String, _ arguments: [String], _ environment: [String: String] = [:]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let said = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        XCTAssertEqual(process.terminationStatus, 0, said)
        return said
    }
}
