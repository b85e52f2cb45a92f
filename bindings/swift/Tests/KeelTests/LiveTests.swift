import Foundation
import Keel
import XCTest

/// What an app asks of a set between frames.
final class LiveTests: KeelTestCase {
    func testTheNetworkLooksAtRealPlanes() throws {
        try Engine.initLogging(.warn)
        XCTAssertFalse(try Engine.version().isEmpty)
        let keel = try Engine()
        XCTAssertTrue(["onnxruntime", "embedded"].contains(try keel.runtime()))
        let live = try keel.liveSet(LiveOptions(lift: .conventional, grammar: .target(deg: 12)))
        try live.place()
        let blank = Blank()
        for frame in 0..<5 {
            let state = try live.push(blank.at(Samples.timeNs(frame)))
            XCTAssertTrue(!state.ready && state.overlay.curve.isEmpty && state.overlay[.hipNear] == nil)
        }
        XCTAssertEqual(try live.diagnostics().runtime, try keel.runtime())
    }

    func testAnOverlayNamesWhatWasSeen() throws {
        let states = try Samples.rehearse(LiveSet.rehearsing(track: Samples.track()))
        let seen = try XCTUnwrap(states.first { $0.phase == .kneePass }?.overlay)
        let shoulder = try XCTUnwrap(seen[.shoulderNear])
        let hip = try XCTUnwrap(seen[.hipNear])
        XCTAssertLessThan(shoulder.y, hip.y)
        XCTAssertEqual(seen[.c7], seen.curve.first)
        XCTAssertEqual(seen[.s1], seen.curve.last)
        XCTAssertLessThan(try XCTUnwrap(seen[.top]).y, try XCTUnwrap(seen[.bottom]).y)
        XCTAssertEqual(seen, states.first { $0.phase == .kneePass }?.overlay)
        XCTAssertNotEqual(seen.curve, states.last?.overlay.curve)
        XCTAssertEqual(seen.contour.count, seen.contour.xy.count / 2)
    }

    func testAStopIsUndoneASetThrownAwayAndNothingIsLeftOfIt() throws {
        let journal = folder.appendingPathComponent("journal")
        let live = try LiveSet.rehearsing(
            track: Samples.track("wrong_stop"), options: LiveOptions(journal: journal))
        try live.place()
        try live.arm(countdownS: 0)
        let blank = Blank()
        var frame = 0
        func push() throws -> LiveState {
            defer { frame += 1 }
            return try live.push(blank.at(Samples.timeNs(frame)))
        }
        func isLifting(_ state: LiveState) -> Bool { if case .set = state.stage { true } else { false } }
        while !isLifting(try push()) {}
        for _ in 0..<60 { _ = try push() }
        try live.endSet()
        _ = try push()
        try live.undoEnd()
        XCTAssertEqual(try push().event, .setGoesOn)
        try live.interrupt()
        XCTAssertEqual(try push().event, .setGoesOn)
        try live.setGrammar(.quiet)
        try live.endSet()
        XCTAssertEqual(try live.verdict().reason(), .tapped)
        XCTAssertTrue(FileManager.default.fileExists(atPath: journal.path))
        try live.dropSet()
        XCTAssertFalse(FileManager.default.fileExists(atPath: journal.path))
        XCTAssertEqual(try push().stage, .place)
        try live.arm(countdownS: 3)
        XCTAssertTrue((1...3).contains(try XCTUnwrap(push().countdownS)))
        try live.disarm()
        try live.rangeCheck()
        XCTAssertTrue([.hinge, .hold].contains(try XCTUnwrap(push().rangeCheck)))
        XCTAssertNil(try live.diagnostics().journalFailure)
    }

    func testASetIsBegunByHand() throws {
        let live = try LiveSet.rehearsing(track: Samples.track("nothing_lifted"))
        try live.place()
        try live.arm(countdownS: 0)
        let blank = Blank()
        _ = try live.push(blank.at(0))
        try live.beginSet()
        XCTAssertEqual(try live.push(blank.at(Samples.timeNs(1))).reps, 0)
    }
}
