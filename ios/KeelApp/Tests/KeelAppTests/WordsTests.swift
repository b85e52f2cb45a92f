import Foundation
import Keel
import XCTest

@testable import KeelApp

final class WordsTests: XCTestCase {
    func testEverySentenceOfTheAppIsThereInBothLanguagesAndNoOther() throws {
        let keys = Set(Words.ownKeys)
        let english = try Tables.own("en")
        for language in Tables.languages {
            let table = try Tables.own(language)
            XCTAssertEqual(Set(table.keys), keys)
            for (key, sentence) in table {
                XCTAssertFalse(sentence.isEmpty, key)
                XCTAssertEqual(blanks(sentence), try blanks(XCTUnwrap(english[key])), "\(language): \(key)")
            }
        }
    }

    func testAndroidHasTheSameSentences() throws {
        let table = Samples.root.appendingPathComponent("android/app/src/main/res/values/strings.xml")
        guard let text = try? String(contentsOf: table, encoding: .utf8) else {
            throw XCTSkip("there is no Android app")
        }
        let names = try NSRegularExpression(pattern: "<(?:string|plurals) name=\"([a-z_0-9]+)\"")
        let found = names.matches(in: text, range: NSRange(text.startIndex..., in: text))
            .compactMap { Range($0.range(at: 1), in: text).map { String(text[$0]) } }
        // The name is in Info.plist here, and iOS always has a picker.
        let elsewhere: Set = ["app_name", "no_picker"]
        // Judging old sets again, splitting a rep, a picture or a set handed on alone, a film that the disk refuses.
        let onAndroidAlone: Set = [
            "and_more", "exported_one", "film_refused", "not_kept", "rejudge", "rejudge_about", "rejudge_found",
            "rejudge_impossible", "rejudge_now", "rejudge_same", "save_picture", "split_rep", "take_over",
            "take_over_all", "taken_over",
        ]
        let keys = Set(StringKey.allCases.map(\.rawValue) + CountKey.allCases.map(\.rawValue))
        XCTAssertEqual(Set(found).subtracting(elsewhere), keys.union(onAndroidAlone))
    }

    func testEveryCodeOfTheScreensHasAWordInBothLanguages() throws {
        for language in Tables.languages {
            let table = try Tables.shared(language)
            func check<C: Code>(_ section: String, _ type: C.Type, _ end: String = "") {
                for value in C.allCases {
                    XCTAssertNotNil(
                        table["\(section).\(value.code)\(end)"], "\(language): \(section).\(value.code)\(end)")
                }
            }
            check("verdict", Verdict.self)
            check("headline", HeadlineCode.self)
            check("lost_at", LostAt.self)
            check("phase", Phase.self)
            check("lift", Lift.self)
            check("readiness", Advice.self)
            check("spoken", Advice.self)
            check("check", ReadinessCheck.self)
            check("reason", Reason.self, ".text")
            check("reason", Reason.self, ".fix")
            check("video", VideoState.self)
            check("question", Question.self)
            check("next_step", NextStep.self)
            check("anchor", CompareAnchor.self)
            check("unlike", Unlike.self)
            check("jump", JumpKind.self)
            check("finding", FindingCode.self)
            check("setup_reference", SetupReference.self)
            check("sore_place", SoreSpot.self)
            check("quality", Quality.self)
            check("soreness", SorenessCode.self)
            check("soreness_ask", AskReason.self)
        }
    }

    func testEverySentenceThatIsAskedForByNameIsThere() throws {
        let asked = try NSRegularExpression(pattern: "\"([a-z_]+\\.[a-z_]+(?:\\.[a-z_]+)?)\"")
        var keys: Set<String> = []
        for folder in ["ios/App", "ios/KeelApp/Sources"] {
            let all = FileManager.default.enumerator(
                at: Samples.root.appendingPathComponent(folder), includingPropertiesForKeys: nil)
            for file in (all?.allObjects as? [URL] ?? []) where file.pathExtension == "swift" {
                let text = try String(contentsOf: file, encoding: .utf8)
                keys.formUnion(
                    asked.matches(in: text, range: NSRange(text.startIndex..., in: text)).compactMap {
                        Range($0.range(at: 1), in: text).map { String(text[$0]) }
                    })
            }
        }
        // Files and signs, which have the form of a key.
        let others: Set = ["settings.json", "set.journal", "set.json", "keel.backup"]
        keys = keys.filter { !others.contains($0) && !$0.hasSuffix(".fill") && !$0.hasPrefix("chevron.") }
        XCTAssertGreaterThan(keys.count, 60)
        for language in Tables.languages {
            let table = try Tables.shared(language)
            for key in keys { XCTAssertNotNil(table[key], "\(language): \(key)") }
        }
    }

    func testASetIsToldInBothLanguages() throws {
        let moment = Moment(utcMs: 1_795_626_000_000, offsetMin: 60)
        let judged = Judged(
            verdict: .clear, changeDeg: 16.6, marginDeg: 2.352, medianChangeDeg: nil, reps: 3, repsJudged: 3,
            repsHeld: 1, yawDeg: nil, spinePx: nil, network: "", rules: 5)
        let facts = SetFacts(lift: .sumo, load: Load(value: 142.5, unit: .kg), belt: true)
        let set = SetSummary(
            id: "a1", started: moment, day: "2026-11-25", facts: facts, lift: .sumo, judged: judged, hasTrack: true,
            thumbnail: nil)
        let english = Tell(try Tables.words("en"))
        XCTAssertTrue(
            english.set(set).hasSuffix("142.5 kg · sumo deadlift · with a belt, clear change, 17° ± 2°"),
            english.set(set))
        XCTAssertEqual(english.reps(set), "1 of 3 held")
        XCTAssertTrue(Tell(try Tables.words("de")).set(set).contains("142,5 kg"))
        XCTAssertEqual(try Tables.words("en").count(.reps, 1), "1 rep")
        XCTAssertEqual(try Tables.words("en").count(.reps, 3), "3 reps")
        let full = KeelError.storage(fault: .full, path: "", detail: "", next: .freeStorage)
        XCTAssertEqual(try Tables.words("en").failure(full), "No storage is left. Free some storage.")
        for loss in CameraLoss.allCases { XCTAssertFalse(english.loss(loss).isEmpty) }
    }

    func testAVerdictIsOneSentenceInEitherLanguage() throws {
        let live = try LiveSet.rehearsing(track: Samples.track("three_reps"))
        try live.place()
        try live.arm(countdownS: 0)
        let blank = Blank()
        for frame in 0..<1_800 {
            if case .ended = try live.push(blank.at(Samples.timeNs(frame))).stage { break }
        }
        let report = try live.verdict().report()
        for language in Tables.languages {
            let tell = Tell(try Tables.words(language))
            let sentences = [tell.headline(report)] + report.reps.map(tell.worst) + Reason.allCases.map(tell.fix)
            for sentence in sentences {
                XCTAssertFalse(sentence.isEmpty)
                XCTAssertFalse(sentence.contains("{"), sentence)
            }
        }
        let english = Tell(try Tables.words("en"))
        XCTAssertEqual(english.headline(report), "Rep 3: lost at the knee, by 17°.")
        XCTAssertEqual(english.worst(report.reps[1]), "Rep 2 · lost at liftoff · 16° ± 2°")
    }

    func testAFullDiskAndALockedFolderAreToldAsWhatTheyAre() {
        func fault(_ code: CocoaError.Code) -> String { KeelError.told(CocoaError(code)).code }
        XCTAssertEqual(fault(.fileWriteOutOfSpace), "storage_full")
        XCTAssertEqual(fault(.fileWriteNoPermission), "storage_not_writable")
        XCTAssertEqual(fault(.fileReadUnknown), "storage_failed")
        let closed = KeelError.closed(detail: "closed")
        XCTAssertEqual(KeelError.told(closed), closed)
        struct Odd: Error {}
        XCTAssertEqual(KeelError.told(Odd()).next, .report)
    }

    private func blanks(_ sentence: String) -> Set<Substring> {
        Set(
            sentence.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { $0.prefix { $0 != "}" } }
        )
    }
}
