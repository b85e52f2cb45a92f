import Foundation
import Keel
import XCTest

@testable import KeelApp

/// What screens say of values that only come after months, in both languages: no key, no blank and no code is left in a sentence.
final class ToldTests: XCTestCase {
    private let moment = Moment(utcMs: 1_795_626_000_000, offsetMin: 60)

    private func each(_ test: (Words) throws -> [String]) throws {
        for language in Tables.languages {
            for sentence in try test(Tables.words(language)) {
                XCTAssertFalse(sentence.isEmpty)
                XCTAssertFalse(sentence.contains("{"), sentence)
                XCTAssertNil(sentence.range(of: "[a-z]_[a-z]", options: .regularExpression), sentence)
                XCTAssertNil(sentence.range(of: "^[a-z]+\\.[a-z]+$", options: .regularExpression), sentence)
            }
        }
    }

    private func series() -> TrendSeries {
        let conditions = TrendConditions(
            lift: .sumo, loadFromKg: 100, loadUnderKg: 110, belt: true, turned: true, small: true, network: "n")
        let points = (0..<3).map { day in
            TrendPoint(
                set: "a\(day)", started: Moment(utcMs: moment.utcMs + Int64(day) * 86_400_000, offsetMin: 60),
                session: Int32(day), loadKg: 100 + Double(day), changeDeg: Double(day) * 4, marginDeg: 2,
                lastMinusFirstDeg: 1, repsDeg: [1, nil, 3])
        }
        let line = TrendLine(slope: 0.1, low: -0.1, high: 0.3, count: 3)
        let spans = [
            TrendSpan(
                lost: moment, regained: nil, beforeDeg: 2, duringDeg: 8, afterDeg: nil, neededDeg: 3, sessions: 5),
            TrendSpan(
                lost: moment, regained: moment, beforeDeg: 2, duringDeg: 8, afterDeg: 2, neededDeg: 3, sessions: 5),
        ]
        return TrendSeries(
            conditions: conditions, points: points, judgedShare: 0.9, perDay: line, perRep: line,
            lastMinusFirst: TrendMiddle(deg: 1, lowDeg: 0, highDeg: 2, count: 3),
            rolling: points.map { TrendRolling(started: $0.started, deg: 3, lowDeg: 1, highDeg: 5) }, spans: spans)
    }

    func testTrendsAreTold() throws {
        let one = series()
        let unknown = TrendConditions(
            lift: nil, loadFromKg: nil, loadUnderKg: nil, belt: nil, turned: false, small: false, network: "n")
        let bare = TrendSeries(
            conditions: unknown, points: [], judgedShare: 0, perDay: nil, perRep: nil, lastMinusFirst: nil,
            rolling: [], spans: [])
        let byLoad = LoadTrend(conditions: one.conditions, sets: 3, perKg: one.perDay)
        for axis in TrendsModel.Axis.allCases {
            var state = TrendsModel.State()
            XCTAssertEqual(state.told(try Tables.words("en")), [])
            state.trend = Trend(series: [bare, one], byLoad: [byLoad])
            state.axis = axis
            XCTAssertEqual(state.one, one, "the largest series is drawn first")
            XCTAssertEqual(state.isRolling, axis == .date)
            try each { words in
                state.told(words) + [state.title(words), one.told(words), bare.told(words), words.say(axis.name)]
            }
            let graph = try XCTUnwrap(Graph.trend(state, Tables.words("en")))
            XCTAssertEqual(graph.dots.count, axis == .rep ? 6 : 3)
            XCTAssertFalse(graph.acrossTicks.isEmpty)
            state.series = 1
            XCTAssertEqual(state.one, bare)
            XCTAssertNotNil(Graph.trend(state, try Tables.words("en")), "a graph without a dot is drawn too")
        }
    }

    func testEveryFindingOnSorenessIsTold() throws {
        let day = SoreDay(
            day: "2026-11-25", exposureDeg: 7.2, loadKg: 100, before: 1, morning: 4, twoDays: 2, outcome: 3)
        let bare = SoreDay(
            day: "2026-11-26", exposureDeg: nil, loadKg: nil, before: nil, morning: nil, twoDays: nil, outcome: nil)
        let tendency = SorenessTendency(rho: 0.4, low: 0.1, high: 0.6, pairs: 30, effective: 25)
        for code in SorenessCode.allCases {
            var state = SorenessModel.State()
            state.log = SorenessLog(
                days: [day, bare], ask: AskReason.allCases,
                finding: SorenessFinding(code: code, have: 30, need: 12, tendency: tendency))
            try each { words in
                XCTAssertEqual(state.days(words).count, 2)
                XCTAssertTrue(state.days(words)[1].contains("7°"))
                return state.asks(words) + [try XCTUnwrap(state.finding(words))]
            }
            let graph = try XCTUnwrap(Graph.soreness(XCTUnwrap(state.log), Tables.words("de")))
            XCTAssertEqual(graph.dots.map(\.at), [GraphPoint(across: 7.2, up: 3)])
        }
        XCTAssertNil(Graph.soreness(SorenessLog(days: [bare], ask: [], finding: nil), try Tables.words("en")))
        try each { words in
            Question.allCases.map { words.question(SorenessDue(day: "2026-11-25", question: $0)) }
                + SoreSpot.allCases.map(words.spot) + Quality.allCases.map { words.of("quality", $0) }
        }
        XCTAssertEqual(try Tables.words("en").day("no day"), "no day")
    }

    func testEveryOutcomeOfABackupIsTold() throws {
        let counts = BackupCounts(
            sets: 5, newSets: 2, onlyHere: 1, answers: 3, tracks: 5, videos: 0, bytes: 1_000)
        let restored = Restored(newSets: 2, sameSets: 3, goneSets: 1, healedFiles: 0)
        let failure = KeelError.storage(fault: .full, path: "", detail: "", next: .freeStorage)
        let outcomes: [Outcome] = [
            .backedUp(sets: 5, missing: 0), .backedUp(sets: 5, missing: 2), .exported(sets: 5), .restored(restored),
            .failed(failure),
        ]
        try each { words in
            let works: [BackupModel.Work] = [.backup, .export, .restore]
            return outcomes.map(words.outcome) + works.map(words.work)
                + [words.counts(counts), try XCTUnwrap(words.onlyHere(counts))]
        }
        let none = BackupCounts(sets: 0, newSets: 0, onlyHere: 0, answers: 0, tracks: 0, videos: 0, bytes: 0)
        XCTAssertNil(try Tables.words("en").onlyHere(none))
    }

    func testTwoRepsAreTold() throws {
        func comparison(_ deg: Double?, differs: Bool?) -> Comparison {
            Comparison(
                repA: 1, repB: 2, anchor: .liftoff, axis: .seconds,
                points: [
                    ComparePoint(at: -1, aDeg: 1, bDeg: 2, differenceDeg: 1),
                    ComparePoint(at: 0, aDeg: nil, bDeg: 4, differenceDeg: nil),
                    ComparePoint(at: 1, aDeg: 3, bDeg: 9, differenceDeg: 6),
                ], marginDeg: 3, peakDifferenceDeg: deg, differs: differs, unlike: Unlike.allCases)
        }
        var told: Set<String> = []
        for (deg, differs) in [(6.0, true), (-6, true), (2, false), (nil, nil)] as [(Double?, Bool?)] {
            var state = CompareModel.State()
            XCTAssertNil(state.verdict(try Tables.words("en")))
            state.comparison = comparison(deg, differs: differs)
            try each { words in
                [try XCTUnwrap(state.verdict(words)), try XCTUnwrap(state.unlike(words)), state.across(words)]
            }
            told.insert(try XCTUnwrap(state.verdict(Tables.words("en"))))
        }
        XCTAssertEqual(told.count, 4)
        let words = try Tables.words("en")
        let pair = Graph.pair(comparison(6, differs: true), words)
        XCTAssertEqual(pair.lines.map(\.pieces.count), [2, 1], "a line is broken off where nothing is known")
        XCTAssertEqual(pair.lines.map(\.pen), [.dashed, .bold])
        XCTAssertEqual(pair.anchor, 0)
        XCTAssertEqual(Graph.difference(comparison(6, differs: true), words).bandDeg, 3)
    }

    func testSettingsAreTold() throws {
        try each { words in
            let grammars: [Grammar] = [.read, .target(deg: 12), .quiet]
            let lenses = [nil, Lens(name: "x", viewAngleDeg: 70), Lens(name: "Tele", viewAngleDeg: nil)]
            var told: [String] = grammars.map(words.grammar)
            told += grammars.map(words.about)
            told += lenses.map(words.lens)
            told += SettingsModel.languages.map(words.language)
            told += SettingsModel.retentionsDays.map(words.retention)
            told += LoadUnit.allCases.map(words.unit)
            for belt in [nil, true, false] { told.append(words.belt(belt)) }
            for way in SettingsModel.ways + HomeModel.ways { told.append(words.say(way.name)) }
            for section in AboutModel.sections { told += [words.say(section.title), words.say(section.text)] }
            return told
        }
    }

    func testWhatIsKeptIsTold() throws {
        var state = StorageModel.State()
        XCTAssertEqual(state.told(try Tables.words("en")), [])
        XCTAssertEqual(state.share, 0)
        state.storage = LibraryStorage(
            sets: 3, databaseBytes: 1_000_000, tracksBytes: 2_000_000, picturesBytes: 500_000,
            ownVideosBytes: 4_000_000,
            foreignVideosBytes: 500_000, unnamedBytes: 0)
        state.freeMb = 8
        XCTAssertEqual(state.bytes, 8_000_000)
        XCTAssertEqual(state.share, 0.5)
        try each { words in state.told(words) + [try XCTUnwrap(state.free(words)), state.asks(words)] }
    }

    func testEveryCheckAndEveryFailureIsTold() throws {
        try each { words in
            let tell = Tell(words)
            let items = ReadinessCheck.allCases.flatMap { check in
                Condition.allCases.map { ReadinessItem(check: check, condition: $0, advice: nil) }
            }
            let faults = StorageFault.allCases.map {
                KeelError.storage(fault: $0, path: "", detail: "", next: .freeStorage)
            }
            let deletions: [VerdictModel.Deletion] = [.set, .film]
            let state = VerdictModel.State()
            var told: [String] = items.map(tell.check)
            told += faults.map(words.failure)
            told += RepEvent.allCases.map(words.event)
            told += [words.problem(.unreadable), words.problem(.failed(faults[0]))]
            for what in deletions { told += [words.say(state.question(what)), words.say(state.deletion(what))] }
            return told
        }
    }
}
