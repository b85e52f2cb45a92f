import Foundation
import Keel
import XCTest

/// A library in the hands of an app: kept, browsed, corrected, compared, backed up, deleted.
final class LibraryTests: KeelTestCase {
    private func later(_ hours: Int) -> Moment {
        Moment(utcMs: Samples.evening.utcMs + Int64(hours) * 3_600_000, offsetMin: Samples.evening.offsetMin)
    }

    private func opened() throws -> Library { try Library(folder.appendingPathComponent("library")) }

    private func save(
        _ library: Library, at moment: Moment = Samples.evening, facts: SetFacts = SetFacts(), video: Video? = nil,
        pictures: [Picture] = []
    ) throws -> String {
        try library.save(
            started: moment, facts: facts, judged: Samples.judged(), video: video, pictures: pictures
        ).id
    }

    func testSetsAreBrowsedPageByPageFilteredAndSearched() throws {
        let library = try opened()
        let ids = try (0..<5).map { index in
            let load = Load(value: 100 + Double(index), unit: .kg)
            return try save(library, at: later(index * 48), facts: SetFacts(load: load, note: "set number \(index)"))
        }
        let first = try library.sets(count: 2)
        XCTAssertEqual(first.sets.map(\.id), [ids[4], ids[3]])
        let second = try library.sets(after: first.next, count: 3)
        XCTAssertEqual(second.sets.map(\.id), [ids[2], ids[1], ids[0]])
        XCTAssertNil(second.next)
        XCTAssertEqual(try library.count(), 5)
        XCTAssertEqual(try library.sets(SetFilter(words: "number 3"), count: 10).sets.map(\.id), [ids[3]])
        XCTAssertEqual(try library.count(SetFilter(loadFrom: Load(value: 103, unit: .kg))), 2)
        XCTAssertEqual(try library.count(SetFilter(from: Engine.trainingDay(at: later(190)))), 1)
        XCTAssertEqual(try library.count(SetFilter(verdict: .held)), 0)
        let sessions = try library.sessions(count: 2)
        XCTAssertEqual(sessions[0].sets.map(\.id), [ids[4]])
        XCTAssertEqual(sessions[0].worst, ids[4])
        XCTAssertEqual(try library.sessions(before: sessions[1].started, count: 1).map(\.worst), [ids[2]])
        let again = try library.save(started: Samples.evening, facts: SetFacts(note: "again"), judged: Samples.judged())
        XCTAssertEqual(again, Saved(id: ids[0], isNew: false))
        try library.check()
    }

    func testASetIsOpenedCorrectedAndCompared() throws {
        let library = try opened()
        let id = try save(library)
        let set = try library.set(id)
        XCTAssertEqual(set.summary.day, "2026-11-25")
        let reps = try XCTUnwrap(set.report?.reps)
        XCTAssertEqual(reps.count, 3)
        XCTAssertTrue(try library.reportJson(id).hasPrefix("{"))
        XCTAssertEqual(try library.track(id), try Samples.judged().track())
        let corrections: [Correction] = [.delete(repAtS: reps[1].withinS), .lift(lift: .sumo)]
        XCTAssertEqual(try library.correct(id, corrections[0]).set.reps, 2)
        XCTAssertEqual(try library.correct(id, corrections[1]).lift, .sumo)
        XCTAssertEqual(try library.corrections(id), corrections)
        try library.undoCorrection(id)
        XCTAssertEqual(try library.undoCorrection(id).set.reps, 3)
        let liftoff = try XCTUnwrap(reps[1].liftoffS) + 0.1
        let moved = try library.correct(id, .event(repAtS: reps[1].withinS, event: .liftoff, timeS: liftoff))
        XCTAssertEqual(try XCTUnwrap(moved.reps[1].liftoffS), liftoff, accuracy: 1e-9)
        let comparison = try library.compare(
            CompareSide(set: id, rep: 1), CompareSide(set: id, rep: 3), anchor: .kneePass, axis: .pullShare)
        XCTAssertEqual([comparison.repA, comparison.repB], [1, 3])
        XCTAssertTrue(comparison.points.contains { $0.at == 0 && $0.differenceDeg != nil })
        XCTAssertEqual(comparison.differs, true)
        try library.editFacts(id, SetFacts(lift: .sumo, belt: true, note: "Gürtel"))
        XCTAssertEqual(try library.set(id).summary.facts.note, "Gürtel")
        let rejudge = try library.rejudge()
        try rejudge.run()
        XCTAssertTrue(try rejudge.found().isEmpty)
        XCTAssertEqual(try library.takeOver(id).set.reps, 3)
        XCTAssertEqual(
            try XCTUnwrap(library.setupGhost(id)).platePx, try XCTUnwrap(Samples.judged().setupGhost()).platePx,
            accuracy: 2)
        XCTAssertEqual(try library.replay(id).report(), try library.set(id).report)
    }

    func testFilmsAndPicturesBelongToTheirSet() throws {
        let library = try opened()
        let film = folder.appendingPathComponent("film.mp4")
        let bytes = Data((0..<5_000).map { UInt8(truncatingIfNeeded: $0) })
        try bytes.write(to: film)
        let video = try library.video(of: film.path, bytes: 5_000, head: bytes)
        let jpeg = try Engine.thumbnail(of: Blank().at(0), sidePx: 64)
        let id = try save(
            library, video: video,
            pictures: [Picture(kind: .thumbnail, rep: 0, jpeg: jpeg), Picture(kind: .worst, rep: 2, jpeg: jpeg)])
        try library.keepPicture(id, Picture(kind: .setup, rep: 2, jpeg: jpeg))
        let set = try library.set(id)
        XCTAssertEqual(set.video, video)
        XCTAssertEqual(Set(set.pictures.map(\.kind)), [.thumbnail, .setup, .worst])
        XCTAssertEqual(try Data(contentsOf: URL(fileURLWithPath: XCTUnwrap(set.summary.thumbnail))), jpeg)
        XCTAssertEqual(try library.videoState(id), .present)
        XCTAssertEqual(try library.videoState(id, bytes: 4_999, head: bytes), .swapped)
        XCTAssertEqual(try library.videoState(id, bytes: 5_000, head: bytes), .present)
        XCTAssertEqual(try library.storage().foreignVideosBytes, 5_000)
        XCTAssertEqual(try library.expireVideos(now: later(24), retention: Retention(days: 7)), [])
        XCTAssertEqual(try library.expireVideos(now: later(24 * 8), retention: Retention(days: 7)), [video])
        XCTAssertEqual(try library.videoState(id), .removed)
        XCTAssertEqual(try library.deleteVideo(id), [])
        XCTAssertEqual(try library.delete(id), [])
        let facts = SetFacts(note: "it was judged by nobody")
        let unjudged = try library.save(started: Samples.evening, facts: facts, judged: nil, video: video).id
        XCTAssertNil(try library.set(unjudged).report)
        XCTAssertEqual(try library.deleteEverything(), [video])
        XCTAssertEqual(try library.storage().sets, 0)
    }

    func testSorenessIsAskedForAnsweredAndTold() throws {
        let library = try opened()
        _ = try save(library)
        let due = try XCTUnwrap(library.sorenessDue(now: later(14)).first { $0.question == .morning })
        XCTAssertEqual(due.day, "2026-11-25")
        let places = [SorePlace(place: .lowBack, score: 3, quality: .dull)]
        try library.answerSoreness(at: later(14), due, SoreAnswer(places: places, spreading: false))
        let log = try library.sorenessLog(.lowBack)
        XCTAssertEqual(log.finding?.code, .notEnough)
        XCTAssertEqual(log.finding?.need, 10)
        // So few sessions are counted; no score of them is told.
        XCTAssertEqual(log.days, [])
        XCTAssertFalse(try library.sorenessDue(now: later(14)).contains { $0.question == .morning })
    }

    func testTrendsHoldWhatWasKept() throws {
        let library = try opened()
        let facts = SetFacts(load: Load(value: 100, unit: .kg))
        for index in 0..<6 { _ = try save(library, at: later(48 * index), facts: facts) }
        let trend = try library.trend(SetFilter(lift: .conventional))
        XCTAssertEqual(trend.series.map(\.points.count), [6])
        XCTAssertEqual(trend.series[0].conditions.loadFromKg, 100)
        XCTAssertEqual(try XCTUnwrap(trend.series[0].perDay).slope, 0, accuracy: 1e-9)
        XCTAssertEqual(trend.byLoad.map(\.sets), [6])
    }

    func testABackupBringsBackWhatWasDeletedAndAnExportCanBeRead() throws {
        let library = try opened()
        let id = try save(library, facts: SetFacts(note: "keep me"))
        let file = folder.appendingPathComponent("keel.backup")
        let backup = try library.backup(to: file, withVideos: true)
        try backup.run()
        XCTAssertTrue(try backup.missing().isEmpty)
        backup.close()
        try library.delete(id)
        let other = try save(library, at: later(48))
        let written = try library.openBackup(file)
        let counts = try library.backupCounts(written)
        XCTAssertEqual([counts.sets, counts.newSets, counts.onlyHere], [1, 1, 1])
        // Given up after its first step, it changes nothing.
        let givenUp = try library.restore(written, mode: .replace)
        try givenUp.step()
        givenUp.close()
        XCTAssertEqual(try library.sets(count: 9).sets.map(\.id), [other])
        let restore = try library.restore(library.openBackup(file), mode: .merge)
        var told = 0
        try restore.run { _ in told += 1 }
        XCTAssertEqual(told, 2)
        XCTAssertEqual(try restore.restored().newSets, 1)
        restore.close()
        XCTAssertEqual(try library.set(id).summary.facts.note, "keep me")
        let export = folder.appendingPathComponent("export")
        try library.export(to: export).run()
        let files = try FileManager.default.subpathsOfDirectory(atPath: export.path)
        XCTAssertTrue(files.contains { $0.hasSuffix("series.csv") })
        XCTAssertNotEqual(try library.storage().tracksBytes, 0)
    }
}
