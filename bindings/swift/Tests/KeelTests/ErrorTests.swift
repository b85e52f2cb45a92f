import Foundation
import Keel
import XCTest

/// Every kind of failure comes with the value that was wrong and a next step.
final class ErrorTests: KeelTestCase {
    /// Checks that a call fails so; what it says in English is left out.
    private func check<T>(
        _ expected: KeelError, _ call: @autoclosure () throws -> T, file: StaticString = #filePath, line: UInt = #line
    ) throws {
        let found = try failure(of: call, file: file, line: line)
        XCTAssertEqual(found.untold, expected.untold, file: file, line: line)
    }

    func testFramesThatDoNotFit() throws {
        let live = try LiveSet.rehearsing(track: Samples.track())
        let blank = Blank()
        try check(
            .order(call: "push", stage: "before the camera is open", detail: "", next: .callInOrder),
            live.push(blank.at(0)))
        try live.place()
        _ = try live.push(blank.at(0))
        try check(
            .frameTime(beforeNs: 0, givenNs: 0, leapt: false, detail: "", next: .callInOrder), live.push(blank.at(0)))
        let short = Frame(blank.format, timeNs: Samples.timeNs(1), planes: Data(count: 10), Data(count: 10))
        guard case .badFrame(.planeLength, 10, let needed, _, _) = try failure(of: { try live.push(short) }) else {
            return XCTFail("short planes were taken")
        }
        XCTAssertGreaterThan(needed, 1080 * 1900)
        try check(
            .argument(field: "tilt_deg", given: "NaN", detail: "", next: .correctValue),
            live.push(blank.at(Samples.timeNs(1)), facts: CameraFacts(tiltDeg: .nan)))
        try check(
            .argument(field: "countdown_s", given: "-1", detail: "", next: .correctValue), live.arm(countdownS: -1))
        try live.arm(countdownS: 0)
        _ = try live.push(blank.at(Samples.timeNs(1)))
        try live.beginSet()
        try check(
            .frameSize(
                widthPx: 1080, heightPx: 1920, givenWidthPx: 1920, givenHeightPx: 1080, detail: "", next: .beginAgain),
            live.push(Blank(widthPx: 1920, heightPx: 1080).at(Samples.timeNs(2))))
    }

    func testTracksNetworksAndJournalsThatAreNone() throws {
        let noTrack = KeelError.badTrack(fault: .notATrack, detail: "", next: .chooseAnother)
        try check(noTrack, LiveSet.rehearsing(track: Data([1, 2, 3])))
        let text = folder.appendingPathComponent("text.onnx")
        try Data("no network".utf8).write(to: text)
        XCTAssertEqual(try failure(of: { try Engine(model: text) }).code, "storage_failed")
        try Data("{}".utf8).write(to: folder.appendingPathComponent("text.json"))
        try check(.model(fault: .manifest, detail: "", next: .replaceModel), Engine(model: text))
        XCTAssertNil(try Engine.recover(journal: folder.appendingPathComponent("none")))
        try check(noTrack, Engine.recover(journal: text))
    }

    func testWhatTheLibraryRefuses() throws {
        let dir = folder.appendingPathComponent("library")
        let library = try Library(dir)
        let id = try library.save(started: Samples.evening, facts: SetFacts(), judged: Samples.judged()).id
        let none = String(repeating: "0", count: 32)
        XCTAssertEqual(try failure(of: { try library.set(none) }).code, "not_there_set")
        for (field, call) in [
            ("id", { _ = try library.set("no id") }),
            ("count", { _ = try library.sets(count: 1000) }),
            ("after", { _ = try library.sets(after: "x", count: 1) }),
            ("day", { _ = try library.count(SetFilter(from: "yesterday")) }),
            ("note", { try library.editFacts(id, SetFacts(note: "")) }),
            ("load", { try library.editFacts(id, SetFacts(load: Load(value: -1, unit: .kg))) }),
            ("moment", { _ = try library.sorenessDue(now: Moment(utcMs: 0, offsetMin: 0)) }),
            ("offset_min", { _ = try Engine.trainingDay(at: Moment(utcMs: 0, offsetMin: 100_000)) }),
        ] as [(String, () throws -> Void)] {
            guard case .argument(field, _, _, .correctValue) = try failure(of: call) else {
                return XCTFail("\(field) was taken")
            }
        }
        let rep = try XCTUnwrap(library.set(id).report?.reps.first)
        let late = Correction.event(repAtS: rep.withinS, event: .lockout, timeS: 0)
        guard
            case .badCorrection(.outOfOrder, 0, let from?, let to?, _, _) = try failure(of: {
                try library.correct(id, late)
            })
        else { return XCTFail("a lockout before its rep was taken") }
        XCTAssertLessThan(from, to)
        XCTAssertEqual(try failure(of: { try library.undoCorrection(id) }).code, "not_there_correction")
        let ninth = CompareSide(set: id, rep: 9)
        XCTAssertEqual(
            try failure(of: { try library.compare(ninth, ninth, anchor: .liftoff) }).code, "not_there_rep")
        let due = SorenessDue(day: "2026-11-01", question: .morning)
        let answer = SoreAnswer(places: [], spreading: false)
        XCTAssertEqual(
            try failure(of: { try library.answerSoreness(at: Samples.evening, due, answer) }).code,
            "not_there_question")
    }

    func testFilesThatAreInTheWayOrDamaged() throws {
        let dir = folder.appendingPathComponent("library")
        let library = try Library(dir)
        try library.save(started: Samples.evening, facts: SetFacts(), judged: Samples.judged())
        let full = folder.appendingPathComponent("full")
        try FileManager.default.createDirectory(at: full, withIntermediateDirectories: true)
        let file = full.appendingPathComponent("file")
        try Data("x".utf8).write(to: file)
        let storage = try failure(of: { try library.export(to: full) })
        guard case .storage(.notEmpty, full.path, _, _) = storage else { return XCTFail("\(storage)") }
        try check(.badBackup(fault: .notWhole, detail: "", next: .restore), library.openBackup(file))
        library.close()
        let database = dir.appendingPathComponent("keel.db")
        let text = String(repeating: "no database at all, but long enough to be one", count: 100)
        try Data(text.utf8).write(to: database)
        try check(.badLibrary(fault: .damaged, detail: "", next: .repair), Library(dir))
        let repair = try Library.repair(dir)
        try repair.run()
        let repaired = try repair.repaired()
        XCTAssertEqual(repaired.rebuilt, 1)
        XCTAssertTrue(FileManager.default.fileExists(atPath: try XCTUnwrap(repaired.keptAside)))
        repair.close()
    }
}

extension KeelError {
    /// Everything but what it says in English.
    fileprivate var untold: String { "\(self)".replacingOccurrences(of: String(reflecting: detail), with: "") }
}
