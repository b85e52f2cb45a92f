package io.keel.app.seam

import android.view.Surface
import java.io.File

/** Plays a kept film frame by frame. Frames are named by their place in the film, from 0. */
interface Player : AutoCloseable {
    /** Opens a film; its presentation times in order, µs, or none where it can't be played. [shown] is told of every frame that is shown. */
    fun open(
        film: File,
        shown: (Int) -> Unit,
    ): LongArray

    /** Where the film is shown; `null` for nowhere. */
    fun show(on: Surface?)

    /** Shows one frame, exactly. */
    fun step(to: Int)

    /** Plays from the frame that is shown; [speed] 1 is as it was filmed. */
    fun play(speed: Float)

    /** Stands still. */
    fun pause()
}

/** Makes players. */
fun interface Players {
    /** A player, to be closed by whoever asked. */
    fun make(): Player
}
