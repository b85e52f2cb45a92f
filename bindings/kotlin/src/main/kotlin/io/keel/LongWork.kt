package io.keel

import io.keel.ffi.Backup as CrossedBackup
import io.keel.ffi.BackupFile as CrossedFile
import io.keel.ffi.Export as CrossedExport
import io.keel.ffi.Rejudge as CrossedRejudge
import io.keel.ffi.Repair as CrossedRepair
import io.keel.ffi.Restore as CrossedRestore

/** Work that goes on step by step, on whatever thread calls it. Closing it before it is done cancels it. */
public sealed class LongWork(
    private val native: AutoCloseable,
    private val next: () -> WorkProgress,
) : AutoCloseable {
    /** Does the next step; the work is done when as many are done as there are. */
    public fun step(): WorkProgress = call { next() }

    /** Does all steps that are left, and tells each. */
    public fun run(told: (WorkProgress) -> Unit = {}) {
        do {
            val progress = step()
            told(progress)
        } while (progress.done < progress.total)
    }

    /** Lets go of it; twice is once. */
    override fun close(): Unit = native.close()
}

/** Writes a library as files that other programs read: JSON, CSV, pictures, overlays, and a description of their form. */
public class Export internal constructor(
    native: CrossedExport,
) : LongWork(native, native::step)

/** Writes a backup; its file takes its place when it is whole. */
public class Backup internal constructor(
    private val native: CrossedBackup,
) : LongWork(native, native::step) {
    /** Files that the library names and does not have; known when all is done. */
    public val missing: List<String> get() = call { native.missing() }
}

/**
 * Takes a backup into a library. Until its last step the library is what it was; a step that fails takes everything back, and the next
 * begins anew.
 */
public class Restore internal constructor(
    private val native: CrossedRestore,
) : LongWork(native, native::step) {
    /** What was done; known when all is done. */
    public val restored: Restored get() = call { native.restored() }
}

/** Judges stored sets by the rules of today and lists what comes out differently. It writes nothing: see [Library.takeOver]. */
public class Rejudge internal constructor(
    private val native: CrossedRejudge,
) : LongWork(native, native::step) {
    /** The sets found so far that come out differently, in order of time. */
    public val found: List<Rejudged> get() = call { native.found() }
}

/** Brings a damaged library back, track by track. */
public class Repair internal constructor(
    private val native: CrossedRepair,
) : LongWork(native, native::step) {
    /** What was done so far. */
    public val repaired: Repaired get() = call { native.repaired() }
}

/** A backup that was opened and checked. A [Restore] takes it. */
public class BackupFile internal constructor(
    native: CrossedFile,
) : AutoCloseable {
    internal val lendable = Lendable(native)

    /** Lets go of it; twice is once. */
    override fun close(): Unit = lendable.close()
}
