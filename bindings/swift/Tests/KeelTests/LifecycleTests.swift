import Foundation
import Keel
import XCTest

/// Closing at any time, from any thread; two sets at once; a panic inside.
final class LifecycleTests: KeelTestCase {
    func testEverythingMayBeClosedTwiceAndSaysSoAfterwards() throws {
        let library = try Library(folder)
        let judged = try Samples.judged()
        let replay = try judged.replay()
        let live = try LiveSet.rehearsing(track: Samples.track())
        let keel = try Engine(runtime: .embedded)
        let film = try keel.importClip()
        let rejudge = try library.rejudge()
        let export = try library.export(to: folder.appendingPathComponent("export"))
        let calls: [(close: () -> Void, call: () throws -> Void)] = [
            (film.close, { _ = try film.finish() }),
            (keel.close, { _ = try keel.runtime() }),
            (live.close, { _ = try live.push(Blank().at(0)) }),
            (replay.close, { _ = try replay.jumps() }),
            (judged.close, { _ = try judged.report() }),
            (rejudge.close, { try rejudge.run() }),
            (export.close, { try export.step() }),
            (library.close, { _ = try library.count() }),
        ]
        for (close, call) in calls {
            close()
            close()
            let error = try failure(of: call)
            guard case .closed = error else { return XCTFail("\(error)") }
            XCTAssertEqual(error.next, .callInOrder)
        }
    }

    func testWhatWasClosedIsNotHandedOver() throws {
        let library = try Library(folder.appendingPathComponent("library"))
        let judged = try Samples.judged()
        judged.close()
        let file = folder.appendingPathComponent("backup")
        try library.backup(to: file).run()
        let backup = try library.openBackup(file)
        backup.close()
        for call in [
            { _ = try library.save(started: Samples.evening, facts: SetFacts(), judged: judged) },
            { _ = try library.backupCounts(backup) },
            { _ = try library.restore(backup, mode: .merge) },
        ] as [() throws -> Void] {
            XCTAssertEqual(try failure(of: call).code, "closed")
        }
        XCTAssertEqual(try library.count(), 0)
    }

    func testWhatIsForgottenOrClosedIsFreed() throws {
        let before = try Engine.openObjects()
        for _ in 0..<20 { _ = try Samples.judged("oblique_view").replay() }
        XCTAssertEqual(try Engine.openObjects(), before)
        let judged = try Samples.judged("oblique_view")
        XCTAssertEqual(try Engine.openObjects(), before + 1)
        judged.close()
        XCTAssertEqual(try Engine.openObjects(), before)
    }

    func testASetMayBeClosedFromAnotherThreadWhileAFrameIsLookedAt() throws {
        let keel = try Engine(runtime: .embedded)
        for _ in 0..<5 {
            let live = try keel.liveSet()
            let begun = DispatchSemaphore(value: 0)
            let outcome = Parallel<KeelError?> {
                do throws(KeelError) {
                    try live.place()
                    for frame in Samples.frames() {
                        _ = try live.push(frame)
                        begun.signal()
                    }
                    return nil
                } catch {
                    return error
                }
            }
            begun.wait()
            live.close()
            XCTAssertEqual(try XCTUnwrap(outcome.wait())?.code, "closed")
        }
    }

    func testACallFromAnotherThreadWaitsAndAFrameThatComesMeanwhileIsDropped() throws {
        let live = try Engine(runtime: .embedded).liveSet()
        try live.place()
        let pushing = (0..<2).map { thread in
            Parallel<[String]> {
                let blank = Blank()
                return (0..<30).compactMap { frame in
                    do throws(KeelError) {
                        _ = try live.push(blank.at(Samples.timeNs(2 * frame + thread + 1)))
                        return nil
                    } catch {
                        return error.code
                    }
                }
            }
        }
        for _ in 0..<20 { _ = try live.diagnostics() }
        let refused = try pushing.flatMap { try XCTUnwrap($0.wait()) }
        XCTAssertTrue(refused.allSatisfy { ["busy", "frame_time"].contains($0) }, "\(refused)")
        XCTAssertTrue(refused.contains("busy"), "no frame came while another was looked at")
    }

    func testTwoSetsAtOnceDoNotKnowOfEachOther() throws {
        let names = ["three_reps", "oblique_view"]
        let alone = try names.map { try Samples.rehearse(LiveSet.rehearsing(track: Samples.track($0))) }
        let together = names.map { name in
            Parallel { try? Samples.rehearse(LiveSet.rehearsing(track: Samples.track(name))) }
        }
        for (one, other) in zip(alone, together) { XCTAssertEqual(one, other.wait()) }
    }

    func testAPanicInsideIsAnErrorAndTheSetGoesOn() throws {
        let live = try LiveSet.rehearsing(track: Samples.track())
        try live.place()
        let blank = Blank()
        _ = try live.push(blank.at(0))
        XCTAssertEqual(
            try failure(of: { try live.push(blank.at(.min)) }),
            .panicked(detail: "a panic that a test asked for", next: .report))
        XCTAssertEqual(try live.push(blank.at(Samples.timeNs(1))).stage, .place)
        XCTAssertEqual(try live.diagnostics().frames, 2)
    }

    func testAPlaneMayBePartOfABuffer() throws {
        var bytes = Data(count: 100)
        bytes.append(Data(repeating: 0xFF, count: 64))
        let format = FrameFormat(.rgba, widthPx: 4, heightPx: 4, rowStride: 16)
        let white = try Engine.thumbnail(of: Frame(format, timeNs: 0, planes: bytes[100...]), sidePx: 4)
        let black = try Engine.thumbnail(of: Frame(format, timeNs: 0, planes: bytes[..<64]), sidePx: 4)
        XCTAssertFalse(white.isEmpty)
        XCTAssertNotEqual(white, black)
    }
}
