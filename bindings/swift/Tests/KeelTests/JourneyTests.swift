import Foundation
import Keel
import XCTest

/// The example of the README is run here, and stands there as it is run.
final class JourneyTests: KeelTestCase {
    private var journal: URL { folder.appendingPathComponent("set.journal") }

    func testTheWholeJourney() throws {
        let (camera, library) = try start(folder: folder)
        camera.close()
        let live = try LiveSet.rehearsing(track: Samples.track(), options: LiveOptions(journal: journal))
        let id = try journey(
            live: live, frames: Samples.frames(), library: library, now: Samples.evening, folder: folder)
        let kept = try library.set(id)
        XCTAssertEqual(kept.report?.set.verdict, .clear)
        XCTAssertEqual(kept.summary.facts.load?.value, 140)
        XCTAssertFalse(FileManager.default.fileExists(atPath: journal.path))
        XCTAssertTrue(try library.sorenessDue(now: Samples.evening).isEmpty)
    }

    func testASetThatWasOnWhenTheProcessWasKilledIsFinishedAtTheNextStart() throws {
        try Samples.rehearse(LiveSet.rehearsing(track: Samples.track(), options: LiveOptions(journal: journal)))
        let written = try Data(contentsOf: journal)
        XCTAssertGreaterThan(written.count, 10_000)
        // The last second was being written.
        try written.dropLast(100).write(to: journal)
        let judged = try XCTUnwrap(Engine.recover(journal: journal))
        XCTAssertTrue(try XCTUnwrap(judged.damage()).contains("damaged"))
        XCTAssertEqual(try judged.reason(), .interrupted)
        XCTAssertEqual(try judged.report().set.reps, 3)
        let (_, library) = try start(folder: folder)
        XCTAssertEqual(try library.count(), 1)
        XCTAssertFalse(FileManager.default.fileExists(atPath: journal.path))
    }

    func testAJournalThatHoldsNoSetIsPutAsideAndTheNextStartGoesOn() throws {
        for torn in [Data(), Data("KEEL".utf8)] {
            try torn.write(to: journal)
            let (_, library) = try start(folder: folder)
            XCTAssertEqual(try library.count(), 0)
            XCTAssertFalse(FileManager.default.fileExists(atPath: journal.path))
            XCTAssertEqual(try Data(contentsOf: folder.appendingPathComponent("set.unreadable")), torn)
        }
    }

    func testTheReadmeShowsThisExample() throws {
        let bindings = Samples.root.appendingPathComponent("bindings")
        let example = bindings.appendingPathComponent("swift/Tests/KeelTests/Example/Journey.swift")
        let text = try String(contentsOf: example, encoding: .utf8)
        let body = try XCTUnwrap(text.components(separatedBy: "import Keel\n\n").last)
        let readme = try String(contentsOf: bindings.appendingPathComponent("README.md"), encoding: .utf8)
        XCTAssertTrue(readme.contains("```swift\n\(body)```"), "bindings/README.md does not show the example")
    }
}
