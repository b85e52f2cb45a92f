package io.keel.app.core

import io.keel.Report
import java.io.File

/**
 * Lays a film over its measurements. A film begins at a key frame at or before the first frame that was measured, and ends with the
 * last: so times are counted from the end, and nothing has to be kept beside the film.
 */
object FilmTime {
    /**
     * What to add to a film's own times to have those of the measurements, s; [lastS] is the time of the film's last frame. The duration
     * that was measured reaches to the end of that frame.
     */
    fun offsetS(
        lastS: Double,
        report: Report,
    ): Double = report.source.durationS - (report.source.fps?.let { 1 / it } ?: 0.0) - lastS

    /** Likewise, of a film that is not open yet. */
    fun offsetS(
        core: Core,
        film: String,
        report: Report,
    ): Double {
        val times =
            core.device.players.make().use { player ->
                player.open(File(film)) { }
            }
        return if (times.isEmpty()) 0.0 else offsetS(times.last() / US_PER_S, report)
    }

    private const val US_PER_S = 1e6
}
