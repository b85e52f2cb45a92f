import Keel
import XCTest

@testable import KeelApp

/// The journey, with a stored track in place of what the network would see.
@MainActor
final class JourneyTests: XCTestCase {
    func testASetIsFilmedJudgedKeptAndFoundAgain() async throws {
        let rig = try Rig()
        await rig.session.settle()
        XCTAssertEqual(rig.home?.state.loaded, true)
        XCTAssertNil(rig.home?.state.last)

        try XCTUnwrap(rig.home).send(.open(.details(set: nil)))
        await rig.session.settle()
        let details = try XCTUnwrap(rig.details)
        details.send(.typeLoad("142,5"))
        details.send(.note(" belt off "))
        details.send(.save)
        await rig.session.settle()

        try await rig.arm()
        XCTAssertEqual(rig.session.routes, [.home, .place, .film])
        XCTAssertTrue(rig.phone.frames.isOpen)
        var words: [Cue] = []
        var said: [Cue] = []
        var beganS = 0.0
        while rig.verdict == nil {
            await rig.film()
            guard let filming = rig.filming?.state, let live = filming.live?.state else { continue }
            if let word = filming.word, word != words.last { words.append(word) }
            if let cue = live.cue, cue.isWord { said.append(cue) }
            if case .setBegan(let atS) = live.event { beganS = atS }
        }
        XCTAssertEqual(words.prefix(2), [.held, .lostAtLiftoff])
        XCTAssertEqual(words.count, 3)
        XCTAssertEqual(words, said)
        let heard = rig.phone.speaker.heard.filter { if case .said = $0 { true } else { false } }
        XCTAssertEqual(heard, (said + [.setOver]).map { .said(rig.session.words.word("cue", $0.code)) })
        let begunNs = try XCTUnwrap(rig.phone.recorder.asked.now.begunNs.first)
        XCTAssertEqual(
            Double(begunNs) * 1e-9, beganS - 3, accuracy: 1e-6, "the film begins three seconds before the pull")
        await rig.session.settle()

        let verdict = try XCTUnwrap(rig.verdict)
        let report = try XCTUnwrap(verdict.state.report)
        XCTAssertEqual(report.reps.map(\.verdict), [.held, .clear, .clear])
        XCTAssertEqual(
            verdict.state.rows.map { $0.cells.map(\.phase) },
            Array(repeating: [.setup, .liftoff, .kneePass, .lockout], count: 3))
        XCTAssertEqual(verdict.state.rows[0].cells[1].verdict, .held)
        XCTAssertTrue(verdict.state.canUndo)
        verdict.send(.keep(then: .home))
        await rig.session.settle()

        let home = try XCTUnwrap(rig.home)
        XCTAssertEqual(home.state.last?.sets.first?.facts.load?.value, 142.5)
        XCTAssertEqual(home.state.last?.sets.first?.facts.note, "belt off")
        XCTAssertEqual(home.state.worst?.index, report.set.worstRep)
        XCTAssertFalse(rig.phone.frames.isOpen)

        home.send(.open(.library))
        await rig.session.settle()
        let library = try XCTUnwrap(rig.library)
        XCTAssertEqual(library.state.count, 1)
        library.send(.ofVerdict(.held))
        await rig.session.settle()
        XCTAssertEqual(library.state.sets, [])
        library.send(.clear)
        await rig.session.settle()
        library.send(.open(set: try XCTUnwrap(library.state.sets.first?.id)))
        await rig.session.settle()
        let kept = try XCTUnwrap(rig.verdict?.state.report)
        XCTAssertEqual(kept.set.headline, report.set.headline)
        XCTAssertEqual(kept.reps.map(\.verdict), report.reps.map(\.verdict))
        XCTAssertEqual(rig.verdict?.state.video, .present)
        XCTAssertNil(rig.session.failure)
        try await rig.end()
    }

    func testAFilmIsFoundAgainWhereTheAppWasMoved() async throws {
        let rig = try Rig()
        try await rig.filmASet()
        try XCTUnwrap(rig.verdict).send(.keep(then: .stay))
        await rig.session.settle()
        let id = try XCTUnwrap(rig.verdict?.state.id)
        rig.core.close()
        let moved = rig.folder.appendingPathExtension("moved")
        try FileManager.default.moveItem(at: rig.folder, to: moved)
        let library = try Library(moved.appendingPathComponent("library"))
        XCTAssertEqual(try library.videoState(id), .present)
        library.close()
        try FileManager.default.removeItem(at: moved)
    }

    func testAWrongStopIsTakenBack() async throws {
        let rig = try Rig(track: "wrong_stop")
        try await rig.arm()
        await rig.film { if case .set = rig.filming?.state.live?.state.stage { true } else { false } }
        for _ in 0..<60 { await rig.film() }
        rig.session.back()
        await rig.session.settle()
        await rig.film { rig.verdict != nil }
        await rig.session.settle()
        XCTAssertEqual(rig.phone.recorder.asked.now.finishedNs, [])
        try XCTUnwrap(rig.verdict).send(.undo)
        await rig.session.settle()
        XCTAssertEqual(rig.session.routes, [.home, .place, .film])
        await rig.film()
        if case .set = rig.filming?.state.live?.state.stage {} else { XCTFail("the set does not go on") }
        try await rig.end()
    }

    func testASetIsDeletedWithItsFilm() async throws {
        let rig = try Rig()
        try await rig.filmASet()
        let verdict = try XCTUnwrap(rig.verdict)
        verdict.send(.keep(then: .stay))
        await rig.session.settle()
        let films = rig.core.films.path
        XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: films).count, 1)
        verdict.send(.askDelete(.film))
        verdict.send(.delete)
        await rig.session.settle()
        XCTAssertEqual(verdict.state.video, .removed)
        XCTAssertNotNil(verdict.state.report)
        XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: films), [])
        verdict.send(.askDelete(.set))
        XCTAssertEqual(
            verdict.model.back(verdict.state).map { if case .askDelete(nil) = $0 { true } else { false } }, true)
        verdict.send(.delete)
        await rig.session.settle()
        XCTAssertEqual(try rig.core.library().count(), 0)
        XCTAssertNotNil(rig.place)
        try await rig.end()
    }
}
