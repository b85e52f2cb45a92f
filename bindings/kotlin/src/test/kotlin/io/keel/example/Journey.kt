package io.keel.example

import io.keel.CameraFacts
import io.keel.CompareAnchor
import io.keel.CompareSide
import io.keel.Frame
import io.keel.Keel
import io.keel.KeelException
import io.keel.Library
import io.keel.LiveOptions
import io.keel.LiveSet
import io.keel.Load
import io.keel.LoadUnit
import io.keel.Moment
import io.keel.RestoreMode
import io.keel.SetFacts
import io.keel.SoreAnswer
import io.keel.Stage
import java.io.File

/** From the camera's frames to a set that is kept, looked at again and backed up. Returns the set's id. */
fun journey(
    live: LiveSet,
    frames: Iterator<Frame>,
    library: Library,
    now: Moment,
    folder: File,
): String {
    live.place() // the camera is open
    live.arm(countdownS = 0.0)
    while (frames.hasNext()) {
        val state =
            try {
                live.push(frames.next(), CameraFacts(freeStorageMb = 4_000.0))
            } catch (_: KeelException.Busy) {
                continue // another call is on: this frame is dropped
            }
        state.cue?.let { println("play $it") } // words and sounds are the app's
        state.overlay.curve.xy // drawn over the picture, with state.change and state.reps
        if (state.stage is Stage.Ended) break // or live.endSet() by a tap; live.undoEnd() takes it back
    }

    val id =
        live.verdict().use { judged ->
            val set = judged.report.set
            println("${set.headline.code}: ${set.repsHeld} of ${set.repsJudged} held, ${set.changeDeg}° ± ${set.marginDeg}°")
            val facts = SetFacts(load = Load(140.0, LoadUnit.KG), note = "belt off, felt fine")
            library.save(now, facts, judged).id // with the platform's film and pictures, where there are any
        }
    live.save() // the journal goes, the next set may be armed

    library.replay(id).use { replay ->
        for (jump in replay.jumps) {
            val overlay = replay.overlayAt(jump.timeS) ?: continue
            println("rep ${jump.rep} ${jump.kind}: ${overlay.changeDeg}°, ${overlay.curve.size} points over the film")
        }
    }
    library.compare(CompareSide(id, rep = 1), CompareSide(id, rep = 2), CompareAnchor.LIFTOFF).points

    library.sorenessDue(now).forEach { library.answerSoreness(now, it, SoreAnswer(emptyList(), spreading = false)) }

    val file = File(folder, "keel.backup")
    library.backup(file).use { backup -> backup.run { println("${it.done} of ${it.total}") } }
    library.openBackup(file).use { backup ->
        println("${library.backupCounts(backup).newSets} new sets")
        library.restore(backup, RestoreMode.MERGE).use { it.run() }
    }
    return id
}

/** What an app does as it starts: the network, the library, and a set that was on when the process was killed. */
fun start(folder: File): Pair<LiveSet, Library> {
    val journal = File(folder, "set.journal")
    val library = Library.open(File(folder, "library"))
    try {
        Keel.recover(journal)?.use { judged -> library.save(Moment(journal.lastModified(), 60), SetFacts(), judged) }
        journal.delete()
    } catch (_: KeelException.BadTrack) {
        journal.renameTo(File(folder, "set.unreadable")) // it holds no set, or a later Keel's: put aside, filming goes on
    }
    val live = Keel.open().use { keel -> keel.liveSet(LiveOptions(journal = journal)) }
    return live to library
}
