package io.keel.app.seam

import android.view.Surface
import io.keel.Frame

/** Where frames come from: the phone's camera, or a film in tests. */
interface FrameSource {
    /** The lenses that look away from the screen, by the name that [open] takes; the first is the phone's main lens. */
    fun lenses(): List<Lens>

    /** Opens a lens and hands its frames to [sink], on a thread of its own, until [close]. [encoder] is filmed beside. */
    fun open(
        lens: String?,
        encoder: Surface?,
        sink: FrameSink,
    )

    /** Where the picture is shown; `null` for nowhere. */
    fun show(on: Surface?)

    /** Holds focus, exposure and white balance as they are, or lets them go. */
    fun lock(held: Boolean)

    /** Lets the camera go; twice is once. */
    fun close()
}

/**
 * A lens.
 *
 * @property name what the system calls it
 * @property viewAngleDeg how wide it sees along the picture's longer side
 */
data class Lens(
    val name: String,
    val viewAngleDeg: Double?,
)

/** Takes what a camera gives. */
interface FrameSink {
    /** A frame; its planes are only borrowed for the call. */
    fun frame(frame: Frame)

    /** The camera is gone. */
    fun lost(why: CameraLoss)
}

/** Why there is no camera. */
enum class CameraLoss {
    /** The lifter has not allowed it. */
    DENIED,

    /** Another app has it. */
    TAKEN,

    /** The phone has none, or it fails. */
    FAILED,
}
