import Foundation
import Keel
import XCTest

/// What only a process of its own can show: memory over many frames, and libraries that are missing or stale.
final class ProcessTests: KeelTestCase {
    func testAnONNXRuntimeLibraryThatIsNotThereIsSaidToBeMissing() throws {
        let said = try runBuilt("Opening", [folder.appendingPathComponent("none.so").path])
        XCTAssertTrue(said.contains("model_runtime: choose_another") && said.contains("none.so"), said)
    }

    #if os(Linux)
        func testManyFramesLeaveNothingBehind() throws {
            let pushes = ProcessInfo.processInfo.environment["KEEL_PUSHES"] ?? "10000"
            let track = Samples.root.appendingPathComponent("tests/scenarios/three_reps.keeltrack").path
            let said = try runBuilt("Pushing", [track, pushes])
            print("\(pushes) pushes: \(said)")
            let told = said.split(whereSeparator: \.isWhitespace).map { $0.split(separator: "=") }
            let left = Dictionary(uniqueKeysWithValues: told.map { (String($0[0]), Int($0[1])) })
            XCTAssertEqual(left["objects"], 0, said)
            XCTAssertLessThan(try XCTUnwrap(left["grown_kb"] ?? nil), 8 * 1024, said)
        }

        func testANativeLibraryOfAnotherVersionIsSaidToBeStale() throws {
            // A library in front of the real one, of which one call is not what it was.
            let source = folder.appendingPathComponent("stale.c")
            try Data("short uniffi_keel_ffi_checksum_func_version(void) { return 0; }\n".utf8).write(to: source)
            let stale = folder.appendingPathComponent("stale.so").path
            _ = try run("/usr/bin/env", ["clang", "-shared", "-fPIC", "-o", stale, source.path])
            let said = try runBuilt("Opening", environment: ["LD_PRELOAD": stale])
            XCTAssertEqual(said.components(separatedBy: "native_library: update: ").count, 3, said)
            XCTAssertTrue(said.contains("checksum mismatch"), said)
            XCTAssertTrue(said.contains("ship libkeel_ffi and this package from one build"), said)
        }
    #endif

    /// Runs a program of this package.
    private func runBuilt(
        _ name: String, _ arguments: [String] = [], environment: [String: String] = [:]
    ) throws -> String {
        let built = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        return try run(built.appendingPathComponent(name).path, arguments, environment)
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
