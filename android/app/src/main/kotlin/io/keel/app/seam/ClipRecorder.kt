package io.keel.app.seam

import android.view.Surface
import java.io.File

/**
 * Keeps the camera's picture as a film that begins before the set does: what was encoded last waits in a ring until a set begins.
 *
 * All times are those of the camera's frames, so that film and measurements can be laid over each other.
 */
interface ClipRecorder {
    /** Where the camera is to draw; `null` where there is no encoder. */
    fun open(): Surface?

    /** What lies before this time need not be kept any longer; ignored while a film is written. */
    fun forgetBefore(timeNs: Long)

    /** A set began: a film is written from the last key frame at or before [fromNs]. */
    fun begin(fromNs: Long)

    /** The film, up to and with the frame at [untilNs]; `null` where none could be written. */
    fun finish(untilNs: Long): File?

    /** Throws away what is written and what waits. */
    fun drop()

    /** Lets go of the encoder. */
    fun close()
}
