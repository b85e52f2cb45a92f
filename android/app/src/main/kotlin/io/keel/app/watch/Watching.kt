package io.keel.app.watch

import android.view.Surface
import io.keel.Jump
import io.keel.Overlay
import io.keel.Replay
import io.keel.SeriesPoint
import io.keel.StoredSet
import io.keel.app.core.Core
import io.keel.app.core.FilmTime
import io.keel.app.seam.Player
import io.keel.app.seam.Players
import java.io.File

/**
 * A frame of the film that is on screen, with what is drawn over it.
 *
 * @property index its place in the film
 * @property timeS its time, s from the first frame that was measured; below 0 before it
 */
data class Shown(
    val index: Int,
    val timeS: Double,
    val overlay: Overlay?,
)

/**
 * What a set looks like when it is opened.
 *
 * @property frames how many frames the film has; without a film, how many moments there are to look at
 * @property hasFilm whether there is a film to look at
 */
data class Opened(
    val set: StoredSet,
    val jumps: List<Jump>,
    val series: List<SeriesPoint>,
    val times: FrameTimes,
    val hasFilm: Boolean,
)

/** A set that is looked at again: its film and its measurements, in step by presentation time. */
class Watching(
    private val core: Core,
    private val players: Players,
) {
    private var replay: Replay? = null
    private var player: Player? = null
    private var times = FrameTimes(DoubleArray(0))
    private var hasFilm = false
    private var surface: Surface? = null

    /** Who looks on; called on the player's thread. */
    @Volatile
    var viewer: ((Shown) -> Unit)? = null

    /** Opens a set. */
    fun open(id: String): Opened {
        close()
        val set = core.library.set(id)
        val replay = core.library.replay(id).also { replay = it }
        val player = players.make().also { player = it }
        player.show(surface)
        val film =
            set.video
                ?.location
                ?.let(::File)
                ?.takeIf(File::exists)
        val us = film?.let { player.open(it) { index -> show(index) } } ?: LongArray(0)
        hasFilm = us.isNotEmpty()
        val series = replay.series(MOST_POINTS)
        times =
            if (us.isEmpty()) {
                // Without a film the moments of the graph are stepped through.
                FrameTimes(DoubleArray(series.size) { series[it].timeS })
            } else {
                val offsetS = FilmTime.offsetS(us.last() / US_PER_S, replay.report)
                FrameTimes(DoubleArray(us.size) { us[it] / US_PER_S + offsetS })
            }
        return Opened(set.copy(report = replay.report), replay.jumps, series, times, hasFilm)
    }

    /** Asks the core again, after something was put right. */
    fun reopen(id: String): Opened {
        replay?.close()
        val replay = core.library.replay(id).also { replay = it }
        return Opened(core.library.set(id).copy(report = replay.report), replay.jumps, replay.series(MOST_POINTS), times, hasFilm)
    }

    private fun show(index: Int) {
        val timeS = times[index]
        viewer?.invoke(Shown(index, timeS, replay?.overlayAt(timeS)))
    }

    /** Shows a frame. */
    fun step(to: Int) {
        if (hasFilm) player?.step(to) else show(to)
    }

    /** Where the film is shown; `null` for nowhere. */
    fun show(on: Surface?) {
        surface = on
        player?.show(on)
    }

    /** Plays. */
    fun play(speed: Float) {
        player?.play(speed)
    }

    /** Stands still. */
    fun pause() {
        player?.pause()
    }

    /** Lets go of film and set. */
    fun close() {
        player?.close()
        replay?.close()
        player = null
        replay = null
    }

    private companion object {
        const val MOST_POINTS = 600
        const val US_PER_S = 1e6
    }
}
