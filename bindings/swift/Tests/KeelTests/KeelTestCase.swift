import Foundation
import Keel
import XCTest

/// A test with a folder of its own, which goes when the test is over.
class KeelTestCase: XCTestCase {
    private(set) var folder = URL(fileURLWithPath: "/")

    override func setUpWithError() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).standardizedFileURL
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    override func tearDownWithError() throws {
        try FileManager.default.removeItem(at: folder)
    }

    /// The failure of a call, which must fail, and come with a sentence for it and for the next step.
    func failure<T>(of call: () throws -> T, file: StaticString = #filePath, line: UInt = #line) throws -> KeelError {
        var thrown: KeelError?
        XCTAssertThrowsError(try call(), file: file, line: line) { thrown = $0 as? KeelError }
        let error = try XCTUnwrap(thrown, file: file, line: line)
        XCTAssertFalse(error.detail.isEmpty, file: file, line: line)
        XCTAssertEqual(error.localizedDescription, error.detail, file: file, line: line)
        let tables = Samples.root.appendingPathComponent("bindings/words/en.toml")
        let words = try String(contentsOf: tables, encoding: .utf8)
        for code in [error.code, error.next.code] {
            XCTAssertTrue(words.contains("\n\(code) = "), "no words for \(code)", file: file, line: line)
        }
        return error
    }
}

/// The folder that is given by a variable of the environment; without it the test is skipped.
func given(_ variable: String) throws -> URL {
    guard let path = ProcessInfo.processInfo.environment[variable] else { throw XCTSkip("\(variable) is not set") }
    return URL(fileURLWithPath: path)
}
