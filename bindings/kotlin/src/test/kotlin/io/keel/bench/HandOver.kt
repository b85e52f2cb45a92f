package io.keel.bench

import io.keel.LiveSet
import io.keel.Samples

/** Rounds that warm the machine up, and as many that are timed. */
private const val ROUNDS = 20

/** Times the way of a 1080p frame from its planes to its state, the network left out; prints the median and the 99th percentile. */
fun main() {
    val track = Samples.track("three_reps")
    val blank = Samples.Blank(1080, 1920)
    val times = ArrayList<Long>()
    repeat(2 * ROUNDS) { round ->
        LiveSet.rehearsing(track).use { live ->
            live.place()
            live.arm(0.0)
            repeat(Samples.FRAMES) {
                val frame = blank.at(Samples.timeNs(it))
                val began = System.nanoTime()
                live.push(frame)
                if (round >= ROUNDS) times += System.nanoTime() - began
            }
        }
    }
    times.sort()

    fun at(share: Double) = times[((times.size - 1) * share).toInt()] / 1000.0
    println("Kotlin: ${times.size} pushes, p50 %.1f us, p90 %.1f us, p99 %.1f us".format(at(0.5), at(0.9), at(0.99)))
}
