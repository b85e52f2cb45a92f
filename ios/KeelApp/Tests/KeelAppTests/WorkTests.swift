import Foundation
import Keel
import XCTest

@testable import KeelApp

/// What takes long, and how it ends.
@MainActor
final class WorkTests: XCTestCase {
    private func rigWithASet() async throws -> Rig {
        let rig = try Rig()
        try rig.core.library().save(started: rig.core.now(), facts: SetFacts(note: "keep me"), judged: nil)
        await rig.session.settle()
        try await rig.send(rig.home, .open(.backup))
        rig.picks[.folder] = rig.folder.appendingPathComponent("elsewhere")
        rig.picks[.backup] = rig.folder.appendingPathComponent("elsewhere/keel.backup")
        return rig
    }

    func testAFullDiskIsToldAndNothingIsLost() async throws {
        let rig = try await rigWithASet()
        rig.phone.papers.isFull.swap(true)
        for intent in [BackupModel.Intent.backUp, .export, .restore] {
            try await rig.send(rig.backup, intent)
            guard case .failed(let failure) = rig.backup?.state.outcome else { return XCTFail("nothing failed") }
            XCTAssertTrue(rig.session.words.failure(failure).contains("Free some storage"))
            XCTAssertEqual(rig.backup?.state.now, .choosing)
        }
        XCTAssertEqual(try rig.core.library().count(), 1)
        XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: rig.core.passing.path), [])
        try await rig.end()
    }

    func testEverythingIsExportedAsFiles() async throws {
        let rig = try await rigWithASet()
        try await rig.send(rig.backup, .export)
        XCTAssertEqual(rig.backup?.state.outcome, .exported(sets: 1))
        let files = try FileManager.default.contentsOfDirectory(
            atPath: rig.folder.appendingPathComponent("elsewhere/keel-export").path)
        XCTAssertFalse(files.isEmpty)
        try await rig.end()
    }

    func testReplacingIsAskedAboutAndCanBeDeclined() async throws {
        let rig = try await rigWithASet()
        try await rig.send(rig.backup, .withFilms(true))
        try await rig.send(rig.backup, .backUp)
        XCTAssertEqual(rig.backup?.state.outcome, .backedUp(sets: 1, missing: 0))
        rig.phone.clock.turn(hours: 1)
        try rig.core.library().save(started: rig.core.now(), facts: SetFacts(note: "later"), judged: nil)
        try await rig.send(rig.backup, .restore)
        try await rig.send(rig.backup, .replace)
        guard case .replacing(let counts) = rig.backup?.state.now else { return XCTFail("it is not asked") }
        XCTAssertEqual(counts.onlyHere, 1)
        rig.session.back()
        await rig.session.settle()
        XCTAssertEqual(rig.backup?.state.now, .choosing)
        XCTAssertEqual(try rig.core.library().count(), 2, "nothing happened yet")
        for intent in [BackupModel.Intent.restore, .replace, .replace] { try await rig.send(rig.backup, intent) }
        guard case .restored(let restored) = rig.backup?.state.outcome else { return XCTFail("nothing was restored") }
        XCTAssertGreaterThanOrEqual(restored.goneSets, 1)
        XCTAssertEqual(try rig.core.library().sets(count: 9).sets.map(\.facts.note), ["keep me"])
        XCTAssertEqual(try rig.core.library().count(), 1)
        try await rig.end()
    }

    func testABackupThatIsNoneIsRefused() async throws {
        let rig = try await rigWithASet()
        let file = rig.folder.appendingPathComponent("no.backup")
        try Data("no backup".utf8).write(to: file)
        rig.picks[.backup] = file
        try await rig.send(rig.backup, .restore)
        guard case .failed(.badBackup) = rig.backup?.state.outcome else { return XCTFail("it was not refused") }
        try await rig.end()
    }

    func testWhatTheLifterTurnsBackFromDoesNothing() async throws {
        let rig = try await rigWithASet()
        rig.picks = [:]
        try await rig.send(rig.backup, .backUp)
        XCTAssertEqual(rig.backup?.state, BackupModel.State())
        rig.session.back()
        await rig.session.settle()
        XCTAssertNotNil(rig.home)
        try await rig.end()
    }

    func testWorkThatIsLeftIsStopped() async throws {
        let rig = try await rigWithASet()
        let model = BackupModel()
        var state = model.first
        _ = model.step(&state, .backUpInto(rig.folder))
        XCTAssertEqual(state.now, .working(.backup, 0))
        _ = model.step(&state, .progress(0.5))
        XCTAssertEqual(state.now, .working(.backup, 0.5))
        guard case .stop = model.back(state) else { return XCTFail("back does not stop it") }
        XCTAssertEqual(model.closed(state).count, 1)
        XCTAssertEqual(model.step(&state, .stop).count, 1)
        _ = model.step(&state, .ended(nil))
        XCTAssertEqual(state.now, .choosing)
        rig.core.stopAsked = true
        XCTAssertThrowsError(try rig.core.goOn())
        try await rig.end()
    }

    func testAFilmThatCanNotBeReadIsToldAndNotKept() async throws {
        let rig = try Rig()
        try await rig.send(rig.home, .open(.importClip))
        let film = rig.folder.appendingPathComponent("odd.mov")
        try Data("odd".utf8).write(to: film)
        rig.picks[.film] = film
        try await rig.send(rig.importing, .name(.squat))
        try await rig.send(rig.importing, .pick)
        XCTAssertEqual(rig.importing?.state.problem, .unreadable)
        XCTAssertNil(rig.importing?.state.progress)
        rig.picks[.film] = rig.folder.appendingPathComponent("not there.mov")
        try await rig.send(rig.importing, .pick)
        guard case .failed = rig.importing?.state.problem else { return XCTFail("nothing failed") }
        XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: rig.core.films.path), [])
        XCTAssertEqual(try rig.core.library().count(), 0)
        try await rig.end()
    }

    func testAnImportIsStoppedByBack() async throws {
        let rig = try Rig()
        try await rig.send(rig.home, .open(.importClip))
        let film = rig.folder.appendingPathComponent("long.mov")
        try Data("long".utf8).write(to: film)
        rig.picks[.film] = film
        let core = rig.core
        rig.phone.clips.film.swap(
            FakeClips.Film(timesUs: [0, 33_333]) { take in
                let blank = Blank(widthPx: 72, heightPx: 128)
                _ = try take(blank.at(0))
                core.stopAsked = true
                _ = try take(blank.at(33_333_333))
                XCTFail("it goes on")
            })
        try await rig.send(rig.importing, .pick)
        XCTAssertEqual(rig.importing?.state, ImportModel.State(), "what the lifter ended is no problem")
        let model = ImportModel()
        var state = model.first
        _ = model.step(&state, .progress(0.5))
        XCTAssertNil(state.progress, "what was ended tells nothing any more")
        _ = model.step(&state, .picked(film))
        guard case .stop = model.back(state) else { return XCTFail("back does not stop it") }
        XCTAssertEqual(model.closed(state).count, 1)
        XCTAssertEqual(model.step(&state, .stop).count, 1)
        try await rig.end()
    }
}
