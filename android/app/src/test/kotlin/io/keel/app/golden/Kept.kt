package io.keel.app.golden

import io.keel.JudgedSet
import io.keel.Library
import io.keel.Lift
import io.keel.LiveSet
import io.keel.Load
import io.keel.LoadUnit
import io.keel.Moment
import io.keel.Quality
import io.keel.Question
import io.keel.SetFacts
import io.keel.SoreAnswer
import io.keel.SorePlace
import io.keel.SoreSpot
import io.keel.Stage
import io.keel.app.fake.Samples
import java.io.File

/** A lifter's autumn: a library of rehearsed sets, the same every time. */
class Kept(
    folder: File,
) : AutoCloseable {
    val library: Library = Library.open(File(folder, "library"))
    private val evening = Moment(1_795_626_000_000, 60)

    /** The morning after the last session. */
    val now = later(days = 15, hours = 14)

    init {
        val loads = listOf(120.0, 125.0, 130.0, 130.0, 135.0, 140.0)
        loads.forEachIndexed { i, load ->
            judged("three_reps").use { save(later(3 * i), SetFacts(load = Load(load, LoadUnit.KG), belt = false), it) }
            answer(later(3 * i, 14), i)
        }
        judged("oblique_view").use { save(later(15, 1), SetFacts(load = Load(145.0, LoadUnit.KG), note = "slept badly, belt in the car"), it) }
    }

    private fun save(
        at: Moment,
        facts: SetFacts,
        set: JudgedSet,
    ) = library.save(at, facts, set).id

    private fun answer(
        at: Moment,
        nth: Int,
    ) {
        if (nth == 5) return // the last one waits
        library.sorenessDue(at).filter { it.question != Question.BEFORE }.forEach {
            val places = if (nth % 2 == 0) listOf(SorePlace(SoreSpot.LOW_BACK, 2, Quality.DULL)) else emptyList()
            library.answerSoreness(at, it, SoreAnswer(places, spreading = false))
        }
    }

    private fun later(
        days: Int,
        hours: Int = 0,
    ) = evening.copy(utcMs = evening.utcMs + days * MS_PER_DAY + hours * MS_PER_HOUR)

    /** The id of a set, the newest first. */
    fun id(nth: Int): String = library.sets(count = nth + 1).sets[nth].id

    override fun close() = library.close()

    private companion object {
        const val MS_PER_HOUR = 3_600_000L
        const val MS_PER_DAY = 24 * MS_PER_HOUR

        fun judged(track: String): JudgedSet =
            LiveSet.rehearsing(Samples.track(track)).use { live ->
                live.place()
                live.arm(0.0)
                val blank = Samples.Blank()
                var frame = 0
                var last: Stage? = null
                while (last !is Stage.Ended && frame < MOST) last = live.push(blank.at(Samples.timeNs(frame++))).stage
                if (last !is Stage.Ended) live.endSet()
                live.verdict()
            }

        const val MOST = 900
    }
}
