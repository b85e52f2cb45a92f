import Foundation
import Keel
import XCTest

@testable import KeelApp

/// The whole journey, with the frames of the sample clip and the real network: the same as Android's `JourneyTest`.
@MainActor
final class SampleJourneyTests: XCTestCase {
    func testASetIsFilmedJudgedLookedAtCorrectedComparedKeptAndBroughtBack() async throws {
        let camera = try SampleStream("camera")
        let truth = try SampleTruth.read()
        let rig = try Rig(track: nil, blank: Blank(widthPx: 720, heightPx: 1280))
        bringFilms(rig, truth.frames.count)
        await rig.session.settle()
        XCTAssertEqual(rig.home?.state.isEmpty, true)
        let first = try await film(rig, camera, truth)
        try assertTheSameAsOnAndroid(rig, first)
        try await lookAgain(rig, truth)
        try await answerSoreness(rig)
        try await importTheClip(rig)
        try await compare(rig)
        try await backUpAndRestore(rig, first)
        XCTAssertNil(rig.session.failure)
        try await rig.end()
    }

    /// What stands in the film that was made, and in the one that is judged later; each stream is read once.
    private func bringFilms(_ rig: Rig, _ count: Int) {
        let streams = Locked(["film", "clip", "evidence"])
        let timesUs = (0..<count).map { SampleStream.timeNs($0) / 1_000 }
        rig.phone.clips.film.swap(
            FakeClips.Film(timesUs: timesUs) { take in
                let name = streams.withLock { $0.removeFirst() }
                try SampleStream(name).forEach(count, take)
            })
    }

    private func film(_ rig: Rig, _ camera: SampleStream, _ truth: SampleTruth) async throws -> String {
        try await rig.send(rig.home, .open(.place))
        let (armed, begun) = (Locked(false), Locked(false))
        // Frames are good for one call only, so the screens are settled within it.
        for index in truth.frames.indices where rig.verdict == nil {
            try camera.one(index) { rig.phone.frames.film($0) }
            await rig.session.settle()
            if !armed.now, rig.place?.state.live != nil {
                try await rig.send(rig.place, .arm)
                armed.swap(true)
                XCTAssertEqual(rig.session.routes, [.home, .place, .film])
            } else if armed.now, !begun.now, rig.filming?.state.live?.state.stage == .waiting {
                // The drawn lifter stands too near for a set to be found by itself.
                try await rig.send(rig.filming, .begin)
                begun.swap(true)
            }
        }
        if let filming = rig.filming { try await rig.send(filming, .stop) }
        // The tap takes effect with the next frame; the phone goes on filming.
        let blank = Blank(widthPx: 720, heightPx: 1280)
        rig.phone.frames.film(blank.at(SampleStream.timeNs(truth.frames.count)))
        let ended = Date()
        await rig.session.settle()
        let report = try XCTUnwrap(rig.verdict?.state.report)
        print("from the last frame to the verdict: \(Int(Date().timeIntervalSince(ended) * 1e3)) ms")
        XCTAssertEqual(Int(report.set.reps), truth.reps.count)
        XCTAssertEqual(report.set.worstRep.map(Int.init), truth.worstRep)
        XCTAssertTrue(rig.verdict?.state.headline(rig.session.words).contains("lost at") == true)
        try await rig.send(rig.verdict, .keep(then: .replay))
        guard case .replay(let set) = rig.session.routes.last else { throw XCTSkip("the set was not kept") }
        return set
    }

    /// The report that each app's journey keeps is one document; each side's test holds it to that.
    private func assertTheSameAsOnAndroid(_ rig: Rig, _ set: String) throws {
        let found = try rig.core.library().reportJson(set)
        if let place = ProcessInfo.processInfo.environment["KEEL_JOURNEY_REPORT"] {
            try Data(found.utf8).write(to: URL(fileURLWithPath: place))
        }
        let kept = Samples.root.appendingPathComponent("tests/fixtures/journey/report.json")
        try assertAlike(JSON(Data(contentsOf: kept)), JSON(Data(found.utf8)), accuracy: 0.01)
    }

    private func lookAgain(_ rig: Rig, _ truth: SampleTruth) async throws {
        let replay = try XCTUnwrap(rig.replay)
        XCTAssertEqual(replay.state.opened?.hasFilm, true)
        let jumps = try XCTUnwrap(replay.state.jumps.first { Int($0.rep) == truth.worstRep })
        try await rig.send(replay, .jump(try XCTUnwrap(jumps.jumps.first { $0.kind == .worst })))
        let worst = try XCTUnwrap(replay.state.shown)
        XCTAssertGreaterThan(try XCTUnwrap(worst.overlay?.changeDeg), 15)
        try await rig.send(replay, .stepBy(1))
        XCTAssertEqual(replay.state.shown?.index, worst.index + 1)
        for intent in [
            ReplayModel.Intent.edit(.choosing), .grab(.liftoff), .stepBy(1), .drop,
        ] { try await rig.send(replay, intent) }
        XCTAssertEqual(replay.state.corrected, 1)
        try await rig.send(replay, .undoCorrection)
        XCTAssertEqual(replay.state.corrected, 0)
        await rig.goHome()
    }

    private func answerSoreness(_ rig: Rig) async throws {
        rig.phone.clock.turn(hours: 14)
        try await rig.send(rig.home, .open(.soreness))
        while rig.soreness?.state.question != nil { try await rig.send(rig.soreness, .none) }
        XCTAssertEqual(rig.soreness?.state.noted, true)
        await rig.goHome()
    }

    private func importTheClip(_ rig: Rig) async throws {
        rig.phone.clock.turn(hours: 48)
        let film = rig.folder.appendingPathComponent("elsewhere.mp4")
        try Data("a film".utf8).write(to: film)
        rig.picks[.film] = film
        try await rig.send(rig.home, .open(.importClip))
        try await rig.send(rig.importing, .pick)
        XCTAssertEqual(rig.verdict?.state.report?.set.verdict, .large)
        XCTAssertEqual(rig.verdict?.state.evidence(rig.session.words).count, 2)
    }

    private func compare(_ rig: Rig) async throws {
        try await rig.send(rig.verdict, .keep(then: .compare))
        let told = try XCTUnwrap(rig.compare?.state.verdict(rig.session.words))
        XCTAssertTrue(told.contains("No difference beyond measurement error"), told)
        await rig.goHome()
    }

    private func backUpAndRestore(_ rig: Rig, _ first: String) async throws {
        let folder = rig.folder.appendingPathComponent("elsewhere")
        rig.picks[.folder] = folder
        try await rig.send(rig.home, .open(.settings))
        try await rig.send(rig.settings, .open(.backup))
        try await rig.send(rig.backup, .backUp)
        XCTAssertEqual(rig.backup?.state.outcome, .backedUp(sets: 2, missing: 0))
        rig.session.back()
        try await rig.send(rig.settings, .open(.storage))
        try await rig.send(rig.storage, .askDelete(true))
        try await rig.send(rig.storage, .deleteEverything)
        XCTAssertEqual(rig.storage?.state.deleted, true)
        XCTAssertEqual(try rig.core.library().count(), 0)
        rig.session.back()
        rig.picks[.backup] = folder.appendingPathComponent("keel.backup")
        try await rig.send(rig.settings, .open(.backup))
        try await rig.send(rig.backup, .restore)
        guard case .offered(let counts) = rig.backup?.state.now else { return XCTFail("no backup is offered") }
        XCTAssertEqual([counts.sets, counts.newSets], [2, 2])
        try await rig.send(rig.backup, .merge)
        guard case .restored(let restored) = rig.backup?.state.outcome else { return XCTFail("nothing came") }
        XCTAssertEqual(restored.newSets, 2)
        XCTAssertNotNil(try rig.core.library().set(first).report)
        await rig.goHome()
        XCTAssertNotNil(rig.home?.state.last)
    }
}
