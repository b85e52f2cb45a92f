import Foundation
import Keel

/// From the camera's frames to a set that is kept, looked at again and backed up. Returns the set's id.
func journey(
    live: LiveSet, frames: some Sequence<Frame>, library: Library, now: Moment, folder: URL
) throws(KeelError) -> String {
    try live.place()  // the camera is open
    try live.arm(countdownS: 0)
    filming: for frame in frames {
        let state: LiveState
        do throws(KeelError) {
            state = try live.push(frame, facts: CameraFacts(freeStorageMb: 4_000))
        } catch .busy {
            continue  // another call is on: this frame is dropped
        }
        if let cue = state.cue { print("play \(cue)") }  // words and sounds are the app's
        _ = state.overlay.curve.xy  // drawn over the picture, with state.change and state.reps
        if case .ended = state.stage { break filming }  // or live.endSet() by a tap; live.undoEnd() takes it back
    }

    let judged = try live.verdict()
    let set = try judged.report().set
    print("\(set.headline.code): \(set.repsHeld) of \(set.repsJudged) held, \(set.changeDeg ?? 0)°")
    let facts = SetFacts(load: Load(value: 140, unit: .kg), note: "belt off, felt fine")
    // With the platform's film and pictures, where there are any.
    let id = try library.save(started: now, facts: facts, judged: judged).id
    try live.save()  // the journal goes, the next set may be armed

    let replay = try library.replay(id)
    for jump in try replay.jumps() {
        guard let overlay = try replay.overlay(atS: jump.timeS) else { continue }
        print("rep \(jump.rep) \(jump.kind): \(overlay.changeDeg ?? 0)°, \(overlay.curve.count) points over the film")
    }
    _ = try library.compare(CompareSide(set: id, rep: 1), CompareSide(set: id, rep: 2), anchor: .liftoff).points

    for due in try library.sorenessDue(now: now) {
        try library.answerSoreness(at: now, due, SoreAnswer(places: [], spreading: false))
    }

    let file = folder.appendingPathComponent("keel.backup")
    try library.backup(to: file).run { print("\($0.done) of \($0.total)") }
    let backup = try library.openBackup(file)
    print("\(try library.backupCounts(backup).newSets) new sets")
    try library.restore(backup, mode: .merge).run()
    return id
}

/// What an app does as it starts: the network, the library, and a set that was on when the process was killed.
func start(folder: URL) throws -> (LiveSet, Library) {
    let journal = folder.appendingPathComponent("set.journal")
    let library = try Library(folder.appendingPathComponent("library"))
    do {
        if let judged = try Engine.recover(journal: journal) {
            let written = try journal.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
            let started = Moment(utcMs: Int64((written ?? Date()).timeIntervalSince1970 * 1000), offsetMin: 60)
            try library.save(started: started, facts: SetFacts(), judged: judged)
            try FileManager.default.removeItem(at: journal)
        }
    } catch KeelError.badTrack {
        // It holds no set, or a later Keel's: put aside, filming goes on.
        let aside = folder.appendingPathComponent("set.unreadable")
        try? FileManager.default.removeItem(at: aside)
        try FileManager.default.moveItem(at: journal, to: aside)
    }
    return (try Engine().liveSet(LiveOptions(journal: journal)), library)
}
