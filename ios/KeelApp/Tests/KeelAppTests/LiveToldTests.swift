import Foundation
import Keel
import XCTest

@testable import KeelApp

/// What is read and heard on the way from placing the phone to looking at the verdict, in both languages.
@MainActor
final class LiveToldTests: XCTestCase {
    private func each(_ test: (Words) throws -> [String?]) throws {
        for language in Tables.languages {
            for sentence in try test(Tables.words(language)) {
                let sentence = try XCTUnwrap(sentence)
                XCTAssertFalse(sentence.isEmpty)
                XCTAssertFalse(sentence.contains("{"), sentence)
                XCTAssertNil(sentence.range(of: "[a-z]_[a-z]", options: .regularExpression), sentence)
            }
        }
    }

    func testOneThingAtATimeIsToldWhilePlacing() async throws {
        let rig = try Rig(track: "placing")
        try await rig.send(rig.home, .open(.place))
        let place = try XCTUnwrap(rig.place)
        try each { [place.state.hint($0)] }
        XCTAssertFalse(place.state.isReady)
        await rig.film { place.state.live?.state.advice != nil }
        try each { words in
            [place.state.hint(words), place.state.advice(words), place.state.facts(words)]
                + place.state.checks.map(Tell(words).check)
        }
        XCTAssertEqual(place.state.checks.count, ReadinessCheck.allCases.count)
        XCTAssertFalse(place.state.isSameSpot)
        await rig.film { place.state.isReady }
        XCTAssertEqual(place.state.hint(rig.session.words), "Ready")
        rig.phone.frames.lose(.failed)
        await rig.session.settle()
        XCTAssertNil(place.state.hint(rig.session.words))
        XCTAssertEqual(place.state.checks, [])
        try await rig.end()
    }

    func testTheSetIsOneNumberOneWordAndOneBar() async throws {
        let rig = try Rig()
        var settings = rig.core.settings.chosen
        settings.countdownS = 2
        try rig.core.settings.choose(settings)
        try await rig.arm()
        let filming = try XCTUnwrap(rig.filming)
        XCTAssertEqual(filming.state.actions, [.cancel])
        var numbers: [String] = []
        var belows: Set<String> = []
        var actions: Set<[FilmModel.Action]> = []
        while rig.verdict == nil {
            await rig.film()
            if numbers.last != filming.state.number { numbers.append(filming.state.number) }
            belows.insert(filming.state.below(rig.session.words))
            actions.insert(filming.state.actions)
            if filming.state.showsBar { try each { [filming.state.change($0)] } }
            if filming.state.word != nil { try each { [filming.state.said($0)] } }
        }
        XCTAssertEqual(numbers.suffix(4), ["0", "1", "2", "3"])
        XCTAssertTrue(numbers.contains("2"))
        XCTAssertTrue(belows.isSuperset(of: ["Waiting for you", "1 rep", "3 reps"]), "\(belows)")
        XCTAssertTrue(actions.isSuperset(of: [[.cancel], [.begin, .cancel], [.stop]]), "\(actions)")
        for action in [FilmModel.Action.retry, .stop, .begin, .cancel] {
            try each { [$0.say(action.name)] }
            var state = FilmModel().first
            _ = FilmModel().step(&state, action.intent)
        }
        XCTAssertTrue(FilmModel.Action.stop.isMain)
        XCTAssertFalse(FilmModel.Action.cancel.isMain)
        try await rig.end()
    }

    func testTheCamerasLossIsToldInTheMiddleOfASet() async throws {
        let rig = try Rig()
        try await rig.arm()
        let filming = try XCTUnwrap(rig.filming)
        await rig.film { if case .set = filming.state.live?.state.stage { true } else { false } }
        rig.phone.frames.lose(.taken)
        await rig.session.settle()
        XCTAssertEqual(filming.state.said(rig.session.words), rig.session.words.say(.cameraTaken))
        XCTAssertEqual(filming.state.actions.first, .retry)
        rig.phone.frames.loss.swap(.taken)
        try await rig.send(filming, .retry)
        XCTAssertEqual(filming.state.loss, .taken, "it is still gone")
        rig.phone.frames.loss.swap(nil)
        try await rig.send(filming, .retry)
        await rig.film()
        XCTAssertNil(filming.state.loss)
        try await rig.end()
    }

    func testTheVerdictIsToldWithEveryRepAsASentence() async throws {
        let rig = try Rig()
        try await rig.filmASet()
        let verdict = try XCTUnwrap(rig.verdict)
        XCTAssertEqual(verdict.state.ways, [], "what is not kept yet has no way on")
        XCTAssertTrue(verdict.state.isDone)
        let english = rig.session.words
        XCTAssertEqual(verdict.state.headline(english), "Rep 3: lost at the knee, by 17°.")
        XCTAssertTrue(
            verdict.state.rows[1].spoken(english).hasPrefix("Rep 2. set-up: "), verdict.state.rows[1].spoken(english))
        XCTAssertTrue(verdict.state.rows[1].word(english).hasPrefix("lost at liftoff · 16° ± "))
        XCTAssertEqual(verdict.state.rows.map(\.number), ["1", "2", "3"])
        XCTAssertEqual(verdict.state.rows[0].cells.map(\.isSmall), [true, false, false, false])
        try each { words in
            var told: [String?] = [verdict.state.headline(words), verdict.state.largest(words)]
            told.append(verdict.state.facts(words))
            told += verdict.state.rows.map { $0.spoken(words) }
            told += verdict.state.findings(words)
            return told
        }
        XCTAssertNil(verdict.state.notAllJudged(english))
        XCTAssertEqual(verdict.state.rows[0].cells[0].degrees(english), "", "a set-up has no change of its own")
        try await rig.send(verdict, .keep(then: .stay))
        XCTAssertEqual(verdict.state.ways, [.compare, .evidence, .deleteFilm, .deleteSet])
        for way in verdict.state.ways { try each { [$0.say(way.name)] } }
        for way in [VerdictModel.Way.evidence, .deleteSet] { try await rig.send(verdict, way.intent) }
        XCTAssertEqual(verdict.state.asksDelete, .set)
        XCTAssertTrue(verdict.state.evidence)
        XCTAssertEqual(verdict.state.evidence(english), [], "the film of this test can't be read")
        rig.session.back()
        rig.session.back()
        XCTAssertFalse(verdict.state.evidence)
        try await rig.send(verdict, VerdictModel.Way.deleteFilm.intent)
        try await rig.send(verdict, .delete)
        try each { [verdict.state.film($0)] }
        try await rig.send(verdict, VerdictModel.Way.compare.intent)
        XCTAssertNotNil(rig.compare)
        await rig.goHome()
        let home = try XCTUnwrap(rig.home)
        try each { [home.state.largest($0), home.state.worst($0), $0.say(home.state.soreness)] }
        XCTAssertEqual(home.state.earlierSets, [])
        XCTAssertFalse(home.state.isEmpty)
        try await rig.end()
    }

    func testWhatCouldNotBeJudgedIsToldWithWhatToDo() async throws {
        let rig = try Rig(track: "oblique_view")
        try await rig.filmASet()
        let state = try XCTUnwrap(rig.verdict?.state)
        XCTAssertEqual(state.report?.set.verdict, .notJudged)
        try each { [state.headline($0), state.fix($0)] }
        XCTAssertNil(state.largest(rig.session.words))
        var failed = VerdictModel.State()
        XCTAssertEqual(failed.headline(rig.session.words), rig.session.words.say(.judging))
        XCTAssertFalse(failed.isDone)
        failed.failure = .panicked(detail: "", next: .report)
        try each { [failed.headline($0), failed.fix($0)] }
        failed.failure = nil
        failed.id = "a1"
        XCTAssertEqual(failed.headline(rig.session.words), rig.session.words.of("failure.not_there_report"))
        XCTAssertEqual(failed.ways, [.deleteSet])
        try await rig.end()
    }

    func testTheGraphShowsTheChangeWithItsPhases() async throws {
        let rig = try Rig()
        try await rig.filmASet()
        try await rig.send(rig.verdict, .keep(then: .replay))
        let replay = try XCTUnwrap(rig.replay)
        let opened = try XCTUnwrap(replay.state.opened)
        let graph = Graph.change(opened, rig.session.words)
        XCTAssertEqual(graph.bandDeg, opened.report.set.marginDeg)
        XCTAssertFalse(graph.lines[0].pieces.isEmpty)
        for piece in graph.lines[0].pieces {
            for (a, b) in zip(piece, piece.dropFirst()) { XCTAssertLessThan(a.across, b.across) }
            for point in piece { XCTAssertTrue((0...1).contains(graph.share(up: point.up))) }
        }
        let kinds = Set(graph.stretches.map(\.kind))
        XCTAssertTrue(kinds.isSuperset(of: [.setup, .liftoff, .kneePass, .other]), "\(kinds)")
        for stretch in graph.stretches { XCTAssertLessThan(stretch.across.lowerBound, stretch.across.upperBound) }
        let worst = try XCTUnwrap(replay.state.jumps.last?.jumps.first { $0.kind == .worst })
        try await rig.send(replay, .jump(worst))
        XCTAssertTrue(replay.state.moment(rig.session.words).contains("Rep 3"))
        for _ in ReplayModel.Layer.allCases {
            try each { [replay.state.moment($0), replay.state.layer($0)] }
            try await rig.send(replay, .nextLayer)
        }
        try await rig.end()
    }

    func testSetsAreFoundByWordsLoadLiftAndVerdict() async throws {
        let rig = try Rig()
        try rig.core.settings.remember(SetFacts(load: Load(value: 100, unit: .kg), note: "belt off"))
        try await rig.filmASet()
        try await rig.send(rig.verdict, .keep(then: .home))
        try await rig.send(rig.home, .open(.library))
        let library = try XCTUnwrap(rig.library)
        XCTAssertEqual(library.state.count(rig.session.words), "1 set")
        for (intent, count) in [
            (LibraryModel.Intent.search("belt"), 1), (.search("nothing like it"), 0), (.clear, 1), (.loadFrom("90"), 1),
            (.loadTo("95"), 0), (.loadTo("no load"), 1), (.clear, 1), (.ofLift(.squat), 0), (.ofLift(nil), 1),
            (.ofVerdict(.clear), 1), (.ofVerdict(.held), 0),
        ] {
            try await rig.send(library, intent)
            XCTAssertEqual(library.state.sets.count, count, "\(intent)")
        }
        try each { [library.state.count($0)] }
        try await rig.send(library, .filters)
        XCTAssertTrue(rig.session.isBackWithin)
        rig.session.back()
        XCTAssertFalse(library.state.filtering)
        XCTAssertEqual(LibraryModel.State().count(rig.session.words), "")
        try await rig.end()
    }

    func testSwipingBackLeavesScreensAsBackDoes() async throws {
        let rig = try Rig()
        try await rig.send(rig.home, .open(.settings))
        try await rig.send(rig.settings, .open(.about))
        try await rig.send(rig.about, .diagnostics)
        XCTAssertEqual(Set(rig.session.way).count, 4)
        rig.session.leave(to: 2)
        await rig.session.settle()
        XCTAssertEqual(rig.session.routes, [.home, .settings])
        rig.session.leave(to: 0)
        XCTAssertEqual(rig.session.routes, [.home])
        rig.session.back()
        XCTAssertEqual(rig.session.routes, [.home], "there is nothing before home")
        try await rig.end()
    }

    func testDiagnosticsHoldTheSessionThatIsOn() async throws {
        let rig = try Rig()
        try await rig.send(rig.home, .open(.place))
        for _ in 0..<40 { await rig.film() }
        try await rig.send(rig.place, .open(.diagnostics))
        let state = try XCTUnwrap(rig.diagnostics?.state)
        XCTAssertEqual(state.session?.frames, 40)
        let names = state.lines.map(\.name)
        XCTAssertTrue(Set(names).isSuperset(of: ["frames", "dropped", "refused", "thinning", "thinned_s"]), "\(names)")
        try each { words in state.lines.map { words.say($0.key) } }
        try await rig.end()
    }
}
