package io.keel.app.seam

import android.view.Surface
import java.io.File
import java.io.IOException

/**
 * Keeps the camera's picture as a film that begins before the set does: what was encoded last waits in a ring until a set begins, and from
 * then on goes to the disk sample by sample, so that a film outlives its process as its set does.
 *
 * All times are those of the camera's frames, so that film and measurements can be laid over each other.
 */
interface ClipRecorder {
    /** Where the camera is to draw; `null` where there is no encoder. */
    fun open(): Surface?

    /** What lies before this time need not be kept any longer; ignored while a set is on. */
    fun forgetBefore(timeNs: Long)

    /** A set began: it is kept from the last key frame at or before [fromNs] on. */
    fun begin(fromNs: Long)

    /**
     * The set that was on has an id now, and its film ends with the frame at [untilNs]. Making that film is left to [unmade].
     *
     * @throws IOException where the disk refused in mid-set: there will be no film
     */
    fun finish(
        set: String,
        untilNs: Long,
    )

    /** Likewise of the set that was on when the process was killed; `null` where there was none, and whatever was kept goes. */
    fun recover(
        set: String?,
        untilNs: Long,
    )

    /** The films that are still to be made, of sets that have an id. */
    fun unmade(): List<UnmadeFilm>

    /** Throws away what is kept of the set that is on. */
    fun drop()

    /** Lets go of the encoder. A set that is on stays where it can be recovered. */
    fun close()
}

/** A film to be made for a set. */
interface UnmadeFilm {
    /** The set's id. */
    val set: String

    /** Makes it, which takes seconds. @throws IOException where the disk refuses; it can be made later */
    fun make(): File
}
