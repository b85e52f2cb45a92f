package io.keel

import io.keel.ffi.Overlay as CrossedOverlay
import io.keel.ffi.Replay as CrossedReplay

/**
 * What to draw over one frame of a film, px of the upright picture.
 *
 * @property timeS presentation time of the frame it belongs to, s from the film's first frame
 * @property curve the spine line, C7 first; empty where it was not seen
 * @property setup the set-up's line of the rep on, laid over this lower back; empty outside reps and before a set-up
 * @property changeDeg change against the set-up, deg, where both are known
 * @property phase phase on
 * @property rep number of the rep on, from 1
 */
public data class Overlay(
    val timeS: Double,
    val curve: Polyline,
    val setup: Polyline,
    val changeDeg: Double?,
    val phase: Phase?,
    val rep: Int?,
)

/** A judged set, ready to be looked at: cheap enough to ask for every frame shown. Times are s from the film's first frame. */
public class Replay internal constructor(
    private val native: CrossedReplay,
) : AutoCloseable {
    /** The report looked at. */
    public val report: Report get() = call { native.report() }

    /** Set-up, liftoff, knee-pass, lockout and worst moment of every rep, in order of time. */
    public val jumps: List<Jump> get() = call { native.jumps() }

    /** The overlay of the frame shown at [timeS]: the last whose time is not later. `null` before the first. */
    public fun overlayAt(timeS: Double): Overlay? = call { native.overlayAt(timeS)?.toKeel() }

    /** The series of the flexion for drawing: at most about [most] points, chosen so that the line looks the same. */
    public fun series(most: Int): List<SeriesPoint> = call { native.series(most) }

    /**
     * A frame of the film with its curves drawn, as a JPEG file, its longest side at most 1280 px. [timeS] is the frame's time;
     * [caption] goes into the corner ("12° ± 4°").
     *
     * @throws KeelException.NotThere before the film's first frame
     */
    public fun still(
        frame: Frame,
        timeS: Double,
        caption: String,
    ): ByteArray {
        val jpeg = call { native.still(frame.first, frame.second, frame.third, frame.info, timeS, caption) }
        frame.stillHere()
        return jpeg
    }

    /** Lets go of it; twice is once. */
    override fun close(): Unit = native.close()
}

internal fun CrossedOverlay.toKeel() = Overlay(timeS, PackedPoints(curve).line(), PackedPoints(setup).line(), changeDeg, phase, rep)
