import Foundation
import Keel
import XCTest

@testable import KeelApp

/// Screens over kept sets, with the real core.
@MainActor
final class ScreenTests: XCTestCase {
    /// A set that is kept, and on screen; its id.
    private func kept(_ rig: Rig, load: Double = 100) async throws -> String {
        try rig.core.settings.remember(SetFacts(load: Load(value: load, unit: .kg), belt: false))
        try await rig.filmASet()
        try await rig.send(rig.verdict, .keep(then: .stay))
        return try XCTUnwrap(rig.verdict?.state.id)
    }

    /// A film of blank pictures, as long as the sets of `three_reps`.
    private func bringFilm(_ rig: Rig) {
        let timesUs = (0..<600).map { Samples.timeNs($0) / 1_000 }
        rig.phone.clips.film.swap(
            FakeClips.Film(timesUs: timesUs) { take in
                let blank = Blank()
                for index in 0..<600 where try !take(blank.at(Samples.timeNs(index))) { return }
            })
    }

    func testAFilmIsPlayedAndSteppedThroughWithItsCurves() async throws {
        let rig = try Rig()
        bringFilm(rig)
        _ = try await kept(rig)
        try await rig.send(rig.verdict, .keep(then: .replay))
        let replay = try XCTUnwrap(rig.replay)
        XCTAssertEqual(replay.state.opened?.hasFilm, true)
        XCTAssertEqual(replay.state.shown?.index, rig.phone.player.at, "it is opened at the worst rep")
        try await rig.send(replay, .playOrPause)
        XCTAssertEqual(rig.phone.player.speed, 1)
        try await rig.send(replay, .slow)
        XCTAssertEqual(rig.phone.player.speed, 0.25)
        let before = rig.phone.player.at
        rig.phone.player.tick()
        await rig.session.settle()
        XCTAssertEqual(replay.state.asked, before + 1)
        let atS = try XCTUnwrap(replay.state.opened?.times[before + 1])
        XCTAssertEqual(replay.state.timeS, atS)
        XCTAssertEqual(replay.state.shown?.overlay?.timeS ?? 0, atS, accuracy: 0.04, "curve and film are in step")
        rig.phone.player.step(to: 599)
        await rig.session.settle()
        XCTAssertFalse(replay.state.playing, "it stands still at its end")
        XCTAssertEqual(rig.phone.player.speed, 0)

        let jump = try XCTUnwrap(replay.state.jumps.first?.jumps.first { $0.kind == .kneePass })
        try await rig.send(replay, .jump(jump))
        XCTAssertNotNil(replay.state.curve)
        XCTAssertNotNil(replay.state.setup)
        try await rig.send(replay, .nextLayer)
        XCTAssertNil(replay.state.setup)
        XCTAssertNotNil(replay.state.curve)
        try await rig.send(replay, .nextLayer)
        XCTAssertNil(replay.state.curve)
        try await rig.send(replay, .nextLayer)
        XCTAssertEqual(replay.state.layer, .curveAndSetup)
        try await rig.send(replay, .stepBy(-10_000))
        XCTAssertEqual(replay.state.asked, 0)
        try await rig.end()
    }

    func testWithoutAFilmTheMomentsOfTheGraphAreLookedAt() async throws {
        let rig = try Rig()
        _ = try await kept(rig)
        try await rig.send(rig.verdict, .keep(then: .replay))
        let replay = try XCTUnwrap(rig.replay)
        XCTAssertEqual(replay.state.opened?.hasFilm, false)
        try await rig.send(replay, .playOrPause)
        XCTAssertFalse(replay.state.playing)
        try await rig.send(replay, .scrub(toS: 5))
        XCTAssertEqual(try XCTUnwrap(replay.state.shown?.timeS), 5, accuracy: 0.2)
        try await rig.end()
    }

    func testWhatTheCoreGotWrongIsPutRight() async throws {
        let rig = try Rig()
        let id = try await kept(rig)
        try await rig.send(rig.verdict, .keep(then: .replay))
        let replay = try XCTUnwrap(rig.replay)
        try await rig.send(replay, .edit(.choosing))
        XCTAssertTrue(replay.state.events.contains(.liftoff))
        try await rig.send(replay, .grab(.liftoff))
        let moving = try XCTUnwrap(replay.state.moving)
        try await rig.send(replay, .drop)
        XCTAssertEqual(replay.state.corrected, 0, "what was not moved is not corrected")
        try await rig.send(replay, .grab(.liftoff))
        try await rig.send(replay, .scrub(toS: moving.fromS + 0.1))
        XCTAssertEqual(try XCTUnwrap(replay.state.moving?.toS), moving.fromS + 0.1, accuracy: 0.1)
        rig.session.back()
        XCTAssertNil(replay.state.moving, "back lets go of the event")

        let rep = try XCTUnwrap(replay.state.rep)
        try await rig.send(replay, .edit(.deleting(rep)))
        try await rig.send(replay, .deleteRep)
        XCTAssertEqual(try rig.core.library().set(id).report?.set.reps, 2)
        try await rig.send(replay, .edit(.namingLift))
        try await rig.send(replay, .name(.sumo))
        XCTAssertEqual(replay.state.corrected, 2)
        XCTAssertEqual(replay.state.opened?.report.lift, .sumo)
        for _ in 0..<2 { try await rig.send(replay, .undoCorrection) }
        XCTAssertEqual(try rig.core.library().set(id).report?.set.reps, 3)
        rig.session.back()
        XCTAssertNil(replay.state.edit)
        try await rig.end()
    }

    func testASetIsComparedWithTheLastOneAtThisLoad() async throws {
        let rig = try Rig()
        let first = try await kept(rig)
        await rig.goHome()
        rig.phone.clock.turn(hours: 24)
        let rig2 = rig
        try rig2.core.library().editFacts(first, SetFacts(load: Load(value: 100, unit: .kg)))
        let judged = try judgedTwin()
        let second = try rig.core.library().save(
            started: rig.core.now(), facts: SetFacts(load: Load(value: 100, unit: .kg)), judged: judged
        ).id
        try await rig.send(rig.home, .open(.compare(set: second)))
        let compare = try XCTUnwrap(rig.compare)
        XCTAssertEqual(compare.state.first?.id, first)
        XCTAssertEqual(compare.state.sides.count, 2)
        XCTAssertNotNil(compare.state.comparison)
        try await rig.send(compare, .anchor(.kneePass))
        try await rig.send(compare, .axis(.pullShare))
        try await rig.send(compare, .firstRep(2))
        try await rig.send(compare, .secondRep(1))
        XCTAssertEqual(compare.state.comparison?.repA, 2)
        XCTAssertEqual(compare.state.comparison?.repB, 1)
        XCTAssertEqual(compare.state.comparison?.anchor, .kneePass)
        try await rig.send(compare, .choose(true))
        XCTAssertTrue(rig.session.isBackWithin)
        rig.session.back()
        XCTAssertFalse(compare.state.choosing)
        try await rig.send(compare, .chosen(try XCTUnwrap(compare.state.others.first)))
        try await rig.send(compare, .firstRep(99))
        XCTAssertNotNil(compare.state.failure, "what can't be compared is told")
        try await rig.end()
    }

    /// Another set of the same lifter.
    private func judgedTwin() throws -> JudgedSet {
        let live = try LiveSet.rehearsing(track: Samples.track("out_and_in_again"))
        try live.place()
        try live.arm(countdownS: 0)
        let blank = Blank()
        for frame in 0..<3_000 {
            if case .ended = try live.push(blank.at(Samples.timeNs(frame))).stage { break }
        }
        return try live.verdict()
    }

    func testOneSetAloneIsNotCompared() async throws {
        let rig = try Rig()
        let id = try await kept(rig)
        await rig.goHome()
        try await rig.send(rig.home, .open(.compare(set: id)))
        XCTAssertEqual(rig.compare?.state.loaded, true)
        XCTAssertEqual(rig.compare?.state.sides, [])
        try await rig.end()
    }

    func testTheChangeIsDrawnAgainstDateLoadAndRep() async throws {
        let rig = try Rig()
        let id = try await kept(rig)
        await rig.goHome()
        try await rig.send(rig.home, .open(.trends))
        let trends = try XCTUnwrap(rig.trends)
        for axis in TrendsModel.Axis.allCases {
            try await rig.send(trends, .axis(axis))
            let graph = try XCTUnwrap(Graph.trend(trends.state, rig.session.words))
            XCTAssertEqual(graph.dots.count, axis == .rep ? 3 : 1)
            XCTAssertFalse(trends.state.told(rig.session.words).isEmpty)
            for dot in graph.dots { XCTAssertTrue((0...1).contains(graph.share(up: dot.at.up))) }
        }
        try await rig.send(trends, .belt(true))
        XCTAssertNil(trends.state.one)
        XCTAssertNil(Graph.trend(trends.state, rig.session.words))
        try await rig.send(trends, .belt(nil))
        try await rig.send(trends, .goodViews(true))
        try await rig.send(trends, .ofLift(.squat))
        XCTAssertEqual(trends.state.shown, [])
        try await rig.send(trends, .ofLift(nil))
        try await rig.send(trends, .series(0))
        try await rig.send(trends, .open(set: id))
        XCTAssertNotNil(rig.verdict)
        try await rig.end()
    }

    func testSorenessIsAnsweredByPlaceAndFoundInTheLog() async throws {
        let rig = try Rig()
        _ = try await kept(rig)
        await rig.goHome()
        rig.phone.clock.turn(hours: 14)
        try await rig.send(rig.home, .open(.soreness))
        let soreness = try XCTUnwrap(rig.soreness)
        while soreness.state.question?.question == .before { try await rig.send(soreness, .none) }
        XCTAssertEqual(soreness.state.question?.question, .morning)
        try await rig.send(soreness, .somewhere(true))
        XCTAssertTrue(rig.session.isBackWithin)
        try await rig.send(soreness, .score(.glutes, 3))
        try await rig.send(soreness, .score(.lowBack, 8))
        try await rig.send(soreness, .quality(.lowBack, .sharp))
        try await rig.send(soreness, .score(.glutes, 0))
        XCTAssertEqual(soreness.state.places, [SorePlace(place: .lowBack, score: 8, quality: .sharp)])
        try await rig.send(soreness, .spreading(true))
        try await rig.send(soreness, .save)
        XCTAssertTrue(soreness.state.noted)
        XCTAssertFalse(soreness.state.answering)
        XCTAssertFalse(soreness.state.asks(rig.session.words).isEmpty)
        XCTAssertNil(soreness.state.finding(rig.session.words), "where there is a reason to ask, nothing else is told")
        try await rig.send(soreness, .logOf(.glutes))
        XCTAssertEqual(soreness.state.spot, .glutes)
        try await rig.end()
    }

    func testTheRangeIsCheckedBeforeASet() async throws {
        let rig = try Rig()
        try await rig.send(rig.home, .open(.place))
        await rig.film()
        try await rig.send(rig.place, .open(.range))
        let range = try XCTUnwrap(rig.range)
        XCTAssertTrue(rig.session.films)
        await rig.film()
        XCTAssertTrue(range.state.canBegin)
        try await rig.send(range, .begin)
        await rig.film()
        XCTAssertNotNil(range.state.at)
        XCTAssertNotNil(range.state.hint(rig.session.words))
        XCTAssertFalse(range.state.canBegin)
        rig.phone.frames.lose(.taken)
        await rig.session.settle()
        XCTAssertEqual(range.state.loss, .taken)
        try await rig.send(range, .retry)
        await rig.film()
        XCTAssertNil(range.state.loss)
        try await rig.send(range, .leave)
        XCTAssertNotNil(rig.place)
        try await rig.end()
    }

    func testWhatIsChosenHolds() async throws {
        let rig = try Rig()
        try await rig.send(rig.home, .open(.settings))
        let settings = try XCTUnwrap(rig.settings)
        XCTAssertEqual(settings.state.lenses.count, 2)
        try await rig.send(settings, .unit(.lb))
        try await rig.send(settings, .say(.target(deg: 12)))
        XCTAssertEqual(settings.state.targetDeg, 12)
        XCTAssertEqual(settings.state.grammars, [.read, .target(deg: 12), .quiet])
        try await rig.send(settings, .countdown(20))
        try await rig.send(settings, .keep(days: 30))
        try await rig.send(settings, .lens("2"))
        XCTAssertEqual(settings.state.lens?.viewAngleDeg, 110)
        XCTAssertEqual(rig.session.words.say(.settings), "Settings")
        try await rig.send(settings, .language("de"))
        XCTAssertEqual(rig.session.words.say(.settings), "Einstellungen")
        XCTAssertEqual(rig.core.sentences.word("cue", "held"), try Tables.shared("de")["cue.held"])
        let chosen = rig.core.settings.chosen
        XCTAssertEqual(chosen, settings.state.settings)
        try await rig.kill()
        XCTAssertEqual(rig.session.routes, [.home, .settings], "the way back outlives the process")
        XCTAssertEqual(rig.settings?.state.settings, chosen)
        XCTAssertEqual(rig.session.words.say(.settings), "Einstellungen")
        try await rig.end()
    }

    func testHowTheSessionRunsIsToldAndExported() async throws {
        let rig = try Rig()
        _ = try await kept(rig)
        await rig.goHome()
        try await rig.send(rig.home, .open(.settings))
        try await rig.send(rig.settings, .open(.about))
        XCTAssertEqual(rig.about?.state.version, try Engine.version())
        try await rig.send(rig.about, .diagnostics)
        let diagnostics = try XCTUnwrap(rig.diagnostics)
        XCTAssertEqual(diagnostics.state.sets, 1)
        let folder = rig.folder.appendingPathComponent("elsewhere")
        rig.picks[.folder] = folder
        try await rig.send(diagnostics, .export)
        XCTAssertTrue(diagnostics.state.exported)
        let file = folder.appendingPathComponent("keel-diagnostics.txt")
        let text = try String(contentsOf: file, encoding: .utf8)
        XCTAssertTrue(text.contains("version: \(try Engine.version())\n"), text)
        XCTAssertTrue(text.contains("lens: 0 68°\n"), text)
        try await rig.end()
    }
}
