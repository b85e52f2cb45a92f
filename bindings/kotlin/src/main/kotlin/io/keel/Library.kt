package io.keel

import io.keel.ffi.SetLibrary
import java.io.File

/**
 * A lifter's sets, kept in one folder: every call that returns has its effect on the disk, and a kill at any moment leaves a set
 * whole or absent. Sets are named by their ids.
 *
 * Calls may come from any thread, one goes on at a time; all of them touch the disk, so keep them off the main thread.
 */
public class Library private constructor(
    private val native: SetLibrary,
) : AutoCloseable {
    /** Up to [count] sessions, newest first, of those that began before [before]; `null` for the newest. */
    public fun sessions(
        before: Moment? = null,
        count: Int,
    ): List<Session> = call { native.sessions(before, count) }

    /** A page of 1 to 200 sets, newest first: the first, or the one after [after], which is [SetPage.next] of the page before. */
    public fun sets(
        filter: SetFilter = SetFilter(),
        after: String? = null,
        count: Int,
    ): SetPage = call { native.sets(filter, after, count) }

    /** How many sets there are. */
    public fun count(filter: SetFilter = SetFilter()): Long = call { native.count(filter) }

    /** A set with everything that is told of it. */
    public fun set(id: String): StoredSet = call { native.set(id) }

    /** The report that holds, as JSON, series included. */
    public fun reportJson(id: String): String = call { native.reportJson(id) }

    /** A set to be looked at again, under the report that holds. */
    public fun replay(id: String): Replay = call { Replay(native.replay(id)) }

    /** The track of a set, as it is stored. */
    public fun track(id: String): ByteArray = call { native.track(id) }

    /** The set-up of a set, for finding the same spot again; `null` where it was not seen well enough. */
    public fun setupGhost(id: String): SetupGhost? = call { native.setupGhost(id)?.let(::SetupGhost) }

    /**
     * Keeps a set. Keeping the same set again changes nothing. Without [judged] (judging failed) the facts and the film are kept.
     *
     * @throws KeelException.Argument for facts or a moment that can't be kept
     */
    public fun save(
        started: Moment,
        facts: SetFacts,
        judged: JudgedSet?,
        video: Video? = null,
        pictures: List<Picture> = emptyList(),
    ): Saved = call {
            if (judged == null) {
                native.save(started, facts, null, video, pictures)
            } else {
                judged.lendable.lend { native.save(started, facts, it, video, pictures) }
            }
        }

    /** Keeps a picture with a set, instead of the one of its kind that is there. */
    public fun keepPicture(
        id: String,
        picture: Picture,
    ): Unit = call { native.keepPicture(id, picture) }

    /** What is kept of a film of [bytes] bytes at [location] (a path or a URI); [head] is its first megabyte, or all of it. */
    public fun videoOf(
        location: String,
        bytes: Long,
        head: ByteArray,
    ): Video = call { native.videoOf(location, bytes, head) }

    /** Keeps a film with a set, instead of the one that it has; returns films that the platform is to delete. */
    public fun attachVideo(
        id: String,
        video: Video,
    ): List<Video> = call { native.attachVideo(id, video) }

    /** What became of a set's film, where its location is a path. */
    public fun videoState(id: String): VideoState = call { native.videoState(id) }

    /** What became of a set's film that only the platform can look at: [bytes] and [head] are of what lies there now. */
    public fun videoState(
        id: String,
        bytes: Long,
        head: ByteArray,
    ): VideoState = call { native.videoStateBy(id, bytes, head) }

    /** Changes what the lifter said of a set: note, load, belt, lift, place, and whether its film is kept. */
    public fun editFacts(
        id: String,
        facts: SetFacts,
    ): Unit = call { native.editFacts(id, facts) }

    /** Puts one more thing right; the report that holds from now on. The first one is kept. */
    public fun correct(
        id: String,
        correction: Correction,
    ): Report = call { native.correct(id, correction.toCrossed()) }

    /** Takes the latest correction back; the report that holds from now on. */
    public fun undoCorrection(id: String): Report = call { native.undoCorrection(id) }

    /** What the lifter put right, in its order. */
    public fun corrections(id: String): List<Correction> = call { native.corrections(id).map { it.toKeel() } }

    /** Lays a rep of one set over a rep of another, or of the same. Frame rates may differ. */
    public fun compare(
        a: CompareSide,
        b: CompareSide,
        anchor: CompareAnchor,
        axis: TimeAxis = TimeAxis.SECONDS,
    ): Comparison = call { native.compare(a, b, anchor, axis) }

    /** The trend over the judged sets of a filter. */
    public fun trend(filter: SetFilter = SetFilter()): Trend = call { native.trend(filter) }

    /** The questions about soreness that are due and not answered yet, the oldest day first. */
    public fun sorenessDue(now: Moment): List<SorenessDue> = call { native.sorenessDue(now) }

    /** Keeps an answer; answered again while it is due, the later answer holds. */
    public fun answerSoreness(
        at: Moment,
        due: SorenessDue,
        answer: SoreAnswer,
    ): Unit = call { native.answerSoreness(at, due, answer) }

    /** The log of one place, or of whatever was most sore, with what it says. */
    public fun sorenessLog(place: SoreSpot? = null): SorenessLog = call { native.sorenessLog(place) }

    /** Begins to judge stored sets by the rules of today. */
    public fun rejudge(filter: SetFilter = SetFilter()): Rejudge = call { Rejudge(native.rejudge(filter)) }

    /** Lets what the rules of today say of a set hold from now on. The original is kept. */
    public fun takeOver(id: String): Report = call { native.takeOver(id) }

    /** Begins an export into a new or empty folder. */
    public fun export(dir: File): Export = call { Export(native.export(dir.path)) }

    /** Begins an export of one set into a new or empty folder, in the same form; without answers about soreness. */
    public fun exportSet(
        id: String,
        dir: File,
    ): Export = call { Export(native.exportSet(id, dir.path)) }

    /** Begins a backup into a file; with films, where that is asked for. */
    public fun backup(
        file: File,
        withVideos: Boolean = false,
    ): Backup = call { Backup(native.backup(file.path, withVideos)) }

    /** Opens a backup and checks it: every byte, every name, the lists. */
    public fun openBackup(file: File): BackupFile =
        call {
            BackupFile(
                io.keel.ffi.BackupFile
                    .open(file.path),
            )
        }

    /** What a backup would bring: shown before the lifter chooses to merge or to replace. */
    public fun backupCounts(backup: BackupFile): BackupCounts = call { backup.lendable.lend { native.backupCounts(it) } }

    /** Restores a backup, step by step: from the first step to the last nobody else can write to the library. */
    public fun restore(
        backup: BackupFile,
        mode: RestoreMode,
    ): Restore = call { backup.lendable.lend { Restore(native.restore(it, mode)) } }

    /** Deletes a set, and its film where that lies in the library's folder; returns films that the platform is to delete. */
    public fun delete(id: String): List<Video> = call { native.delete(id) }

    /** Deletes a set's film and keeps everything else; returns films that the platform is to delete. */
    public fun deleteVideo(id: String): List<Video> = call { native.deleteVideo(id) }

    /** Deletes everything; returns films that the platform is to delete. */
    public fun deleteEverything(): List<Video> = call { native.deleteEverything() }

    /** Forgets films that are past their time, the oldest first; returns those that the platform is to delete. */
    public fun expireVideos(
        now: Moment,
        retention: Retention,
    ): List<Video> = call { native.expireVideos(now, retention) }

    /** What the library takes. */
    public fun storage(): LibraryStorage = call { native.storage() }

    /** Checks every page, reference and report of the database; throws with the first fault. */
    public fun check(): Unit = call { native.check() }

    /** Lets go of it; twice is once. */
    override fun close(): Unit = native.close()

    public companion object {
        /**
         * Opens the library in a folder, which is made where it is missing; an older one is brought up to date.
         *
         * @throws KeelException.BadLibrary where its database is damaged ([repair] helps), of a later Keel or of another program
         */
        public fun open(dir: File): Library = call { Library(SetLibrary.open(dir.path)) }

        /** Begins to repair the library in a folder: what is damaged is kept aside, and the list rebuilt from the tracks. */
        public fun repair(dir: File): Repair = call { Repair(io.keel.ffi.repairLibrary(dir.path)) }
    }
}
